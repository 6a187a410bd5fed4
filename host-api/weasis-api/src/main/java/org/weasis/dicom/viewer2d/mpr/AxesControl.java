package org.weasis.dicom.viewer2d.mpr;

import org.joml.Vector3d;

/** Where the planes of an MPR viewer meet. */
public class AxesControl {
  public void setCenter(Vector3d center) {
    throw new UnsupportedOperationException();
  }
}
