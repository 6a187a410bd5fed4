package org.secondread.crf;

/**
 * Parameters of the fully connected CRF of Kraehenbuehl and Koltun (2011): a Gaussian smoothness
 * kernel over positions and a bilateral appearance kernel over positions and intensities.
 *
 * @param iterations mean field updates, 1 to 1000
 * @param gaussianSxy standard deviation of the smoothness kernel, pixels
 * @param gaussianCompat Potts weight of the smoothness kernel
 * @param bilateralSxy spatial standard deviation of the appearance kernel, pixels
 * @param bilateralSrgb intensity standard deviation of the appearance kernel, on the 0..255 scale
 * @param bilateralCompat Potts weight of the appearance kernel
 */
public record CrfParameters(
    int iterations,
    double gaussianSxy,
    double gaussianCompat,
    double bilateralSxy,
    double bilateralSrgb,
    double bilateralCompat) {

  // Mean field settles within tens of updates; more would only keep a slice from ending.
  private static final int MOST_ITERATIONS = 1000;

  public CrfParameters {
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException(
          "CRF iterations " + iterations + ", expected 1.." + MOST_ITERATIONS);
    }
    positive("gaussianSxy", gaussianSxy);
    positive("bilateralSxy", bilateralSxy);
    positive("bilateralSrgb", bilateralSrgb);
    notNegative("gaussianCompat", gaussianCompat);
    notNegative("bilateralCompat", bilateralCompat);
  }

  private static void positive(String name, double value) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException("CRF " + name + " " + value + ", expected above 0");
    }
  }

  private static void notNegative(String name, double value) {
    if (!(value >= 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException("CRF " + name + " " + value + ", expected 0 or more");
    }
  }
}
