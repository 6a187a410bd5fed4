package org.secondread.volume;

import java.nio.file.Path;

/**
 * A file that is part of no series.
 *
 * @param file the file
 * @param why the sort of obstacle
 * @param reason one sentence for the reader
 */
public record SkippedFile(Path file, Why why, String reason) {

  /** The sorts of obstacle. */
  public enum Why {
    /** Something else than DICOM, such as a text file. */
    NOT_DICOM,
    /** DICOM without an image, such as a report or a DICOMDIR. */
    NOT_AN_IMAGE,
    /** Looks like DICOM but cannot be read: an image may be missing. */
    DAMAGED
  }
}
