package org.secondread.training.sample;

import java.util.Random;
import org.secondread.image.GreyImage;

/**
 * Bright things on diffusion weighted slices that are no infarct: distortion at the skull base and
 * the sinuses, bright cortical ribbons, tracts of white matter on both sides, ghosts of the skull.
 * They multiply or add to the signal, in place.
 */
final class DiffusionArtefacts {
  private DiffusionArtefacts() {}

  /**
   * @param each the probability of each kind, 0..1
   */
  static void add(GreyImage image, BrainPlace place, Random random, double each) {
    if (place.empty()) {
      return;
    }
    if (random.nextDouble() < each) {
      edgeBands(image, place, random);
    }
    if (random.nextDouble() < each) {
      ribbon(image, place, random);
    }
    if (random.nextDouble() < each) {
      tracts(image, place, random);
    }
    if (random.nextDouble() < each / 2) {
      ghost(image, place, random);
    }
  }

  /** Thin very bright bands at the brain's edge, often on both sides, with a dark side. */
  private static void edgeBands(GreyImage image, BrainPlace place, Random random) {
    int size = place.size();
    double scale = size / 256.0;
    int start = place.inside(random, 0, 5 * scale);
    if (start < 0) {
      return;
    }
    double mirror = place.left() + place.width() / 2.0;
    boolean both = random.nextDouble() < 0.6;
    double tilt = 0.4 * random.nextGaussian();
    boolean frontal = random.nextDouble() < 0.3;
    double length = (6 + 22 * random.nextDouble()) * scale;
    double half = (1 + 2.5 * random.nextDouble()) * scale;
    double factor = 1.5 + 3 * random.nextDouble();
    SmoothNoise noise = new SmoothNoise(size, 5 * scale, random);
    float[] gain = new float[image.values().length];
    for (int y = place.top(); y < place.top() + place.height(); y++) {
      for (int x = place.left(); x < place.left() + place.width(); x++) {
        double dx = x - start % size;
        if (both) {
          double other = 2 * mirror - x - start % size;
          dx = Math.abs(other) < Math.abs(dx) ? other : dx;
        }
        double dy = y - start / size - tilt * dx;
        double along = frontal ? dy : dx;
        double across = frontal ? dx : dy;
        double reach = length * (1 + 0.3 * noise.at(x, y));
        if (Math.abs(along) > reach || Math.abs(across) > 6 * half) {
          continue;
        }
        double fade = Ramp.smooth(2 * (1 - Math.abs(along) / reach));
        double bright = fade * Ramp.smooth(0.5 + (half - Math.abs(across)) / (2 * scale));
        double dark = fade * Ramp.smooth(1 - Math.abs(across - 3 * half) / (1.5 * half));
        gain[y * size + x] = (float) ((1 - 0.5 * dark) * (1 + (factor - 1) * bright) - 1);
      }
    }
    gain = Smoothing.mean(Smoothing.mean(gain, size, 1), size, 1);
    for (int i = 0; i < gain.length; i++) {
      image.values()[i] = Math.min(1, image.values()[i] * (1 + gain[i]));
    }
  }

  /** Cortex brighter than the rest, over a part of the circumference. */
  private static void ribbon(GreyImage image, BrainPlace place, Random random) {
    int size = place.size();
    double scale = size / 256.0;
    double x0 = place.left() + place.width() / 2.0;
    double y0 = place.top() + place.height() / 2.0;
    double direction = 2 * Math.PI * random.nextDouble();
    double halfSpan = 0.4 + 2.5 * random.nextDouble();
    double depth = (4 + 10 * random.nextDouble()) * scale;
    double factor = 1.1 + 0.3 * random.nextDouble();
    SmoothNoise noise = new SmoothNoise(size, 10 * scale, random);
    for (int i = 0; i < image.values().length; i++) {
      float inward = place.inward()[i];
      if (inward <= 0 || inward > 2 * depth) {
        continue;
      }
      double angle = Math.atan2(i / size - y0, i % size - x0) - direction;
      double off = Math.abs(Math.atan2(Math.sin(angle), Math.cos(angle))) / halfSpan;
      double within = depth * (1 + 0.4 * noise.at(i % size, i / size));
      double a = Ramp.smooth(2 * (1 - off)) * Ramp.smooth((within - inward) / (3 * scale));
      image.values()[i] = (float) Math.min(1, image.values()[i] * (1 + (factor - 1) * a));
    }
  }

  /** The same oblong spot on both sides of the midline, little brighter than its surroundings. */
  private static void tracts(GreyImage image, BrainPlace place, Random random) {
    int size = place.size();
    double u0 = 0.5 * random.nextDouble();
    double v0 = 0.2 + 0.65 * random.nextDouble();
    double ru = 0.02 + 0.06 * random.nextDouble();
    double rv = 0.03 + 0.09 * random.nextDouble();
    double factor = 1.12 + 0.3 * random.nextDouble();
    double unequal = 0.3 * random.nextDouble();
    SmoothNoise noise = new SmoothNoise(size, size / 30.0, random);
    for (int y = place.top(); y < place.top() + place.height(); y++) {
      for (int x = place.left(); x < place.left() + place.width(); x++) {
        int i = y * size + x;
        if (place.inward()[i] <= 0) {
          continue;
        }
        boolean right = place.u(x) > 0.5;
        double u = right ? 1 - place.u(x) : place.u(x);
        double field = 1 - Math.hypot((u - u0) / ru, (place.v(y) - v0) / rv);
        double a = Ramp.smooth(0.5 + field + 0.2 * noise.at(x, y));
        a *= right ? 1 - unequal : 1;
        image.values()[i] = (float) Math.min(1, image.values()[i] * (1 + (factor - 1) * a));
      }
    }
  }

  /** The picture once more, weak and shifted along the phase direction. */
  private static void ghost(GreyImage image, BrainPlace place, Random random) {
    int size = place.size();
    float[] before = image.values().clone();
    int shift = (int) (size * (0.2 + 0.3 * random.nextDouble())) * (random.nextBoolean() ? 1 : -1);
    boolean vertical = random.nextDouble() < 0.7;
    double strength = 0.03 + 0.15 * random.nextDouble();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int i = y * size + x;
        int fromX = vertical ? x : x - shift;
        int fromY = vertical ? y - shift : y;
        boolean known = fromX >= 0 && fromY >= 0 && fromX < size && fromY < size;
        if (known && before[i] > 0) {
          double value = before[i] + strength * before[fromY * size + fromX];
          image.values()[i] = (float) Math.min(1, value);
        }
      }
    }
  }
}
