package org.weasis.dicom.viewer2d.mpr;

import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.dicom.codec.DicomImageElement;

/** The images of a volume. */
public class AbstractStack {
  public MediaSeries<DicomImageElement> getSeries() {
    throw new UnsupportedOperationException();
  }
}
