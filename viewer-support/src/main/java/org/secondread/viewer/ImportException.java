package org.secondread.viewer;

import java.io.IOException;

/** Why the viewer did not take a result into its study, in words for the reader. */
public final class ImportException extends IOException {
  private static final long serialVersionUID = 1L;

  public ImportException(String message) {
    super(message);
  }

  public ImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
