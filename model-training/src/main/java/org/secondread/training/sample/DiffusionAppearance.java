package org.secondread.training.sample;

import java.util.Random;

/**
 * What coil, protocol and preparation change in a diffusion weighted slice, in place: shading,
 * contrast, resolution, noise, skull stripping. What is exactly 0 (outside the head) stays 0.
 */
final class DiffusionAppearance {
  /** Where the preparation puts the brain's level. */
  private static final double BRAIN_LEVEL = 0.4;

  private DiffusionAppearance() {}

  static void change(Sample sample, Random random) {
    float[] values = sample.image().values();
    boolean[] kept = new boolean[values.length];
    boolean stripped = random.nextDouble() < 0.3;
    for (int i = 0; i < values.length; i++) {
      kept[i] = values[i] > 0 && (!stripped || sample.brain().values()[i]);
    }
    if (random.nextDouble() < 0.5) {
      shade(values, sample.image().width(), random);
    }
    contrast(values, random);
    if (random.nextDouble() < 0.5) {
      soften(values, sample.image().width(), random);
    }
    if (random.nextDouble() < 0.7) {
      noise(values, sample.image().width(), random);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = kept[i] ? Math.max(0, Math.min(1, values[i])) : 0;
    }
  }

  /** Nearer to one coil element, brighter. */
  private static void shade(float[] values, int size, Random random) {
    double turn = 2 * Math.PI * random.nextDouble();
    double slope = 0.35 * random.nextDouble();
    double bend = 0.25 * random.nextGaussian();
    for (int i = 0; i < values.length; i++) {
      double x = 2.0 * (i % size) / size - 1;
      double y = 2.0 * (i / size) / size - 1;
      double along = x * Math.cos(turn) + y * Math.sin(turn);
      values[i] *= (float) Math.exp(slope * along + bend * (x * x + y * y - 0.4));
    }
  }

  /** Gamma about the brain's level, and a level of its own. */
  private static void contrast(float[] values, Random random) {
    double gamma = Math.exp(0.3 * (2 * random.nextDouble() - 1));
    double level = BRAIN_LEVEL * (0.88 + 0.24 * random.nextDouble());
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (level * Math.pow(values[i] / BRAIN_LEVEL, gamma));
    }
  }

  private static void soften(float[] values, int size, Random random) {
    int times = 1 + random.nextInt(3);
    float[] soft = values;
    for (int n = 0; n < times; n++) {
      soft = Smoothing.mean(soft, size, 1);
    }
    System.arraycopy(soft, 0, values, 0, values.length);
  }

  /** Noise of a magnitude picture (Rice), with the grain of coarse voxels. */
  private static void noise(float[] values, int size, Random random) {
    double sigma = 0.06 * random.nextDouble();
    double cell = 1 + 1.2 * random.nextDouble();
    SmoothNoise real = new SmoothNoise(size, cell, random);
    SmoothNoise imaginary = new SmoothNoise(size, cell, random);
    for (int i = 0; i < values.length; i++) {
      int x = i % size;
      int y = i / size;
      values[i] = (float) Math.hypot(values[i] + sigma * real.at(x, y), sigma * imaginary.at(x, y));
    }
  }
}
