package org.weasis.dicom.codec.utils;

/** The instances that a download is to bring. */
public class SeriesInstanceList {
  public int size() {
    throw new UnsupportedOperationException();
  }
}
