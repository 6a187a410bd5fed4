package org.secondread.training.sample;

import java.util.Random;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/** Random changes of a sample that leave its label true. */
public enum Augmentation {
  /** None. */
  NONE {
    @Override
    public Sample apply(Sample sample, int size, Random random) {
      return Warp.identity(sample.image().width()).apply(sample, size);
    }
  },

  /**
   * The paper's: flips, rotation by up to 25 degrees or right angles, Gaussian noise. Its sigma of
   * 0.3 to 0.7 is taken on normalised intensities, whose deviation is about 0.2 here.
   */
  PAPER {
    @Override
    public Sample apply(Sample sample, int size, Random random) {
      Warp warp = Warp.random(sample.image().width(), random, 1, 1, room(sample, size));
      Sample warped = warp.apply(sample, size);
      Photometry.noise(warped, 0.2 * (0.3 + 0.4 * random.nextDouble()), random);
      return warped;
    }
  },

  /** The paper's turns and flips, and scale, gamma, gain, offset, blur, noise, corner erasing. */
  STRONG {
    @Override
    public Sample apply(Sample sample, int size, Random random) {
      double shift = sample.image().width() / 25.0 + room(sample, size);
      Warp warp = Warp.random(sample.image().width(), random, 0.8, 1.15, shift);
      Sample warped = warp.apply(sample, size);
      Photometry.change(warped, random);
      return warped;
    }
  },

  /** The turns and flips of STRONG, and what coils, protocols and skull stripping do to MR. */
  DIFFUSION {
    @Override
    public Sample apply(Sample sample, int size, Random random) {
      double shift = sample.image().width() / 25.0 + room(sample, size);
      Warp warp = Warp.random(sample.image().width(), random, 0.8, 1.15, shift);
      Sample warped = warp.apply(sample, size);
      DiffusionAppearance.change(warped, random);
      return warped;
    }
  };

  /**
   * @param size side of the result; a smaller one cuts a window out of the sample
   */
  public abstract Sample apply(Sample sample, int size, Random random);

  /** How far a window may lie from the middle. */
  private static double room(Sample sample, int size) {
    return (sample.image().width() - size) / 2.0;
  }

  /** A similarity from result to sample pixels. */
  private record Warp(double a, double b, double c, double d, double x0, double y0) {

    static Warp identity(int size) {
      return new Warp(1, 0, 0, 1, (size - 1) / 2.0, (size - 1) / 2.0);
    }

    static Warp random(int size, Random random, double low, double high, double shift) {
      double degrees = random.nextInt(4) * 90 * (random.nextDouble() < 0.3 ? 1 : 0);
      double angle = Math.toRadians(degrees + 50 * random.nextDouble() - 25);
      double zoom = 1 / (low + (high - low) * random.nextDouble());
      double stretch = high > low ? 0.95 + 0.1 * random.nextDouble() : 1;
      double flipX = random.nextBoolean() ? -1 : 1;
      double flipY = random.nextDouble() < 0.3 ? -1 : 1;
      double cos = Math.cos(angle) * zoom;
      double sin = Math.sin(angle) * zoom;
      return new Warp(
          flipX * cos * stretch,
          -flipX * sin,
          flipY * sin * stretch,
          flipY * cos,
          (size - 1) / 2.0 + shift * (2 * random.nextDouble() - 1),
          (size - 1) / 2.0 + shift * (2 * random.nextDouble() - 1));
    }

    Sample apply(Sample sample, int size) {
      GreyImage[] masks = new GreyImage[sample.masks().length];
      for (int i = 0; i < masks.length; i++) {
        masks[i] = warp(sample.masks()[i], size);
      }
      GreyImage brain = warp(grey(sample.brain()), size);
      return new Sample(
          warp(sample.image(), size), Mask.atLeast(brain, 0.5), sample.lesion(), masks);
    }

    private GreyImage warp(GreyImage source, int size) {
      GreyImage out = new GreyImage(size, size);
      double half = (size - 1) / 2.0;
      int width = source.width();
      int height = source.height();
      float[] in = source.values();
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          double sx = a * (x - half) + b * (y - half) + x0;
          double sy = c * (x - half) + d * (y - half) + y0;
          if (sx <= -1 || sy <= -1 || sx >= width || sy >= height) {
            continue;
          }
          int left = (int) Math.floor(sx);
          int top = (int) Math.floor(sy);
          float u = (float) (sx - left);
          float v = (float) (sy - top);
          float upper = at(in, width, height, left, top) * (1 - u);
          upper += at(in, width, height, left + 1, top) * u;
          float lower = at(in, width, height, left, top + 1) * (1 - u);
          lower += at(in, width, height, left + 1, top + 1) * u;
          out.values()[y * size + x] = upper + v * (lower - upper);
        }
      }
      return out;
    }

    private static float at(float[] in, int width, int height, int x, int y) {
      return x < 0 || y < 0 || x >= width || y >= height ? 0 : in[y * width + x];
    }

    private static GreyImage grey(Mask mask) {
      GreyImage grey = new GreyImage(mask.width(), mask.height());
      for (int i = 0; i < grey.values().length; i++) {
        grey.values()[i] = mask.values()[i] ? 1 : 0;
      }
      return grey;
    }
  }
}
