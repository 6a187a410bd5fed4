package org.secondread.volume;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Which images of an MR series were read as diffusion-weighted, and why.
 *
 * @param bValue the weighting in s/mm2, rounded to the scanner's own precision of whole numbers;
 *     empty where the series does not state it
 * @param imagesPerPosition images that make one slice, at most; 1 unless they are averaged
 * @param how how a slice was made of them
 * @param reason one sentence: what there was to choose from and what in the headers decided
 */
public record DiffusionChoice(
    OptionalDouble bValue, int imagesPerPosition, How how, String reason) {

  /** How a slice came from images. */
  public enum How {
    /** The trace image that the scanner made. */
    TRACE_IMAGE("the scanner's trace image"),
    /** The one image at each position, along one direction or a trace that does not say so. */
    SINGLE_IMAGE("the one image per position"),
    /**
     * The geometric mean of the directions' images: {@code exp(-b * trace(D) / 3)} for evenly
     * spread directions, whatever way the fibres run, and so what scanners call a trace image. The
     * arithmetic mean would brighten white matter, whose signal differs between directions.
     */
    GEOMETRIC_MEAN("the geometric mean of %d images per position");

    private final String text;

    How(String text) {
      this.text = text;
    }
  }

  /** One line for the reader, such as {@code b=1000, the scanner's trace image}. */
  public String summary() {
    String b =
        bValue.isPresent()
            ? String.format(Locale.ROOT, "b=%.0f", bValue.getAsDouble())
            : "b-value not stated";
    return b + ", " + how.text.formatted(imagesPerPosition);
  }
}
