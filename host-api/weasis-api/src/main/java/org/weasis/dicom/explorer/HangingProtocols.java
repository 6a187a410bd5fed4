package org.weasis.dicom.explorer;

/** How imported series are opened. */
public class HangingProtocols {
  public enum OpeningViewer {
    NONE,
    ALL_PATIENTS
  }
}
