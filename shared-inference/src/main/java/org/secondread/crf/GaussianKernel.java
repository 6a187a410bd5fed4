package org.secondread.crf;

import java.util.Arrays;

/**
 * The smoothness kernel exp(-|p - q|^2 / 2 sxy^2) over pixel positions, symmetrically normalised: D
 * K D with D = diag(1 / sqrt(K 1)). A Gaussian of positions alone is separable, so K is applied
 * directly, along rows and then along columns, up to {@value #REACH} standard deviations.
 */
final class GaussianKernel {
  private static final double REACH = 4;
  private static final int ROWS_PER_PART = 16;
  private static final int PIXELS_PER_PART = 8192;

  private final int width;
  private final int height;
  private final Crew crew;

  /** taps[t] is the kernel at distance t. */
  private final float[] taps;

  /** sqrt(weight) D. */
  private final float[] scale;

  private final float[][] filteredRows;
  private final float[] noRow;

  /**
   * @param inside 1 for the pixels that take part, 0 for the others
   * @param sxy standard deviation, pixels
   * @param weight the kernel's Potts weight
   */
  GaussianKernel(int width, int height, float[] inside, double sxy, double weight, Crew crew) {
    this.width = width;
    this.height = height;
    this.crew = crew;
    this.taps = taps(sxy, Math.max(width, height) - 1);
    this.filteredRows = new float[height][width];
    this.noRow = new float[width];
    this.scale = new float[width * height];
    float[] sum = new float[width * height];
    Arrays.fill(scale, 1);
    addTo(sum, inside);
    crew.each(
        scale.length,
        PIXELS_PER_PART,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            scale[i] = inside[i] * (float) Math.sqrt(weight / (sum[i] + 1e-20));
          }
        });
  }

  private static float[] taps(double sxy, int longest) {
    int radius = (int) Math.min(longest, Math.ceil(REACH * sxy));
    float[] taps = new float[radius + 1];
    for (int t = 0; t <= radius; t++) {
      taps[t] = (float) Math.exp(-t * t / (2 * sxy * sxy));
    }
    return taps;
  }

  /** field += weight * D K D * in; both {@code width * height}, row by row. */
  void addTo(float[] field, float[] in) {
    crew.each(height, ROWS_PER_PART, (from, to) -> filterRows(in, from, to));
    crew.each(height, ROWS_PER_PART, (from, to) -> filterColumns(field, from, to));
  }

  private void filterRows(float[] in, int from, int to) {
    int radius = taps.length - 1;
    float[] padded = new float[width + 2 * radius];
    float[] left = new float[width];
    float[] right = new float[width];
    for (int y = from; y < to; y++) {
      int row = y * width;
      float[] sum = filteredRows[y];
      for (int x = 0; x < width; x++) {
        padded[radius + x] = in[row + x] * scale[row + x];
      }
      System.arraycopy(padded, radius, sum, 0, width);
      for (int t = 1; t <= radius; t++) {
        System.arraycopy(padded, radius - t, left, 0, width);
        System.arraycopy(padded, radius + t, right, 0, width);
        addPair(sum, left, right, taps[t]);
      }
    }
  }

  private void filterColumns(float[] field, int from, int to) {
    float[] sum = new float[width];
    for (int y = from; y < to; y++) {
      System.arraycopy(filteredRows[y], 0, sum, 0, width);
      for (int t = 1; t < taps.length; t++) {
        float[] above = y - t >= 0 ? filteredRows[y - t] : noRow;
        float[] below = y + t < height ? filteredRows[y + t] : noRow;
        addPair(sum, above, below, taps[t]);
      }
      int row = y * width;
      for (int x = 0; x < width; x++) {
        field[row + x] += sum[x] * scale[row + x];
      }
    }
  }

  /** All arrays are read at the same index, or the compiler would not use vector instructions. */
  private static void addPair(float[] sum, float[] a, float[] b, float tap) {
    for (int x = 0; x < sum.length; x++) {
      sum[x] += tap * (a[x] + b[x]);
    }
  }
}
