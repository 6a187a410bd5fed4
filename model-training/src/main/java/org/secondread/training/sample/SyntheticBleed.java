package org.secondread.training.sample;

import java.util.Arrays;
import java.util.Random;
import org.secondread.image.DistanceTransform;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.prepare.PreparedSlice;
import org.secondread.training.data.TrainingSlice;

/**
 * Paints bleeds of known outline on a lesion-free slice: round or lobed ones in the tissue with a
 * dark rim, crescents and lenses along the inner skull, blood in dark spaces (ventricles, sulci),
 * and several small ones. Also paints what is bright and no bleed: calcifications, bone, vessels.
 */
public final class SyntheticBleed implements LesionPainter {
  private static final int TRIES = 8;
  private static final int LEAST_PIXELS = 40;

  @Override
  public Sample on(TrainingSlice slice, Random random) {
    for (int i = 0; i < TRIES; i++) {
      Sample sample = attempt(slice.prepared(), random);
      if (sample.lesion()) {
        return sample;
      }
    }
    return without(slice, random, 0);
  }

  /** The bright things: calcifications, bone that reaches in, vessels. */
  @Override
  public Sample without(TrainingSlice source, Random random, double bright) {
    PreparedSlice slice = source.prepared();
    GreyImage image = copy(slice.image());
    if (random.nextDouble() < bright) {
      calcify(image, slice.brain(), random);
    }
    if (random.nextDouble() < bright) {
      thickenBone(image, slice.brain(), random);
    }
    if (random.nextDouble() < bright) {
      vessels(image, slice.brain(), random);
    }
    int size = image.width();
    return new Sample(image, slice.brain(), false, new GreyImage(size, size));
  }

  private static Sample attempt(PreparedSlice slice, Random random) {
    GreyImage image = copy(slice.image());
    if (random.nextDouble() < 0.25) {
      thickenBone(image, slice.brain(), random);
    }
    if (random.nextDouble() < 0.25) {
      vessels(image, slice.brain(), random);
    }
    int size = image.width();
    float[] inward = inward(slice.brain());
    float[] alpha = new float[size * size];
    float[] rim = new float[size * size];
    double kind = random.nextDouble();
    if (kind < 0.55) {
      tissue(alpha, rim, inward, size, random, scale(size) * logUniform(random, 5, 34), true);
    } else if (kind < 0.75) {
      alongSkull(alpha, inward, slice.brain(), random);
    } else if (kind < 0.9) {
      darkSpace(alpha, inward, image, random);
    } else {
      int count = 2 + random.nextInt(3);
      for (int i = 0; i < count; i++) {
        tissue(alpha, rim, inward, size, random, scale(size) * logUniform(random, 3, 8), false);
      }
    }
    GreyImage mask = paint(image, alpha, rim, random);
    if (random.nextDouble() < 0.2) {
      calcify(image, slice.brain(), random);
    }
    boolean seen = Mask.atLeast(mask, 0.5).count() >= LEAST_PIXELS * scale(size) * scale(size);
    return new Sample(image, slice.brain(), seen, mask);
  }

  /** A lobed blob: a union of ellipses whose outline is disturbed by noise. */
  private static void tissue(
      float[] alpha,
      float[] rim,
      float[] inward,
      int size,
      Random random,
      double radius,
      boolean oedema) {
    int centre = inside(inward, random, Math.min(0.5 * radius, 12 * scale(size)));
    if (centre < 0) {
      return;
    }
    int lobes = 1 + random.nextInt(3);
    double[][] ellipses = new double[lobes][];
    for (int i = 0; i < lobes; i++) {
      double share = i == 0 ? 1 : 0.4 + 0.4 * random.nextDouble();
      double shift = i == 0 ? 0 : 0.9 * radius;
      double angle = 2 * Math.PI * random.nextDouble();
      double turn = Math.PI * random.nextDouble();
      double ratio = Math.sqrt(0.45 + 0.55 * random.nextDouble());
      ellipses[i] =
          new double[] {
            centre % size + shift * Math.cos(angle),
            centre / size + shift * Math.sin(angle),
            Math.cos(turn),
            Math.sin(turn),
            share * radius / ratio,
            share * radius * ratio
          };
    }
    SmoothNoise noise = new SmoothNoise(size, Math.max(3, 0.6 * radius), random);
    double roughness = 0.1 + 0.35 * random.nextDouble();
    double softness = (1 + 1.5 * random.nextDouble()) * scale(size) / radius;
    double rimWidth = oedema && random.nextDouble() < 0.6 ? 0.3 + 0.5 * random.nextDouble() : 0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int i = y * size + x;
        if (inward[i] <= 0) {
          continue;
        }
        double field = -9;
        for (double[] e : ellipses) {
          double dx = x - e[0];
          double dy = y - e[1];
          double u = (dx * e[2] + dy * e[3]) / e[4];
          double v = (dy * e[2] - dx * e[3]) / e[5];
          field = Math.max(field, 1 - Math.sqrt(u * u + v * v));
        }
        if (field < -1.5) {
          continue;
        }
        field += roughness * noise.at(x, y);
        double edge = Math.min(1, inward[i] / 2);
        alpha[i] = Math.max(alpha[i], (float) (edge * smooth(0.5 + field / (2 * softness))));
        if (rimWidth > 0 && field > -rimWidth) {
          rim[i] = Math.max(rim[i], (float) (edge * smooth(1 + field / rimWidth)));
        }
      }
    }
  }

  /** A crescent (subdural) or lens (epidural) on the inner side of the skull. */
  private static void alongSkull(float[] alpha, float[] inward, Mask brain, Random random) {
    int size = brain.width();
    double[] middle = middle(brain);
    if (middle == null) {
      return;
    }
    boolean lens = random.nextDouble() < 0.35;
    double direction = 2 * Math.PI * random.nextDouble();
    double halfSpan = lens ? 0.25 + 0.35 * random.nextDouble() : 0.5 + 0.9 * random.nextDouble();
    double thickness =
        scale(size) * (lens ? 8 + 16 * random.nextDouble() : 4 + 12 * random.nextDouble());
    double softness = scale(size) * (1 + random.nextDouble());
    SmoothNoise noise = new SmoothNoise(size, 18 * scale(size), random);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int i = y * size + x;
        if (inward[i] <= 0 || inward[i] > 2 * thickness) {
          continue;
        }
        double angle = Math.atan2(y - middle[1], x - middle[0]) - direction;
        double off = Math.abs(Math.atan2(Math.sin(angle), Math.cos(angle))) / halfSpan;
        if (off >= 1) {
          continue;
        }
        double profile = lens ? 1 - off * off : Math.min(1, 2.5 * (1 - off));
        double depth = thickness * profile * (1 + 0.25 * noise.at(x, y));
        alpha[i] = (float) smooth(0.5 + (depth - inward[i]) / (2 * softness));
      }
    }
  }

  /** Blood where the slice is dark: ventricles in the middle, sulci and cisterns elsewhere. */
  private static void darkSpace(float[] alpha, float[] inward, GreyImage image, Random random) {
    int size = image.width();
    float[] values = image.values();
    int best = -1;
    float darkest = Float.MAX_VALUE;
    for (int i = 0; i < 40; i++) {
      int candidate = inside(inward, random, 6 * scale(size));
      if (candidate >= 0 && values[candidate] < darkest) {
        darkest = values[candidate];
        best = candidate;
      }
    }
    if (best < 0 || darkest > 0.3) {
      return;
    }
    double radius = scale(size) * (12 + 30 * random.nextDouble());
    int x0 = best % size;
    int y0 = best / size;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int i = y * size + x;
        if (inward[i] > 1) {
          double distance = Math.hypot(x - x0, y - y0);
          double near = smooth(0.5 + (radius - distance) / 8);
          alpha[i] = (float) (near * smooth((0.36 - local(values, size, x, y)) / 0.1));
        }
      }
    }
  }

  private static GreyImage paint(GreyImage image, float[] alpha, float[] rim, Random random) {
    int size = image.width();
    float[] values = image.values();
    double level = 0.56 + 0.40 * random.nextDouble();
    double coarse = 0.02 + 0.08 * random.nextDouble();
    double fine = 0.01 + 0.04 * random.nextDouble();
    double dark = 0.15 + 0.3 * random.nextDouble();
    double opacity = 0.85 + 0.15 * random.nextDouble();
    SmoothNoise clots = new SmoothNoise(size, scale(size) * (6 + 10 * random.nextDouble()), random);
    SmoothNoise grain = new SmoothNoise(size, 2 * scale(size), random);
    GreyImage mask = new GreyImage(size, size);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int i = y * size + x;
        if (rim[i] > 0) {
          values[i] *= (float) (1 - dark * rim[i] * (1 - alpha[i]));
        }
        if (alpha[i] > 0) {
          double blood = level + coarse * clots.at(x, y) + fine * grain.at(x, y);
          double a = opacity * alpha[i];
          values[i] = (float) Math.max(0, Math.min(1, (1 - a) * values[i] + a * blood));
          mask.values()[i] = alpha[i];
        }
      }
    }
    return mask;
  }

  /** One to three small spots as of pineal gland, choroid plexus or basal ganglia. */
  private static void calcify(GreyImage image, Mask brain, Random random) {
    int size = image.width();
    float[] inward = inward(brain);
    double[] middle = middle(brain);
    if (middle == null) {
      return;
    }
    int count = 1 + random.nextInt(3);
    for (int n = 0; n < count; n++) {
      double x0 = middle[0] + scale(size) * 20 * random.nextGaussian();
      double y0 = middle[1] + scale(size) * 22 * random.nextGaussian();
      double rx = scale(size) * (1 + 2 * random.nextDouble());
      double ry = scale(size) * (1 + 2 * random.nextDouble());
      double level = 0.8 + 0.2 * random.nextDouble();
      for (int y = (int) Math.max(0, y0 - 8); y < Math.min(size, y0 + 9); y++) {
        for (int x = (int) Math.max(0, x0 - 8); x < Math.min(size, x0 + 9); x++) {
          int i = y * size + x;
          if (inward[i] > 0) {
            double field = 1 - Math.hypot((x - x0) / rx, (y - y0) / ry);
            double a = smooth(0.5 + field);
            image.values()[i] = (float) ((1 - a) * image.values()[i] + a * level);
          }
        }
      }
    }
  }

  /** Bone that reaches into the hull: frontal bone, petrous ridges with air cells, the vertex. */
  private static void thickenBone(GreyImage image, Mask brain, Random random) {
    int size = image.width();
    float level = boneLevel(image);
    float[] inward = inward(brain);
    int parts = 1 + random.nextInt(4);
    for (int n = 0; n < parts; n++) {
      float[] alpha = new float[size * size];
      boolean airCells = random.nextDouble() < 0.4;
      if (random.nextDouble() < 0.4) {
        alongSkull(alpha, inward, brain, random);
      } else {
        ridge(alpha, inward, brain, random);
      }
      SmoothNoise grain = new SmoothNoise(size, 3 * scale(size), random);
      for (int i = 0; i < alpha.length; i++) {
        if (alpha[i] > 0) {
          float noise = grain.at(i % size, i / size);
          float bone = level * (1 + 0.02f * Math.min(0, noise));
          if (airCells && noise > 0.6) {
            bone = 0.02f;
          }
          image.values()[i] += alpha[i] * (bone - image.values()[i]);
        }
      }
    }
  }

  /** A tapering bar from the skull inwards. */
  private static void ridge(float[] alpha, float[] inward, Mask brain, Random random) {
    int size = brain.width();
    double[] middle = middle(brain);
    int root = inside(inward, random, 0);
    for (int i = 0; i < 50 && root >= 0 && inward[root] > 6 * scale(size); i++) {
      root = inside(inward, random, 0);
    }
    if (root < 0 || middle == null) {
      return;
    }
    double turn = Math.atan2(middle[1] - root / size, middle[0] - root % size);
    turn += 0.6 * random.nextGaussian();
    double length = scale(size) * (15 + 45 * random.nextDouble());
    double width = scale(size) * (2 + 7 * random.nextDouble());
    SmoothNoise noise = new SmoothNoise(size, 6 * scale(size), random);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int i = y * size + x;
        double dx = x - root % size;
        double dy = y - root / size;
        double along = dx * Math.cos(turn) + dy * Math.sin(turn);
        double across = Math.abs(dy * Math.cos(turn) - dx * Math.sin(turn));
        if (inward[i] > 0 && along > -width && along < length) {
          double half = width * (1 - 0.7 * along / length) * (1 + 0.3 * noise.at(x, y));
          alpha[i] = (float) smooth(0.5 + (half - across) / 2);
        }
      }
    }
  }

  /** Thin winding lines, as vessels with contrast medium, falx or tentorium. */
  private static void vessels(GreyImage image, Mask brain, Random random) {
    int size = image.width();
    float[] inward = inward(brain);
    int count = 1 + random.nextInt(5);
    double level = 0.5 + 0.4 * random.nextDouble();
    for (int n = 0; n < count; n++) {
      int start = inside(inward, random, 0);
      if (start < 0) {
        return;
      }
      float[] alpha = new float[size * size];
      double x = start % size;
      double y = start / size;
      double heading = 2 * Math.PI * random.nextDouble();
      double winding = 0.02 + 0.2 * random.nextDouble();
      double half = scale(size) * (0.6 + 1.1 * random.nextDouble());
      int steps = (int) (scale(size) * (12 + 60 * random.nextDouble()));
      for (int step = 0; step < steps; step++) {
        dot(alpha, size, x, y, half);
        heading += winding * random.nextGaussian();
        x += Math.cos(heading);
        y += Math.sin(heading);
      }
      for (int i = 0; i < alpha.length; i++) {
        if (alpha[i] > 0 && inward[i] > 0) {
          float target = (float) Math.max(level, image.values()[i]);
          image.values()[i] += alpha[i] * (target - image.values()[i]);
        }
      }
    }
  }

  private static void dot(float[] alpha, int size, double x, double y, double half) {
    int reach = (int) Math.ceil(half + 1);
    for (int row = (int) y - reach; row <= (int) y + reach; row++) {
      for (int column = (int) x - reach; column <= (int) x + reach; column++) {
        if (row >= 0 && column >= 0 && row < size && column < size) {
          double share = smooth(0.5 + (half - Math.hypot(column - x, row - y)) / 1.5);
          int i = row * size + column;
          alpha[i] = Math.max(alpha[i], (float) share);
        }
      }
    }
  }

  /** The brightness that three in a hundred of the head's pixels reach: the skull. */
  private static float boneLevel(GreyImage image) {
    float[] sorted = image.values().clone();
    Arrays.sort(sorted);
    int first = 0;
    while (first < sorted.length - 1 && sorted[first] <= 0) {
      first++;
    }
    return sorted[first + (int) (0.97 * (sorted.length - 1 - first))];
  }

  /** The distance of each pixel to the hull's outside; 0 outside. */
  private static float[] inward(Mask brain) {
    boolean[] outside = new boolean[brain.values().length];
    for (int i = 0; i < outside.length; i++) {
      outside[i] = !brain.values()[i];
    }
    float[] distance = DistanceTransform.squared(new Mask(brain.width(), brain.height(), outside));
    for (int i = 0; i < distance.length; i++) {
      distance[i] = (float) Math.sqrt(distance[i]);
    }
    return distance;
  }

  /** A random pixel at least {@code depth} inside; -1 where none was met. */
  private static int inside(float[] inward, Random random, double depth) {
    for (int i = 0; i < 400; i++) {
      int pixel = random.nextInt(inward.length);
      if (inward[pixel] > depth) {
        return pixel;
      }
    }
    return -1;
  }

  private static double[] middle(Mask brain) {
    double x = 0;
    double y = 0;
    int count = 0;
    for (int i = 0; i < brain.values().length; i++) {
      if (brain.values()[i]) {
        x += i % brain.width();
        y += i / brain.width();
        count++;
      }
    }
    return count == 0 ? null : new double[] {x / count, y / count};
  }

  private static float local(float[] values, int size, int x, int y) {
    float sum = 0;
    int count = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int nx = x + dx;
        int ny = y + dy;
        if (nx >= 0 && ny >= 0 && nx < size && ny < size) {
          sum += values[ny * size + nx];
          count++;
        }
      }
    }
    return sum / count;
  }

  /** Lengths above are meant for a square of 256 pixels. */
  private static double scale(int size) {
    return size / 256.0;
  }

  private static double logUniform(Random random, double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  private static double smooth(double t) {
    double u = Math.max(0, Math.min(1, t));
    return u * u * (3 - 2 * u);
  }

  private static GreyImage copy(GreyImage image) {
    return new GreyImage(image.width(), image.height(), image.values().clone());
  }
}
