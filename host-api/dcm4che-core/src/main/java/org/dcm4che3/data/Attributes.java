package org.dcm4che3.data;

/** A DICOM dataset. */
public class Attributes {}
