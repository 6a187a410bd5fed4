package org.secondread.volume;

import org.secondread.image.GreyImage;

/**
 * The pixelwise geometric mean of images that come one after the other, of which only the running
 * sum is held. A pixel that is zero or less in any image is 0: without signal along one direction
 * there is no product. A single image stays as it is.
 */
final class GeometricMean {
  private final int count;
  private int added;
  private GreyImage sum;

  /**
   * @param count how many images will be added, at least 1
   */
  GeometricMean(int count) {
    this.count = count;
  }

  /** Takes over the image: its values are changed. */
  void add(GreyImage image) {
    added++;
    if (count == 1) {
      sum = image;
      return;
    }
    float[] values = image.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] > 0 ? (float) Math.log(values[i]) : Float.NEGATIVE_INFINITY;
    }
    if (sum == null) {
      sum = image;
      return;
    }
    float[] sums = sum.values();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  /** The mean in the place of the sum. */
  GreyImage result() {
    if (added != count) {
      throw new IllegalStateException("Found " + added + " images, expected " + count);
    }
    if (count > 1) {
      float[] sums = sum.values();
      for (int i = 0; i < sums.length; i++) {
        sums[i] = (float) Math.exp(sums[i] / count);
      }
    }
    return sum;
  }
}
