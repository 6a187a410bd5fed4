package org.secondread.cam;

import java.util.List;
import org.secondread.image.GreyImage;
import org.secondread.image.Resampling;

/**
 * Multi-scale reasoning of CAMs (Liu et al. 2022, Eq. 3): the slice is resampled at several rates,
 * each CAM is brought back to the slice's grid, and the fused CAM is their mean. Training and use
 * share this class.
 *
 * @param classifier runs once per scale
 * @param scales sampling rates, such as 0.5, 1, 1.5, 2
 * @param stride input pixels per CAM cell
 */
public record MultiScaleCam(Classifier classifier, List<Double> scales, int stride) {

  public MultiScaleCam {
    scales = List.copyOf(scales);
  }

  /** The maps of a slice the classifier has not seen yet. */
  public SliceCam of(GreyImage slice) {
    sideOf(slice);
    return of(slice, classifier.classify(slice));
  }

  /**
   * @param slice a square prepared slice, 0..1
   * @param atFullSize what the classifier said about the slice as it is; not run again
   */
  public SliceCam of(GreyImage slice, Classification atFullSize) {
    int size = sideOf(slice);
    GreyImage origin = CamAlignment.toSlice(atFullSize.cam(), stride, size, size);
    float[] sum = new float[size * size];
    for (double scale : scales) {
      int scaledSize = (int) Math.round(size * scale);
      GreyImage aligned =
          scaledSize == size
              ? origin
              : CamAlignment.toSlice(camAt(slice, scaledSize), stride, scaledSize, size);
      add(sum, aligned.values());
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= scales.size();
    }
    return new SliceCam(origin, new GreyImage(size, size, sum));
  }

  private static int sideOf(GreyImage slice) {
    if (slice.width() != slice.height()) {
      throw new IllegalArgumentException(
          "Slice of " + slice.width() + " x " + slice.height() + ", expected a square");
    }
    return slice.width();
  }

  private GreyImage camAt(GreyImage slice, int scaledSize) {
    return classifier.classify(Resampling.resize(slice, scaledSize, scaledSize)).cam();
  }

  private static void add(float[] sum, float[] values) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }
}
