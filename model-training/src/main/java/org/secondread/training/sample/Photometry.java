package org.secondread.training.sample;

import java.util.Random;
import org.secondread.image.GreyImage;

/** Changes of a sample's intensities, in place; what is exactly 0 (outside the head) stays 0. */
final class Photometry {
  private Photometry() {}

  static void change(Sample sample, Random random) {
    float[] values = sample.image().values();
    int size = sample.image().width();
    boolean[] kept = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      kept[i] = values[i] > 0;
    }
    if (random.nextDouble() < 0.3) {
      blur(sample.image(), 1 + random.nextInt(2));
    }
    double gamma = Math.exp(0.25 * (2 * random.nextDouble() - 1));
    double gain = 0.88 + 0.24 * random.nextDouble();
    double offset = 0.06 * (2 * random.nextDouble() - 1);
    double fine = random.nextDouble() < 0.6 ? 0.05 * random.nextDouble() : 0;
    double coarse = random.nextDouble() < 0.5 ? 0.03 * random.nextDouble() : 0;
    SmoothNoise field = new SmoothNoise(size, size / 4.0, random);
    SmoothNoise grain = new SmoothNoise(size, 1.6, random);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int i = y * size + x;
        if (!kept[i]) {
          values[i] = 0;
          continue;
        }
        double value = gain * Math.pow(values[i], gamma) + offset;
        value += coarse * field.at(x, y) + fine * grain.at(x, y);
        values[i] = (float) Math.max(0, Math.min(1, value));
      }
    }
    if (random.nextDouble() < 0.3) {
      eraseCorner(sample, random);
    }
  }

  static void noise(Sample sample, double sigma, Random random) {
    float[] values = sample.image().values();
    for (int i = 0; i < values.length; i++) {
      if (values[i] > 0) {
        double value = values[i] + sigma * random.nextGaussian();
        values[i] = (float) Math.max(0, Math.min(1, value));
      }
    }
  }

  /** Clears a corner outside the brain, where figure letters sit. */
  private static void eraseCorner(Sample sample, Random random) {
    int size = sample.image().width();
    int side = size / 8 + random.nextInt(size / 6);
    int left = random.nextBoolean() ? 0 : size - side;
    int top = random.nextBoolean() ? 0 : size - side;
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        if (!sample.brain().at(x, y)) {
          sample.image().values()[y * size + x] = 0;
        }
      }
    }
  }

  /** A box blur of 3 x 3 pixels, several times. */
  private static void blur(GreyImage image, int times) {
    int size = image.width();
    float[] values = image.values();
    for (int n = 0; n < times; n++) {
      for (int y = 0; y < size; y++) {
        lineBlur(values, y * size, 1, size);
      }
      for (int x = 0; x < size; x++) {
        lineBlur(values, x, size, size);
      }
    }
  }

  private static void lineBlur(float[] values, int start, int step, int count) {
    float before = values[start];
    for (int i = 1; i < count - 1; i++) {
      int at = start + i * step;
      float here = values[at];
      values[at] = (before + 2 * here + values[at + step]) / 4;
      before = here;
    }
  }
}
