package org.secondread.nifti;

/**
 * A vector in the patient's coordinates as DICOM counts them (PS3.3 C.7.6.2.1.1): x towards the
 * left hand, y towards the back, z towards the head.
 */
public record Vector3(double x, double y, double z) {

  public Vector3 plus(Vector3 other) {
    return new Vector3(x + other.x, y + other.y, z + other.z);
  }

  public Vector3 times(double factor) {
    return new Vector3(factor * x, factor * y, factor * z);
  }

  public double dot(Vector3 other) {
    return x * other.x + y * other.y + z * other.z;
  }

  public Vector3 cross(Vector3 other) {
    return new Vector3(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }
}
