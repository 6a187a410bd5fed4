package org.weasis.core.api.media.data;

/** An image. */
public class ImageElement extends MediaElement {}
