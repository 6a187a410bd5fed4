package org.secondread.pack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secondread.image.GreyImage;
import org.secondread.prepare.LesionFloor;

/**
 * A window from 0 to a multiple of a percentile of a series' brain, for diffusion weighted MR,
 * which has no units. The brain is taken for all that Otsu's threshold on the square root of the
 * values sets apart from air, scalp and what a skull strip left empty.
 *
 * @param percentile of the brain's values, above 0, below 100; 50 is their median
 * @param level what the percentile is mapped to, above 0, below 1; 0 stays 0
 * @param lesionFloor the least brightness of a lesion; empty where any may be one
 */
public record BrainPercentile(double percentile, double level, Optional<LesionFloor> lesionFloor)
    implements Intensity {
  /** Brings the brain's median to where the preparation expects it, with room for bright coils. */
  public static final BrainPercentile STANDARD = new BrainPercentile(50, 0.2, Optional.empty());

  private static final double SHOWN_LEVEL = 0.4;
  private static final int BINS = 4096;

  public BrainPercentile {
    if (!(percentile > 0 && percentile < 100)) {
      throw new IllegalArgumentException(
          "percentile " + percentile + " of the brain, expected above 0 and below 100");
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "level " + level + " of the brain's percentile, expected above 0 and below 1");
    }
  }

  /** The same with a floor. */
  public BrainPercentile withLesionFloor(LesionFloor floor) {
    return new BrainPercentile(percentile, level, Optional.of(floor));
  }

  @Override
  public Window windowFor(List<GreyImage> slices) {
    return window(slices, level);
  }

  @Override
  public Window displayFor(List<GreyImage> slices) {
    return window(slices, SHOWN_LEVEL);
  }

  private Window window(List<GreyImage> slices, double at) {
    double width = brain(slices) / at;
    return new Window(width / 2, width);
  }

  /** The percentile of the brain's values. */
  private double brain(List<GreyImage> slices) {
    float max = 0;
    for (GreyImage slice : slices) {
      for (float value : slice.values()) {
        if (Float.isNaN(value)) {
          throw new IllegalArgumentException("The series holds NaN, expected numbers");
        }
        max = Math.max(max, value);
      }
    }
    if (!(max > 0)) {
      throw new IllegalArgumentException(
          "The series holds no value above 0, so it shows no brain on diffusion");
    }
    double perBin = Math.sqrt(max) / (BINS - 1);
    long[] histogram = new long[BINS];
    for (GreyImage slice : slices) {
      for (float value : slice.values()) {
        histogram[(int) Math.round(Math.sqrt(Math.max(0, value)) / perBin)]++;
      }
    }
    double root = perBin * percentileAbove(histogram, otsu(histogram));
    return Math.max(root * root, Float.MIN_NORMAL);
  }

  /** The last bin of the lower class (N. Otsu, IEEE Trans. SMC 9, 1979). */
  private static int otsu(long[] histogram) {
    double total = Arrays.stream(histogram).sum();
    double sum = 0;
    for (int i = 0; i < histogram.length; i++) {
      sum += (double) i * histogram[i];
    }
    double below = 0;
    double sumBelow = 0;
    double most = -1;
    int best = 0;
    for (int i = 0; i < histogram.length - 1; i++) {
      below += histogram[i];
      sumBelow += (double) i * histogram[i];
      double above = total - below;
      if (below == 0 || above == 0) {
        continue;
      }
      double apart = sumBelow / below - (sum - sumBelow) / above;
      double variance = below * above * apart * apart;
      if (variance > most) {
        most = variance;
        best = i;
      }
    }
    return best;
  }

  private int percentileAbove(long[] histogram, int threshold) {
    long total = 0;
    for (int i = threshold + 1; i < histogram.length; i++) {
      total += histogram[i];
    }
    long sum = 0;
    for (int i = threshold + 1; i < histogram.length; i++) {
      sum += histogram[i];
      if (sum > 0 && sum >= total * percentile / 100) {
        return i;
      }
    }
    return histogram.length - 1;
  }
}
