package org.secondread.cam;

import org.secondread.crf.CrfSettings;
import org.secondread.crf.DenseCrf;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.progress.Cancellation;

/**
 * Brings a normalised CAM to the edges of the slice by a dense CRF. The CRF gets a soft unary, for
 * a mask cut by Eq. 12 makes it erase small lesions. Training and use share this class.
 *
 * @param crf runs the inference; not closed here
 * @param settings the pack's
 */
public record CamCrf(DenseCrf crf, CrfSettings settings) {
  /** The probability from which a pixel belongs to CRF_mask. */
  public static final double THRESHOLD = 0.5;

  /**
   * @param slice a prepared slice, 0..1
   * @param normalisedCam its CAM after Eq. 11, 0..1
   * @param brain where the CRF works; nothing outside takes part
   * @param place where a lesion can be, inside the brain; the rest of it stands for no lesion
   * @return the lesion probability, 0..1, 0 outside the place; CRF_mask is where it is at least
   *     {@link #THRESHOLD}
   */
  public GreyImage infer(
      GreyImage slice, GreyImage normalisedCam, Mask brain, Mask place, Cancellation cancellation) {
    GreyImage unary = unary(normalisedCam.inside(place));
    return crf.infer(intensities(slice), unary, brain, settings.parameters(), cancellation)
        .inside(place);
  }

  private GreyImage intensities(GreyImage slice) {
    float low = (float) settings.intensityLow();
    float scale = (float) (255 / (settings.intensityHigh() - settings.intensityLow()));
    float[] values = new float[slice.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, Math.min(255, (slice.values()[i] - low) * scale));
    }
    return new GreyImage(slice.width(), slice.height(), values);
  }

  private GreyImage unary(GreyImage cam) {
    float[] values = new float[cam.values().length];
    for (int i = 0; i < values.length; i++) {
      double distance = cam.values()[i] - settings.unaryCentre();
      values[i] = (float) (1 / (1 + Math.exp(-settings.unarySlope() * distance)));
    }
    return new GreyImage(cam.width(), cam.height(), values);
  }
}
