package org.secondread.seg;

import java.util.List;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/** Frames of a segmentation as Pixel Data bytes (DICOM PS3.5 section 8.1.1). */
final class FramePixels {
  static final int MAXIMUM_FRACTIONAL_VALUE = 255;

  private FramePixels() {}

  /**
   * One bit per pixel, first pixel in the lowest bit, running on over rows and frames without
   * padding; one padding byte at the end where the length would be odd.
   */
  static byte[] bits(List<Mask> masks) {
    long bits = (long) masks.size() * masks.get(0).values().length;
    byte[] bytes = new byte[evenLength((bits + 7) / 8)];
    long bit = 0;
    for (Mask mask : masks) {
      for (boolean set : mask.values()) {
        if (set) {
          bytes[(int) (bit >>> 3)] |= (byte) (1 << (bit & 7));
        }
        bit++;
      }
    }
    return bytes;
  }

  /** One byte per pixel, 0..1 becoming 0..{@value #MAXIMUM_FRACTIONAL_VALUE}. */
  static byte[] fractions(List<GreyImage> probabilities) {
    long pixels = (long) probabilities.size() * probabilities.get(0).values().length;
    byte[] bytes = new byte[evenLength(pixels)];
    int at = 0;
    for (int frame = 0; frame < probabilities.size(); frame++) {
      for (float p : probabilities.get(frame).values()) {
        if (!(p >= 0 && p <= 1)) {
          throw new IllegalArgumentException(
              "Probability map " + (frame + 1) + " holds " + p + ", expected 0 to 1");
        }
        bytes[at++] = (byte) Math.round(p * MAXIMUM_FRACTIONAL_VALUE);
      }
    }
    return bytes;
  }

  static int evenLength(long bytes) {
    long even = bytes + (bytes & 1);
    if (even > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "Pixel Data of " + even + " bytes does not fit one segmentation");
    }
    return (int) even;
  }
}
