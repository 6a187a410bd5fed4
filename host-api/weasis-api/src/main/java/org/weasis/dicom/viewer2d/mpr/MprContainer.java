package org.weasis.dicom.viewer2d.mpr;

import org.weasis.dicom.explorer.DicomViewerPlugin;

/** The MPR viewer. */
public class MprContainer extends DicomViewerPlugin {
  public MprController getMprController() {
    throw new UnsupportedOperationException();
  }
}
