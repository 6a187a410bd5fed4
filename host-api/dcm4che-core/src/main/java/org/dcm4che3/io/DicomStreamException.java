package org.dcm4che3.io;

import java.io.IOException;

/** The bytes are not DICOM, or break its encoding rules (DICOM PS3.5, section 7). */
public class DicomStreamException extends IOException {

  public DicomStreamException() {}

  public DicomStreamException(String message) {
    super(message);
  }

  public DicomStreamException(Throwable cause) {
    super(cause);
  }

  public DicomStreamException(String message, Throwable cause) {
    super(message, cause);
  }
}
