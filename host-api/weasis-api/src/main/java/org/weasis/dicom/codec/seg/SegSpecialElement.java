package org.weasis.dicom.codec.seg;

import org.weasis.dicom.codec.HiddenSpecialElement;
import org.weasis.dicom.codec.SpecialElementRegion;

/** A segmentation; ready when its outlines can be drawn. */
public class SegSpecialElement extends HiddenSpecialElement implements SpecialElementRegion {
  @Override
  public boolean isReady() {
    throw new UnsupportedOperationException();
  }
}
