package org.weasis.dicom.codec;

import org.weasis.core.api.media.data.ImageElement;

/** An image or a frame of a multi-frame image. */
public class DicomImageElement extends ImageElement implements DicomElement {}
