package org.secondread.phantom;

import static org.secondread.phantom.Blends.capsule;
import static org.secondread.phantom.Blends.ellipsoid;
import static org.secondread.phantom.Blends.length;
import static org.secondread.phantom.Blends.mix;
import static org.secondread.phantom.Blends.step;

/**
 * A generated head in Hounsfield units. Coordinates in mm: x to the patient's left, y to the back,
 * z to the crown, origin at the third ventricle. Tissue values are those of textbooks: grey matter
 * 37.5, white matter 28.5, cerebrospinal fluid 6, fat -80, bone 700 to 1500.
 */
final class HeadAnatomy {
  static final double AIR = -1000;
  private static final double GREY = 37.5;
  private static final double WHITE = 28.5;
  private static final double FLUID = 6;
  private static final double BLOOD_VESSEL = 47;
  private static final double FAT = -85;
  private static final double MUSCLE = 55;
  private static final double SKIN = 40;

  private static final double HALF_WIDTH = 66;
  private static final double HALF_LENGTH = 83;
  private static final double HEIGHT = 80;
  private static final double SCALP_MM = 5.5;
  private static final double LARGEST_SKULL_MM = 11;
  private static final double FARTHEST_MM = 110;

  private final SolidNoise noise;
  private final Bleed bleed;

  /**
   * @param bleed null for a head without
   */
  HeadAnatomy(long seed, Bleed bleed) {
    this.noise = new SolidNoise(seed);
    this.bleed = bleed;
  }

  /** Attenuation at a point, HU. */
  double hounsfield(double x, double y, double z) {
    if (x * x + y * y > FARTHEST_MM * FARTHEST_MM) {
      return AIR;
    }
    double outside = fromInnerTable(x, y, z);
    if (outside > LARGEST_SKULL_MM + SCALP_MM + 6) {
      return AIR;
    }
    double head = outside > -1 ? coverings(x, y, z, outside) : 0;
    if (outside > 1) {
      return head;
    }
    double inside = contents(x, y, z, -outside);
    return mix(inside, head, step(-0.6, 0.6, outside));
  }

  /** Whether a point lies in the bleed. */
  boolean isBleed(double x, double y, double z) {
    return bleed != null
        && bleed.distance(x, y, z, noise) < 0
        && fromInnerTable(x, y, z) < -1.5
        && aboveFloor(x, y, z) > 1.5;
  }

  /** Whether a point lies inside the skull and above its floor. */
  boolean isBrain(double x, double y, double z) {
    return fromInnerTable(x, y, z) < 0 && aboveFloor(x, y, z) > 0;
  }

  /** Attenuation inside the skull without what CT adds along the bone, HU. */
  double brainHounsfield(double x, double y, double z) {
    double depth = -fromInnerTable(x, y, z);
    double bx = x + 3.5 * noise.at(x / 19, y / 19, z / 19 + 2);
    double by = y + 3.5 * noise.at(x / 19 + 6, y / 19, z / 19);
    return withBase(withMembranes(brain(bx, by, z, depth), x, y, z, depth), x, y, z);
  }

  /** Distance from the inner table of the skull, negative inside it, mm. */
  private double fromInnerTable(double x, double y, double z) {
    double width = HALF_WIDTH * (1 + 0.07 * y / HALF_LENGTH);
    double upper = z > 0 ? z / HEIGHT : 0;
    double lower = z < 0 ? 1 - 0.10 * (z / 45) * (z / 45) : 1;
    double f = length(x / width / lower, y / HALF_LENGTH / lower, upper);
    // Flatter crown and sides than an ellipsoid.
    double distance = length(x, y, z > 0 ? z : 0) * (1 - 1 / Math.max(f, 0.05));
    return distance + 2.2 * noise.at(x / 45 + 3, y / 45, z / 45) - 0.8;
  }

  private double coverings(double x, double y, double z, double outside) {
    double skull = skullThickness(x, y, z);
    double muscle =
        6
            * step(0.55, 0.85, Math.abs(x) / HALF_WIDTH)
            * step(-70, -45, y)
            * (1 - step(0, 30, y))
            * (1 - step(5, 40, z));
    double scalp = SCALP_MM + 0.8 * noise.at(x / 20, y / 20, z / 20 + 9) + muscle;
    double edge = skull + scalp;
    double soft;
    if (outside > edge - 1.8) {
      soft = SKIN;
    } else if (outside - skull < muscle) {
      soft = MUSCLE;
    } else {
      soft = FAT + 25 * noise.at(x / 3, y / 3, z / 3);
    }
    double value = mix(bone(x, y, z, outside / skull), soft, step(-0.5, 0.5, outside - skull));
    return mix(value, AIR, step(-0.5, 0.5, outside - edge));
  }

  private double skullThickness(double x, double y, double z) {
    double frontAndBack = Math.abs(y) / HALF_LENGTH;
    return 5.2
        + 2.0 * frontAndBack * frontAndBack
        + 1.3 * noise.at(x / 30 + 11, y / 30, z / 30)
        - 1.2 * step(0.7, 1, Math.abs(x) / HALF_WIDTH) * (1 - step(0, 40, z));
  }

  /** Two compact tables with spongy bone between; {@code depth} 0 at the inner, 1 at the outer. */
  private double bone(double x, double y, double z, double depth) {
    double diploe = step(0.18, 0.38, depth) * (1 - step(0.62, 0.82, depth));
    double marrow = 620 + 220 * noise.at(x / 4, y / 4, z / 4);
    return mix(1450, marrow, diploe);
  }

  private double contents(double x, double y, double z, double depth) {
    // Nobody's brain is laid out with a ruler.
    double bx = x + 3.5 * noise.at(x / 19, y / 19, z / 19 + 2);
    double by = y + 3.5 * noise.at(x / 19 + 6, y / 19, z / 19);
    double value = brain(bx, by, z, depth);
    value = bleed == null ? value : withBleed(value, x, y, z, depth);
    value = withMembranes(value, x, y, z, depth);
    // What correction leaves of beam hardening: a faint bright rim along the bone.
    value += 4 * (1 - step(0, 7, depth)) + 3 * (1 - step(0, 35, depth));
    return withBase(value, x, y, z);
  }

  private double brain(double x, double y, double z, double depth) {
    double below = step(-2.5, 2.5, belowTentorium(x, y, z));
    double surface = depth - 1.4 - rim(x, y, z);
    double sulcus = sulcusDistance(x, y, z, depth);
    double ribbon = Math.min(surface, sulcus);
    double grey = 1 - step(2.6, 4.8, ribbon);
    double value = mix(mix(WHITE, GREY, grey), mix(WHITE, GREY, 0.7), below);
    value += below * 2.5 * noise.at(x / 6, y / 1.6, z / 2.2);
    value += 1.2 * noise.at(x / 14 + 5, y / 14, z / 14);
    value = mix(value, GREY + 1, deepGrey(x, y, z));
    double fluid = Math.max(1 - step(-0.6, 0.8, surface), fluidSpaces(x, y, z));
    double open = (1 - 0.75 * below) * sulcusWidth(depth);
    fluid = Math.max(fluid, open > 0 ? 1 - step(open - 0.7, open + 0.7, sulcus) : 0);
    value = mix(value, FLUID + 2, fluid);
    return withCalcifications(value, x, y, z);
  }

  private double rim(double x, double y, double z) {
    double frontal = step(30, 75, -y);
    return 0.8 + 1.0 * frontal + 0.9 * noise.at(x / 12, y / 12 + 4, z / 12);
  }

  private static double sulcusWidth(double depth) {
    return 1.9 * (1 - step(4, 26, depth)) - 0.15;
  }

  /** Distance from the nearest fold of the brain's surface, mm. */
  private double sulcusDistance(double x, double y, double z, double depth) {
    if (depth > 32) {
      return depth - 20;
    }
    double wx = x + 5 * noise.at(x / 17 + 1, y / 17, z / 17);
    double wy = y + 5 * noise.at(x / 17, y / 17 + 8, z / 17);
    double folds = noise.at(wx / 12.5, wy / 12.5, z / 16) + 0.25 * noise.at(wx / 6, wy / 6, z / 8);
    return Math.abs(folds) * 13 + Math.max(0, depth - 20) * 0.8;
  }

  private static double deepGrey(double x, double y, double z) {
    double side = Math.abs(x);
    double thalamus = ellipsoid(side - 10, y - 10, z - 6, 7.5, 13, 9);
    double caudate = ellipsoid(side - 13, y + 24 - 0.25 * z, z - 10, 4.5, 8, 10);
    double turned = (side - 25) * 0.94 + (y + 4) * 0.34 * Math.signum(side);
    double along = -(side - 25) * 0.34 + (y + 4) * 0.94;
    double lentiform = ellipsoid(turned, along, z - 4, 6.5, 16, 10);
    double nearest = Math.min(thalamus, Math.min(caudate, lentiform));
    return 1 - step(-1, 1, nearest);
  }

  private double fluidSpaces(double x, double y, double z) {
    double side = Math.abs(x + 0.8 * noise.at(x / 30, y / 30, z / 30));
    double d = capsule(side, y, z, 9, -40, 6, 9, -22, 12) - 5.2;
    d = Math.min(d, capsule(side, y, z, 8, -24, 14, 10, 5, 24) - 6);
    d = Math.min(d, capsule(side, y, z, 10, 5, 24, 18, 26, 18) - 6.5);
    d = Math.min(d, capsule(side, y, z, 18, 26, 18, 24, 34, 6) - 6.8);
    d = Math.min(d, capsule(side, y, z, 24, 36, 6, 21, 58, 4) - 3.8);
    d = Math.min(d, capsule(side, y, z, 26, 32, 0, 33, 4, -15) - 1.8);
    // The septum keeps the two frontal horns apart.
    d = Math.max(d, 1.1 - side);
    double third = Math.max(side - 2.8, ellipsoid(0, y - 3, z - 1, 12, 14, 9));
    double fourth = ellipsoid(x, y - 40, z + 30, 7, 5, 10);
    d = Math.min(d, Math.min(third, fourth));
    d = Math.min(d, cisterns(x, y, z));
    d = Math.min(d, sylvian(side, y, z));
    return 1 - step(-0.8, 0.8, d);
  }

  private static double cisterns(double x, double y, double z) {
    double angle = Math.atan2(x, -(y + 8));
    double star = 11 + 5 * Math.cos(5 * angle);
    double suprasellar = Math.max(length(x, y + 8, 0) - star, Math.abs(z + 18) - 5);
    double side = Math.abs(x);
    double midbrain = length(x / 17, (y - 10) / 16, 0);
    double ambient =
        Math.max(Math.max(Math.abs(midbrain - 1) * 16 - 1.8, Math.abs(z + 13) - 9), -(y - 4));
    double quadrigeminal = ellipsoid(x, y - 29, z + 4, 10, 5, 6);
    double pontine =
        Math.max(
            Math.abs(length(x / 15, (y - 14) / 14, 0) - 1) * 14 - 1.6,
            Math.max(Math.abs(z + 32) - 12, y - 12));
    double angleCistern = capsule(side, y, z, 13, 14, -30, 26, 20, -30) - 2.4;
    return Math.min(
        Math.min(suprasellar, ambient), Math.min(Math.min(quadrigeminal, pontine), angleCistern));
  }

  private double sylvian(double side, double y, double z) {
    double plane = y + 16 - 0.55 * (side - 36) - 0.35 * z + 3 * noise.at(side / 14, y / 14, z / 14);
    double width = 1.3 + 2.0 * step(34, 60, side);
    double slit = Math.max(Math.abs(plane) * 0.85 - width, 33 - side);
    double insula = Math.max(Math.abs(side - 37) - 1.3, Math.abs(y + 4) - 16);
    return Math.max(Math.min(slit, insula), Math.abs(z - 3) - 15);
  }

  private double withBleed(double value, double x, double y, double z, double depth) {
    double d = bleed.distance(x, y, z, noise);
    if (d > 9 || depth < 1.5) {
      return value;
    }
    double oedema = (1 - step(1.5, 8, d + 1.5 * noise.at(x / 5, y / 5, z / 5))) * 0.75;
    double around = mix(value, Math.min(value, 19), oedema);
    double clot = bleed.hounsfield() + 4 * noise.at(x / 6, y / 6 + 2, z / 6);
    return mix(clot, around, step(-1.2, 1.2, d));
  }

  private double withMembranes(double value, double x, double y, double z, double depth) {
    double falxLow = y < -20 ? 12 : mix(30, 8, step(20, 50, y));
    boolean falx = z > falxLow || y < -52 && z > -5 || y > 62 && z > 0;
    if (falx) {
      double bend = x - 1.2 * noise.at(0.5, y / 30, z / 30);
      double gap = 1.2 + 1.3 * (1 - step(6, 26, depth)) + noise.at(x / 9, y / 9, z / 9 + 5);
      double fissure = 1 - step(gap - 0.6, gap + 0.8, Math.abs(bend));
      value = mix(value, FLUID + 5, fissure * (1 - 0.55 * step(14, 36, depth)));
      double fold = 0.75 + 0.25 * noise.at(3, y / 12, z / 12);
      value = mix(value, BLOOD_VESSEL - 3, (1 - step(0.4, 1.3, Math.abs(bend))) * fold);
    }
    // The superior sagittal and transverse sinuses, filled with flowing blood.
    double sinus = Math.abs(x) + 0.9 * depth;
    if (y > 30 || z > 55) {
      value = mix(value, BLOOD_VESSEL + 4, 1 - step(4.5, 6.5, sinus));
    }
    double tent = Math.abs(belowTentorium(x, y, z));
    if (tent < 2 && z < 0 && Math.abs(x) > 6) {
      value = mix(value, BLOOD_VESSEL - 4, (1 - step(0.3, 1.5, tent)) * 0.6);
    }
    return value;
  }

  /** Depth below the tent over the cerebellum, negative above it, mm. */
  private static double belowTentorium(double x, double y, double z) {
    double side = Math.abs(x);
    double slope = (y - 10 - 0.3 * side - 1.5 * (z + 34)) * 0.55;
    double roof = -5 - z - 0.15 * side - 0.1 * (y - 30);
    return Math.min(slope, roof);
  }

  private double withCalcifications(double value, double x, double y, double z) {
    double pineal = ellipsoid(x, y - 26, z - 3, 1.8, 2.2, 2.2);
    double choroid = ellipsoid(Math.abs(x) - 23, y - 36, z - 9, 1.8, 3.2, 2.5);
    double speckled = 110 + 90 * noise.at(x, y, z);
    return mix(speckled, value, step(-0.8, 0.8, Math.min(pineal, choroid)));
  }

  /** Height above the floor of the skull's three fossae, mm. */
  private double aboveFloor(double x, double y, double z) {
    double side = Math.abs(x);
    // The roofs of the orbits bulge upwards on either side of the middle.
    double roof = (side - 31) * (side - 31) / 320 + (y + 66) * (y + 66) / 420;
    double front = -31 + 14 * Math.exp(-roof);
    double middle = side < 14 ? -24 : mix(-24, -44, step(14, 30, side));
    double back = -70;
    double floor = mix(front, middle, step(-36, -24, y));
    floor = mix(floor, back, step(2, 18, y));
    return z - floor - 1.5 * noise.at(x / 10, y / 10, 3);
  }

  private double withBase(double value, double x, double y, double z) {
    if (z > -8) {
      return value;
    }
    double side = Math.abs(x);
    double above = aboveFloor(x, y, z);
    double face = below(x, y, z);
    value = mix(face, value, step(-3, -2, above));
    value = mix(value, 900, (1 - step(0, 1, above)) * step(-3, -2, above));
    double ridge = capsule(side, y, z, 58, 26, -33, 14, 2, -31);
    double thickness = 5 + 5 * step(20, 60, side);
    double cells = step(0.15, 0.35, noise.at(x / 3.5, y / 3.5, z / 3.5)) * step(34, 50, side);
    double petrous = mix(1150 + 300 * noise.at(x / 5, y / 5, z / 5), -600, cells);
    value = mix(petrous, value, step(-0.7, 0.7, ridge - thickness));
    double wing = capsule(side, y, z, 56, -30, -14, 12, -20, -20) - 2.6;
    value = mix(1000, value, step(-0.7, 0.7, wing));
    double clivus = capsule(x, y, z, 0, -8, -30, 0, 8, -52) - 8;
    return mix(650 + 250 * noise.at(x / 4, y / 4, z / 4), value, step(-0.7, 0.7, clivus));
  }

  /** Orbits, sinuses and muscles below the floor. */
  private double below(double x, double y, double z) {
    double side = Math.abs(x);
    double eye = length(side - 30, y + 66, z + 31) - 12;
    double orbit = length((side - 29) * 0.9, (y + 56) * 0.55, z + 31) - 15;
    double sinus = Math.max(side - 12, Math.max(Math.abs(y + 45) - 27, z + 30));
    double value = MUSCLE;
    value = mix(FAT, value, step(-1, 1, orbit));
    value = mix(22, value, step(-0.7, 0.7, eye));
    double septa = 1 - step(0.05, 0.16, Math.abs(noise.at(x / 9, y / 12, z / 12)));
    return mix(mix(-900, 300, septa), value, step(-1, 1, sinus));
  }
}
