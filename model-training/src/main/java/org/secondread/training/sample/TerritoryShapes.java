package org.secondread.training.sample;

import java.util.Random;

/**
 * Outlines drawn by chance where arteries end: unions of ellipses with disturbed borders in the
 * territories of the large cerebral arteries and, low in the head, of the cerebellar ones. Serves
 * where no hand-drawn outlines are at hand.
 */
public final class TerritoryShapes implements LesionShapes {
  private static final int GRID = 128;
  private static final double CEREBELLUM = 0.28;

  /** Centre (as for the right half), reach of the centre and largest radius, shares of the box. */
  private record Territory(double u, double v, double reach, double radius) {}

  private static final Territory[] CEREBRAL = {
    new Territory(0.17, 0.48, 0.14, 0.24), // middle cerebral artery, cortex
    new Territory(0.17, 0.48, 0.14, 0.24),
    new Territory(0.34, 0.48, 0.07, 0.10), // its deep branches
    new Territory(0.30, 0.62, 0.12, 0.08), // white matter
    new Territory(0.43, 0.22, 0.06, 0.14), // anterior cerebral artery
    new Territory(0.36, 0.86, 0.08, 0.15), // posterior cerebral artery
    new Territory(0.42, 0.55, 0.05, 0.06), // thalamus
  };

  private static final Territory[] LOW = {
    new Territory(0.30, 0.75, 0.12, 0.18), // cerebellar arteries
    new Territory(0.47, 0.55, 0.04, 0.06), // brain stem
    new Territory(0.15, 0.40, 0.10, 0.14), // temporal lobe
  };

  @Override
  public LesionShape pick(double height, Random random) {
    Territory[] territories = height < CEREBELLUM ? LOW : CEREBRAL;
    Territory territory = territories[random.nextInt(territories.length)];
    boolean left = random.nextBoolean();
    double smallest = 0.02;
    double radius = smallest * Math.pow(territory.radius() / smallest, random.nextDouble());
    double u0 = territory.u() + territory.reach() * random.nextGaussian() / 2;
    double v0 = territory.v() + territory.reach() * random.nextGaussian() / 2;
    double[][] ellipses = ellipses(u0, v0, radius, random);
    SmoothNoise noise = new SmoothNoise(GRID, Math.max(2, GRID * radius / 3), random);
    double roughness = 0.2 + 0.4 * random.nextDouble();
    return (u, v) -> {
      double own = left ? 1 - u : u;
      if (own < 0 || own > 0.5 || v < 0 || v > 1) {
        return 0;
      }
      double field = -9;
      for (double[] e : ellipses) {
        field = Math.max(field, 1 - Math.hypot((own - e[0]) / e[2], (v - e[1]) / e[3]));
      }
      if (field < -2) {
        return 0;
      }
      field += roughness * noise.at((int) (own * (GRID - 1)), (int) (v * (GRID - 1)));
      return Ramp.smooth(0.5 + field * radius * GRID);
    };
  }

  private static double[][] ellipses(double u0, double v0, double radius, Random random) {
    double[][] ellipses = new double[1 + random.nextInt(4)][];
    for (int i = 0; i < ellipses.length; i++) {
      double share = i == 0 ? 1 : 0.4 + 0.5 * random.nextDouble();
      double shift = i == 0 ? 0 : 0.9 * radius;
      double angle = 2 * Math.PI * random.nextDouble();
      double ratio = 0.6 + 0.8 * random.nextDouble();
      ellipses[i] =
          new double[] {
            u0 + shift * Math.cos(angle),
            v0 + shift * Math.sin(angle),
            share * radius * ratio,
            share * radius / ratio
          };
    }
    return ellipses;
  }
}
