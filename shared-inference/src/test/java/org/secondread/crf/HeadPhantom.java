package org.secondread.crf;

import java.util.Random;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/** A head-like slice: skull ring, brain, ventricles, a bleed, noise, and a blurred guess of it. */
final class HeadPhantom {
  private final GreyImage intensity;
  private final GreyImage foreground;
  private final Mask brain;
  private final Mask bleedMask;

  HeadPhantom(int size, long seed) {
    Random random = new Random(seed);
    intensity = new GreyImage(size, size);
    foreground = new GreyImage(size, size);
    brain = new Mask(size, size);
    bleedMask = new Mask(size, size);
    double bleedX = 0.36 + 0.28 * random.nextDouble();
    double bleedY = 0.36 + 0.28 * random.nextDouble();
    double bleedRadius = 0.06 + 0.06 * random.nextDouble();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double u = (x + 0.5) / size;
        double v = (y + 0.5) / size;
        double head = Math.hypot((u - 0.5) / 0.40, (v - 0.5) / 0.47);
        double grey = 0;
        if (head < 1) {
          grey = head > 0.9 ? 255 : 85 + 10 * Math.sin(9 * u) * Math.cos(7 * v);
        }
        if (Math.hypot((Math.abs(u - 0.5) - 0.07) / 0.04, (v - 0.45) / 0.13) < 1) {
          grey = 25;
        }
        double bleed = Math.hypot(u - bleedX, v - bleedY) / bleedRadius;
        if (bleed < 1 && head < 0.9) {
          grey = 165;
        }
        int i = y * size + x;
        bleedMask.values()[i] = bleed < 1 && head < 0.9;
        brain.values()[i] = head < 0.9;
        double noisy = grey + 7 * random.nextGaussian();
        intensity.values()[i] = (float) Math.max(0, Math.min(255, noisy));
        double cam = Math.exp(-bleed * bleed / 3) + 0.05 * random.nextGaussian();
        foreground.values()[i] = (float) (1 / (1 + Math.exp(-6 * (cam - 0.5))));
      }
    }
  }

  GreyImage intensity() {
    return intensity;
  }

  GreyImage foreground() {
    return foreground;
  }

  Mask brain() {
    return brain;
  }

  Mask bleed() {
    return bleedMask;
  }
}
