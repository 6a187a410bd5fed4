package org.secondread.phantom;

import static org.secondread.phantom.Blends.mix;

import java.util.SplittableRandom;

/** Smooth random texture in space: lattice values interpolated between cells, about -1..1. */
final class SolidNoise {
  private static final int BITS = 5;
  private static final int SIDE = 1 << BITS;
  private static final int WRAP = SIDE - 1;

  private final float[] lattice = new float[SIDE * SIDE * SIDE];

  SolidNoise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = (float) random.nextDouble(-1, 1);
    }
  }

  /** The texture at a point given in cells; it repeats after 32 of them. */
  double at(double x, double y, double z) {
    double fx = Math.floor(x);
    double fy = Math.floor(y);
    double fz = Math.floor(z);
    double u = fade(x - fx);
    double v = fade(y - fy);
    double w = fade(z - fz);
    int x0 = (int) fx & WRAP;
    int x1 = x0 + 1 & WRAP;
    int y0 = ((int) fy & WRAP) << BITS;
    int y1 = ((int) fy + 1 & WRAP) << BITS;
    int z0 = ((int) fz & WRAP) << 2 * BITS;
    int z1 = ((int) fz + 1 & WRAP) << 2 * BITS;
    double bottom =
        mix(
            mix(lattice[z0 | y0 | x0], lattice[z0 | y0 | x1], u),
            mix(lattice[z0 | y1 | x0], lattice[z0 | y1 | x1], u),
            v);
    double top =
        mix(
            mix(lattice[z1 | y0 | x0], lattice[z1 | y0 | x1], u),
            mix(lattice[z1 | y1 | x0], lattice[z1 | y1 | x1], u),
            v);
    return mix(bottom, top, w);
  }

  private static double fade(double t) {
    return t * t * (3 - 2 * t);
  }
}
