package org.weasis.dicom.codec;

/** An object without a thumbnail. */
public abstract class HiddenSpecialElement extends DicomSpecialElement {}
