package org.secondread.crf;

import java.util.Arrays;

/**
 * The smoothness kernel exp(-|p - q|^2 / 2 sxy^2) over pixel positions, symmetrically normalised: D
 * K D with D = diag(1 / sqrt(K 1)). A Gaussian of positions alone is separable, so K is applied
 * exactly (up to {@value #REACH} standard deviations), row pass then column pass, and needs no
 * lattice.
 */
final class GaussianKernel {
  private static final double REACH = 4.5;
  private static final int ROWS_PER_PART = 16;

  private final int width;
  private final int height;
  private final float[] taps;
  private final float[] scale;
  private final float[] rowsDone;
  private final Crew crew;

  /**
   * @param inside 1 for the pixels that take part, 0 for the others
   * @param sxy standard deviation, pixels
   * @param weight the kernel's Potts weight
   */
  GaussianKernel(int width, int height, float[] inside, double sxy, double weight, Crew crew) {
    this.width = width;
    this.height = height;
    this.crew = crew;
    this.rowsDone = new float[width * height];
    this.taps = taps(sxy, Math.max(width, height) - 1);
    this.scale = new float[width * height];
    float[] sum = new float[width * height];
    Arrays.fill(scale, 1f);
    addTo(sum, inside);
    for (int i = 0; i < scale.length; i++) {
      scale[i] = inside[i] == 0 ? 0 : (float) Math.sqrt(weight / (sum[i] + 1e-20));
    }
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
    float[] sum = new float[width];
    for (int y = from; y < to; y++) {
      int row = y * width;
      for (int x = 0; x < width; x++) {
        padded[radius + x] = in[row + x] * scale[row + x];
      }
      System.arraycopy(padded, radius, sum, 0, width);
      for (int t = 1; t <= radius; t++) {
        addPair(sum, padded, radius - t, padded, radius + t, taps[t]);
      }
      System.arraycopy(sum, 0, rowsDone, row, width);
    }
  }

  private void filterColumns(float[] field, int from, int to) {
    int radius = taps.length - 1;
    float[] sum = new float[width];
    float[] zeros = new float[width];
    for (int y = from; y < to; y++) {
      int row = y * width;
      System.arraycopy(rowsDone, row, sum, 0, width);
      for (int t = 1; t <= radius; t++) {
        boolean above = y - t >= 0;
        boolean below = y + t < height;
        addPair(
            sum,
            above ? rowsDone : zeros,
            above ? row - t * width : 0,
            below ? rowsDone : zeros,
            below ? row + t * width : 0,
            taps[t]);
      }
      for (int x = 0; x < width; x++) {
        field[row + x] += sum[x] * scale[row + x];
      }
    }
  }

  private static void addPair(float[] sum, float[] a, int aFrom, float[] b, int bFrom, float tap) {
    for (int x = 0; x < sum.length; x++) {
      sum[x] += tap * (a[aFrom + x] + b[bFrom + x]);
    }
  }
}
