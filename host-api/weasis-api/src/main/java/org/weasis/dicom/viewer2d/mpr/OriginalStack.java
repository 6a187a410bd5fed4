package org.weasis.dicom.viewer2d.mpr;

/** The images that a volume was built from. */
public abstract class OriginalStack extends AbstractStack {}
