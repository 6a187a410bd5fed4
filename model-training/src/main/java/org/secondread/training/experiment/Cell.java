package org.secondread.training.experiment;

import java.util.List;
import java.util.Locale;

/**
 * One measured value of a table.
 *
 * @param mean over the seeds; NaN where there is no value
 * @param spread standard deviation over the seeds (n - 1); NaN with fewer than two
 */
record Cell(double mean, double spread) {
  static final Cell NONE = new Cell(Double.NaN, Double.NaN);

  static Cell of(double value) {
    return new Cell(value, Double.NaN);
  }

  /** The mean and spread of values that are there. */
  static Cell of(List<Double> values) {
    double[] there = values.stream().mapToDouble(v -> v).filter(Double::isFinite).toArray();
    if (there.length == 0) {
      return NONE;
    }
    double sum = 0;
    for (double value : there) {
      sum += value;
    }
    double mean = sum / there.length;
    if (there.length == 1) {
      return of(mean);
    }
    double squares = 0;
    for (double value : there) {
      squares += (value - mean) * (value - mean);
    }
    return new Cell(mean, Math.sqrt(squares / (there.length - 1)));
  }

  /** For a reader, such as {@code 0.726 ± 0.012}; empty where there is no value. */
  String text(int digits) {
    String value = number(mean, digits);
    return Double.isNaN(spread) ? value : value + " ± " + number(spread, digits);
  }

  /** The mean alone, without grouping; empty where there is none. */
  String plainMean(int digits) {
    return plain(mean, digits);
  }

  /** The spread alone, without grouping; empty where there is none. */
  String plainSpread(int digits) {
    return plain(spread, digits);
  }

  private static String number(double value, int digits) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  private static String plain(double value, int digits) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
