package org.secondread.pack;

import java.util.Arrays;
import java.util.List;
import org.secondread.image.GreyImage;

/**
 * A window between two percentiles of a series' values, for modalities without a fixed scale (MR).
 * Values at the series' minimum are taken for background and left out.
 *
 * @param low percentile mapped to 0, 0..100
 * @param high percentile mapped to 1, above {@code low}, at most 100
 */
public record Percentiles(double low, double high) implements Intensity {
  private static final int BINS = 65536;

  public Percentiles {
    if (!(low >= 0 && low < high && high <= 100)) {
      throw new IllegalArgumentException(
          "percentiles " + low + " and " + high + ", expected 0 <= low < high <= 100");
    }
  }

  @Override
  public Window windowFor(List<GreyImage> slices) {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    for (GreyImage slice : slices) {
      for (float value : slice.values()) {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    if (!(min < max)) {
      throw new IllegalArgumentException(
          "The series is constant or holds NaN; expected at least two different values");
    }
    double binWidth = ((double) max - min) / (BINS - 1);
    long[] histogram = new long[BINS];
    for (GreyImage slice : slices) {
      for (float value : slice.values()) {
        if (value > min) {
          histogram[(int) Math.round((value - min) / binWidth)]++;
        }
      }
    }
    long total = Arrays.stream(histogram).sum();
    double from = min + binWidth * bin(histogram, total * low / 100);
    double to = min + binWidth * Math.max(1, bin(histogram, total * high / 100));
    double width = Math.max(to - from, binWidth);
    return new Window(from + width / 2, width);
  }

  private static int bin(long[] histogram, double rank) {
    long sum = 0;
    for (int bin = 0; bin < histogram.length; bin++) {
      sum += histogram[bin];
      if (sum >= rank && sum > 0) {
        return bin;
      }
    }
    return histogram.length - 1;
  }
}
