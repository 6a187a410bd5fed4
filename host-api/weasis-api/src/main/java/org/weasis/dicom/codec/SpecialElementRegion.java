package org.weasis.dicom.codec;

/** Regions drawn over images. */
public interface SpecialElementRegion {
  boolean isReady();
}
