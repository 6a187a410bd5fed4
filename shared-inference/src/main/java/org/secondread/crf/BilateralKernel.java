package org.secondread.crf;

import org.secondread.image.GreyImage;

/**
 * The appearance kernel exp(-|p - q|^2 / 2 sxy^2 - 3 (I_p - I_q)^2 / 2 srgb^2) over pixel positions
 * and intensities, symmetrically normalised: D K D with D = diag(1 / sqrt(K 1)). The three equal
 * colour channels of a grey image make one feature, sqrt(3) times the grey step.
 */
final class BilateralKernel {
  private static final double THREE_CHANNELS = Math.sqrt(3);
  private static final int PIXELS_PER_PART = 8192;

  private final PermutohedralLattice lattice;

  /**
   * @param pixels the pixels that take part, as {@code y * width + x}
   * @param inside 1 for the pixels that take part, 0 for the others
   */
  BilateralKernel(
      GreyImage intensity, int[] pixels, float[] inside, CrfParameters parameters, Crew crew) {
    requireWideEnough(intensity, parameters);
    lattice = new PermutohedralLattice(features(intensity, pixels, parameters, crew), pixels, crew);
    float[] scale = new float[inside.length];
    lattice.addTo(scale, inside);
    crew.each(
        scale.length,
        PIXELS_PER_PART,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            scale[i] = (float) Math.sqrt(parameters.bilateralCompat() / (scale[i] + 1e-20));
          }
        });
    lattice.scale(scale);
  }

  /** field += weight * D K D * in; both have the image's size, and only the pixels are touched. */
  void addTo(float[] field, float[] in) {
    lattice.addTo(field, in);
  }

  private static float[] features(
      GreyImage intensity, int[] pixels, CrfParameters parameters, Crew crew) {
    float perPixel = (float) (1 / parameters.bilateralSxy());
    float perGrey = (float) (THREE_CHANNELS / parameters.bilateralSrgb());
    int width = intensity.width();
    float[] features = new float[3 * pixels.length];
    crew.each(
        pixels.length,
        PIXELS_PER_PART,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int y = pixels[i] / width;
            features[3 * i] = (pixels[i] - y * width) * perPixel;
            features[3 * i + 1] = y * perPixel;
            features[3 * i + 2] = intensity.values()[pixels[i]] * perGrey;
          }
        });
    return features;
  }

  private static void requireWideEnough(GreyImage image, CrfParameters parameters) {
    double farthest = Math.max(image.width(), image.height()) / parameters.bilateralSxy();
    double brightest = THREE_CHANNELS * 255 / parameters.bilateralSrgb();
    if (Math.max(farthest, brightest) > PermutohedralLattice.LARGEST_FEATURE) {
      throw new IllegalArgumentException(
          "CRF bilateralSxy %s or bilateralSrgb %s is too narrow for an image of %d x %d"
              .formatted(
                  parameters.bilateralSxy(),
                  parameters.bilateralSrgb(),
                  image.width(),
                  image.height()));
    }
  }
}
