package org.weasis.dicom.codec;

import org.weasis.core.api.media.data.MediaElement;

/** An object that is no image. */
public class DicomSpecialElement extends MediaElement implements DicomElement {}
