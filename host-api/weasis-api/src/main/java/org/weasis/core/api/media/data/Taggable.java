package org.weasis.core.api.media.data;

/** Carries values by tag that can be set. */
public interface Taggable extends TagReadable {}
