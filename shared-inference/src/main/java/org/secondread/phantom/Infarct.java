package org.secondread.phantom;

/**
 * An acute infarct: an ellipsoid with an irregular surface, bright on diffusion.
 *
 * @param x centre, mm towards the patient's left from the middle
 * @param y centre, mm towards the back from the middle
 * @param z centre, mm above the level of the third ventricle
 * @param radiusX half axis along x, mm
 * @param radiusY half axis along y, mm
 * @param radiusZ half axis along z, mm
 * @param contrast its signal over that of healthy tissue at b=1000; 1.5 to 3 in the first days
 */
public record Infarct(
    double x, double y, double z, double radiusX, double radiusY, double radiusZ, double contrast) {

  public Infarct {
    if (!(radiusX > 0 && radiusY > 0 && radiusZ > 0)) {
      throw new IllegalArgumentException(
          "Radii " + radiusX + ", " + radiusY + ", " + radiusZ + " mm; expected above 0");
    }
    if (!(contrast > 0)) {
      throw new IllegalArgumentException("Contrast " + contrast + ", expected above 0");
    }
  }

  /** A wedge of the left middle cerebral artery's territory, from insula to cortex. */
  public static Infarct middleCerebralArtery() {
    return new Infarct(46, -4, 16, 15, 20, 16, 2.2);
  }

  /** Rough distance of a point from the surface, negative inside, mm. */
  double distance(double px, double py, double pz, SolidNoise noise) {
    return Blends.lump(px - x, py - y, pz - z, radiusX, radiusY, radiusZ, noise, px, py, pz);
  }
}
