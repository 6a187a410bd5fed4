package org.secondread.convert;

import java.util.List;
import org.secondread.image.GreyImage;

/**
 * How values without a unit become 16-bit unsigned pixels.
 *
 * @param factor stored value per value
 * @param largest largest value stored
 */
record StoredValues(double factor, int largest) {
  /** Half of the range, since some readers take pixels for signed. */
  private static final int MOST = 32767;

  /** Whole numbers that fit stay as they are, all others are spread over the range. */
  static StoredValues of(List<GreyImage> slices) {
    float max = 0;
    boolean whole = true;
    for (GreyImage slice : slices) {
      for (float value : slice.values()) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException("The volume holds " + value + ", expected numbers");
        }
        max = Math.max(max, value);
        whole &= value == Math.rint(value);
      }
    }
    if (max == 0) {
      throw new IllegalArgumentException("The volume holds no value above 0; it shows nothing");
    }
    double factor = whole && max <= MOST ? 1 : MOST / (double) max;
    return new StoredValues(factor, (int) Math.round(max * factor));
  }

  /** Little endian; a magnitude has no values below 0, so they become 0. */
  byte[] bytes(GreyImage slice) {
    float[] values = slice.values();
    byte[] bytes = new byte[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      int stored = (int) Math.round(Math.max(0, values[i]) * factor);
      bytes[2 * i] = (byte) stored;
      bytes[2 * i + 1] = (byte) (stored >> 8);
    }
    return bytes;
  }
}
