package org.secondread.cam;

import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/** The paper's Eq. 11: a CAM brought to 0..1 by its minimum and maximum. */
public final class CamNormalisation {

  private CamNormalisation() {}

  /**
   * Normalises inside the brain; everything outside becomes 0. A map that is constant inside the
   * brain points nowhere and becomes 0 everywhere, where Eq. 11 would divide by zero.
   *
   * @throws IllegalArgumentException when the map holds NaN or infinity inside the brain
   */
  public static GreyImage normalise(GreyImage cam, Mask brain) {
    float[] values = cam.values();
    boolean[] inside = brain.values();
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      if (!inside[i]) {
        continue;
      }
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException("The CAM holds " + values[i] + ", expected numbers");
      }
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
    }
    GreyImage normalised = new GreyImage(cam.width(), cam.height());
    if (!(max > min)) {
      return normalised;
    }
    for (int i = 0; i < values.length; i++) {
      if (inside[i]) {
        normalised.values()[i] = (values[i] - min) / (max - min);
      }
    }
    return normalised;
  }
}
