package org.secondread.crf;

import java.util.Arrays;
import org.secondread.image.GreyImage;

/**
 * The appearance kernel exp(-|p - q|^2 / 2 sxy^2 - 3 (I_p - I_q)^2 / 2 srgb^2) over pixel positions
 * and intensities, symmetrically normalised: D K D with D = diag(1 / sqrt(K 1)). The three equal
 * colour channels of a grey image make one feature, sqrt(3) times the grey step.
 */
final class BilateralKernel {
  private static final double THREE_CHANNELS = Math.sqrt(3);
  private static final int PIXELS_PER_PART = 8192;

  private final int[] pixels;
  private final PermutohedralLattice lattice;
  private final float[] gathered;
  private final float[] filtered;
  private final Workers workers;

  /**
   * @param pixels the pixels that take part, as {@code y * width + x}
   */
  BilateralKernel(GreyImage intensity, int[] pixels, CrfParameters parameters, Workers workers) {
    this.pixels = pixels;
    this.workers = workers;
    this.gathered = new float[pixels.length];
    this.filtered = new float[pixels.length];
    this.lattice = new PermutohedralLattice(features(intensity, pixels, parameters), workers);
    normalise(parameters.bilateralCompat());
  }

  /** field += weight * D K D * in; both have the image's size, and only the pixels are touched. */
  void addTo(float[] field, float[] in) {
    workers.each(pixels.length, PIXELS_PER_PART, (from, to) -> gather(in, from, to));
    lattice.filter(filtered, gathered);
    workers.each(pixels.length, PIXELS_PER_PART, (from, to) -> scatter(field, from, to));
  }

  private void gather(float[] in, int from, int to) {
    for (int i = from; i < to; i++) {
      gathered[i] = in[pixels[i]];
    }
  }

  private void scatter(float[] field, int from, int to) {
    for (int i = from; i < to; i++) {
      field[pixels[i]] += filtered[i];
    }
  }

  private void normalise(double weight) {
    Arrays.fill(gathered, 1);
    lattice.filter(filtered, gathered);
    float[] scale = new float[pixels.length];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = (float) Math.sqrt(weight / (filtered[i] + 1e-20));
    }
    lattice.scale(scale);
  }

  private static float[] features(GreyImage intensity, int[] pixels, CrfParameters parameters) {
    double perPixel = 1 / parameters.bilateralSxy();
    double perGrey = THREE_CHANNELS / parameters.bilateralSrgb();
    float[] features = new float[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      features[3 * i] = (float) (pixel % intensity.width() * perPixel);
      features[3 * i + 1] = (float) (pixel / intensity.width() * perPixel);
      features[3 * i + 2] = (float) (intensity.values()[pixel] * perGrey);
    }
    for (float feature : features) {
      if (feature > PermutohedralLattice.LARGEST_FEATURE) {
        throw new IllegalArgumentException(
            "CRF bilateralSxy %s and bilateralSrgb %s are too narrow for an image of %d x %d"
                .formatted(
                    parameters.bilateralSxy(),
                    parameters.bilateralSrgb(),
                    intensity.width(),
                    intensity.height()));
      }
    }
    return features;
  }
}
