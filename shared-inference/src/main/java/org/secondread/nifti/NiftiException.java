package org.secondread.nifti;

import java.io.IOException;

/** Why a file is no NIfTI-1 volume that can be read; the message says what was found. */
public final class NiftiException extends IOException {
  private static final long serialVersionUID = 1L;

  public NiftiException(String message) {
    super(message);
  }

  public NiftiException(String message, Throwable cause) {
    super(message, cause);
  }
}
