package org.secondread.phantom;

/** Soft edges between tissues. */
final class Blends {
  private static final double IRREGULARITY = 0.35;
  private static final double BUMP_MM = 9;

  private Blends() {}

  static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }

  /** 0 below {@code from}, 1 above {@code to}, smooth between; {@code from < to}. */
  static double step(double from, double to, double x) {
    double t = Math.max(0, Math.min(1, (x - from) / (to - from)));
    return t * t * (3 - 2 * t);
  }

  /** Distance of a point from the segment a-b, mm. */
  static double capsule(
      double x,
      double y,
      double z,
      double ax,
      double ay,
      double az,
      double bx,
      double by,
      double bz) {
    double dx = bx - ax;
    double dy = by - ay;
    double dz = bz - az;
    double t = ((x - ax) * dx + (y - ay) * dy + (z - az) * dz) / (dx * dx + dy * dy + dz * dz);
    t = Math.max(0, Math.min(1, t));
    return length(x - ax - t * dx, y - ay - t * dy, z - az - t * dz);
  }

  static double length(double x, double y, double z) {
    return Math.sqrt(x * x + y * y + z * z);
  }

  /**
   * Rough distance of a point from an ellipsoid with an irregular surface, negative inside, mm.
   *
   * @param x the point's place from the centre, and so {@code y}, {@code z}
   * @param noise gives the bumps at the point {@code px}, {@code py}, {@code pz}
   */
  static double lump(
      double x,
      double y,
      double z,
      double radiusX,
      double radiusY,
      double radiusZ,
      SolidNoise noise,
      double px,
      double py,
      double pz) {
    double smallest = Math.min(radiusX, Math.min(radiusY, radiusZ));
    double plain = ellipsoid(x, y, z, radiusX, radiusY, radiusZ);
    if (plain > smallest) {
      return plain;
    }
    double bumps =
        noise.at(px / BUMP_MM, py / BUMP_MM, pz / BUMP_MM)
            + 0.5 * noise.at(px / BUMP_MM * 2.1 + 7, py / BUMP_MM * 2.1, pz / BUMP_MM * 2.1);
    return plain + IRREGULARITY * smallest * bumps;
  }

  /** Rough distance of a point from an ellipsoid's surface, negative inside, mm. */
  static double ellipsoid(
      double x, double y, double z, double radiusX, double radiusY, double radiusZ) {
    double r = length(x / radiusX, y / radiusY, z / radiusZ);
    return (r - 1) * Math.min(radiusX, Math.min(radiusY, radiusZ));
  }
}
