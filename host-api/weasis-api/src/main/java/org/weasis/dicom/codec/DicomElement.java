package org.weasis.dicom.codec;

/** A DICOM object. */
public interface DicomElement {}
