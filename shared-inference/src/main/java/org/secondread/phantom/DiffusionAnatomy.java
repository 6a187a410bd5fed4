package org.secondread.phantom;

import static org.secondread.phantom.Blends.mix;
import static org.secondread.phantom.Blends.step;

/**
 * What diffusion weighting (b=1000, fat suppressed) shows of a generated head: brain bright, fluid,
 * bone and flowing blood dark, scalp dim. White matter is 1. Coordinates as {@link HeadAnatomy}.
 */
final class DiffusionAnatomy {
  private static final double WHITE_HU = 28.5;
  private static final double GREY_HU = 37.5;
  private static final double FLUID_HU = 8;
  private static final double FLUID = 0.25;
  private static final double WHITE = 1;
  private static final double GREY = 1.2;
  private static final double DARK = 0.1;
  private static final double SOFT_TISSUE = 0.12;
  private static final double EDGE_MM = 1.2;

  private final HeadAnatomy anatomy;
  private final SolidNoise noise;
  private final Infarct infarct;

  /**
   * @param infarct null for a head without
   */
  DiffusionAnatomy(long seed, Infarct infarct) {
    this.anatomy = new HeadAnatomy(seed, null);
    this.noise = new SolidNoise(seed + 1);
    this.infarct = infarct;
  }

  /** Signal at a point as one coil without noise would see it. */
  double signal(double x, double y, double z) {
    if (!anatomy.isBrain(x, y, z)) {
      double hounsfield = anatomy.hounsfield(x, y, z);
      return hounsfield > -300 && hounsfield < 300 ? SOFT_TISSUE : 0;
    }
    double healthy = healthy(anatomy.brainHounsfield(x, y, z));
    if (infarct == null) {
      return healthy;
    }
    double distance = infarct.distance(x, y, z, noise);
    if (distance > EDGE_MM) {
      return healthy;
    }
    double texture = 1 + 0.12 * noise.at(x / 5, y / 5, z / 5);
    double ill = mix(1, infarct.contrast() * texture, step(0.4, 0.8, healthy));
    double inside = 1 - step(-EDGE_MM, EDGE_MM, distance);
    return healthy * mix(1, ill, inside);
  }

  /** Whether a point is infarcted tissue. */
  boolean isInfarct(double x, double y, double z) {
    return infarct != null
        && infarct.distance(x, y, z, noise) < 0
        && anatomy.isBrain(x, y, z)
        && healthy(anatomy.brainHounsfield(x, y, z)) > 0.6;
  }

  private static double healthy(double hounsfield) {
    if (hounsfield < WHITE_HU) {
      return mix(FLUID, WHITE, step(FLUID_HU, WHITE_HU, hounsfield));
    }
    double tissue = mix(WHITE, GREY, step(WHITE_HU, GREY_HU, hounsfield));
    // Above grey matter lie dura, vessels with their flow void, calcification and bone.
    return mix(tissue, DARK, step(41, 45, hounsfield));
  }
}
