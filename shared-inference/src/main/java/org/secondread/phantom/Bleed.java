package org.secondread.phantom;

/**
 * An acute intracerebral bleed: an ellipsoid with an irregular surface.
 *
 * @param x centre, mm towards the patient's left from the middle
 * @param y centre, mm towards the back from the middle
 * @param z centre, mm above the level of the third ventricle
 * @param radiusX half axis along x, mm
 * @param radiusY half axis along y, mm
 * @param radiusZ half axis along z, mm
 * @param hounsfield mean attenuation, HU; 60 to 75 in acute blood
 */
public record Bleed(
    double x,
    double y,
    double z,
    double radiusX,
    double radiusY,
    double radiusZ,
    double hounsfield) {

  public Bleed {
    if (!(radiusX > 0 && radiusY > 0 && radiusZ > 0)) {
      throw new IllegalArgumentException(
          "Radii " + radiusX + ", " + radiusY + ", " + radiusZ + " mm; expected above 0");
    }
  }

  /** A bleed of the left basal ganglia, the commonest place, of about 20 mL. */
  public static Bleed basalGanglia() {
    return new Bleed(27, -2, 9, 13, 22, 16, 66);
  }

  /** Rough distance of a point from the surface, negative inside, mm. */
  double distance(double px, double py, double pz, SolidNoise noise) {
    return Blends.lump(px - x, py - y, pz - z, radiusX, radiusY, radiusZ, noise, px, py, pz);
  }
}
