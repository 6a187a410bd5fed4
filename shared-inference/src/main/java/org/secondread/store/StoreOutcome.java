package org.secondread.store;

import java.nio.file.Path;

/**
 * What became of one instance.
 *
 * @param file as given by the caller
 * @param sopInstanceUid null when the file could not be read
 * @param result what became of it
 * @param status status of the C-STORE response (DICOM PS3.4 table B.2-1), or {@link #NO_STATUS}
 * @param message for the user: no path and no patient data
 */
public record StoreOutcome(
    Path file, String sopInstanceUid, Result result, int status, String message) {
  /** No response came. */
  public static final int NO_STATUS = -1;

  /** From best to worst. */
  public enum Result {
    STORED,
    STORED_WITH_WARNING,
    /** The archive answered with a failure or accepted no way to send it. */
    REFUSED,
    /** Sent, but whether it was stored is unknown: no answer came. */
    UNCERTAIN,
    /** Nothing arrived: no association, or the file is not readable DICOM, or a cancellation. */
    NOT_SENT
  }

  public boolean isStored() {
    return result == Result.STORED || result == Result.STORED_WITH_WARNING;
  }
}
