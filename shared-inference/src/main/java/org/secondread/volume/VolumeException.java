package org.secondread.volume;

import java.util.List;

/** Why no volume could be read, in words for the reader. */
public final class VolumeException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong, for callers that answer differently. */
  public enum Kind {
    /** No file given, or none of them is DICOM. */
    NO_DICOM,
    /** DICOM, but no image among it. */
    NO_IMAGES,
    /** Images of more than one patient; {@link VolumeException#candidates} lists the series. */
    SEVERAL_PATIENTS,
    /** More than one series would do; {@link VolumeException#candidates} lists them. */
    SEVERAL_SERIES,
    /** The series asked for is not there. */
    UNKNOWN_SERIES,
    /** No series of the modality the lesion is read on. */
    WRONG_MODALITY,
    /** The series names another part of the body than the head. */
    WRONG_BODY_PART,
    /** A file cannot be read or is no valid DICOM. */
    UNREADABLE,
    /** An image without Pixel Data. */
    NO_PIXEL_DATA,
    /** A file that ends too early, or Pixel Data shorter than the header says. */
    TRUNCATED,
    /** Nothing here decodes the compression. */
    UNSUPPORTED_TRANSFER_SYNTAX,
    /** Colour, packed bits, lookup tables: pixels that are no plain grey values. */
    UNSUPPORTED_PIXELS,
    /** Position, orientation or pixel spacing is absent. */
    MISSING_GEOMETRY,
    /** Position, orientation or pixel spacing contradict themselves. */
    INCONSISTENT_GEOMETRY,
    /** No image is axial. */
    NOT_AXIAL,
    /** An MR series without a diffusion-weighted image that can be read. */
    NO_DIFFUSION,
    /** Several images at each position, such as b-values, and nothing says which to read. */
    SEVERAL_VOLUMES,
    /** Rescale values that are absent where needed, zero or no number. */
    INVALID_RESCALE,
    /** Values that are no numbers, or the same everywhere. */
    INVALID_VALUES,
    /** No slice shows a brain, so that there is nothing to read. */
    NO_BRAIN
  }

  private final Kind kind;
  private final transient List<SeriesCandidate> candidates;

  public VolumeException(Kind kind, String message) {
    this(kind, message, List.of());
  }

  public VolumeException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.candidates = List.of();
  }

  public VolumeException(Kind kind, String message, List<SeriesCandidate> candidates) {
    super(message);
    this.kind = kind;
    this.candidates = List.copyOf(candidates);
  }

  public Kind kind() {
    return kind;
  }

  /** The series found, where the answer to the failure is to choose one of them; else empty. */
  public List<SeriesCandidate> candidates() {
    return candidates == null ? List.of() : candidates;
  }
}
