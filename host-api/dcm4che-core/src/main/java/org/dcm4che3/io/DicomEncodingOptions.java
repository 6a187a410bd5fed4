package org.dcm4che3.io;

/** Which lengths are written, and which are left undefined (DICOM PS3.5, section 7.5). */
public class DicomEncodingOptions {

  /** No group lengths; undefined lengths of sequences and items unless they are empty. */
  public static final DicomEncodingOptions DEFAULT =
      new DicomEncodingOptions(false, true, false, true, false);

  public final boolean groupLength;
  public final boolean undefSequenceLength;
  public final boolean undefEmptySequenceLength;
  public final boolean undefItemLength;
  public final boolean undefEmptyItemLength;

  /**
   * Chooses how lengths are written.
   *
   * @throws IllegalArgumentException when empty ones shall be undefined but others not
   */
  public DicomEncodingOptions(
      boolean groupLength,
      boolean undefSeqLength,
      boolean undefEmptySeqLength,
      boolean undefItemLength,
      boolean undefEmptyItemLength) {
    if (undefEmptySeqLength && !undefSeqLength) {
      throw new IllegalArgumentException("undefEmptySeqLength needs undefSeqLength");
    }
    if (undefEmptyItemLength && !undefItemLength) {
      throw new IllegalArgumentException("undefEmptyItemLength needs undefItemLength");
    }
    this.groupLength = groupLength;
    this.undefSequenceLength = undefSeqLength;
    this.undefEmptySequenceLength = undefEmptySeqLength;
    this.undefItemLength = undefItemLength;
    this.undefEmptyItemLength = undefEmptyItemLength;
  }
}
