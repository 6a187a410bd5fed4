package org.secondread.training.sample;

/** Smoothing of square pictures. */
final class Smoothing {
  private Smoothing() {}

  /** The mean over squares of {@code 2 * radius + 1} pixels, cut at the border. */
  static float[] mean(float[] values, int size, int radius) {
    float[] across = new float[values.length];
    for (int line = 0; line < size; line++) {
      line(values, across, line * size, 1, size, radius);
    }
    float[] both = new float[values.length];
    for (int line = 0; line < size; line++) {
      line(across, both, line, size, size, radius);
    }
    return both;
  }

  private static void line(float[] in, float[] out, int start, int step, int count, int radius) {
    double sum = 0;
    for (int i = 0; i < Math.min(radius, count); i++) {
      sum += in[start + i * step];
    }
    for (int i = 0; i < count; i++) {
      if (i + radius < count) {
        sum += in[start + (i + radius) * step];
      }
      if (i - radius - 1 >= 0) {
        sum -= in[start + (i - radius - 1) * step];
      }
      int covered = Math.min(count - 1, i + radius) - Math.max(0, i - radius) + 1;
      out[start + i * step] = (float) (sum / covered);
    }
  }
}
