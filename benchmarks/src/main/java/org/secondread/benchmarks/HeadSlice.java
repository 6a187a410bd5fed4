package org.secondread.benchmarks;

import java.util.Random;
import org.secondread.image.GreyImage;

/**
 * A generated head-like slice: skull, brain, ventricles, a bleed and noise.
 *
 * @param intensity 0..255
 * @param foreground a blurred guess of the bleed, 0..1
 */
record HeadSlice(GreyImage intensity, GreyImage foreground) {

  static HeadSlice of(int size) {
    Random random = new Random(1);
    GreyImage intensity = new GreyImage(size, size);
    GreyImage foreground = new GreyImage(size, size);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double u = (x + 0.5) / size;
        double v = (y + 0.5) / size;
        double bleed = Math.hypot(u - 0.62, v - 0.4) / 0.08;
        double noisy = grey(u, v, bleed) + 7 * random.nextGaussian();
        double cam = Math.exp(-bleed * bleed / 3) + 0.05 * random.nextGaussian();
        intensity.values()[y * size + x] = (float) Math.max(0, Math.min(255, noisy));
        foreground.values()[y * size + x] = (float) (1 / (1 + Math.exp(-6 * (cam - 0.5))));
      }
    }
    return new HeadSlice(intensity, foreground);
  }

  private static double grey(double u, double v, double bleed) {
    double head = Math.hypot((u - 0.5) / 0.40, (v - 0.5) / 0.47);
    double ventricle = Math.hypot((Math.abs(u - 0.5) - 0.07) / 0.04, (v - 0.45) / 0.13);
    if (head >= 1) {
      return 0;
    }
    if (head > 0.9) {
      return 255;
    }
    if (bleed < 1) {
      return 165;
    }
    return ventricle < 1 ? 25 : 85 + 10 * Math.sin(9 * u) * Math.cos(7 * v);
  }
}
