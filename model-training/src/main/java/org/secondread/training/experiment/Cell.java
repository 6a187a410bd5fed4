package org.secondread.training.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One measured value of a table.
 *
 * @param mean over the seeds; NaN where there is no value
 * @param spread standard deviation over the seeds (n - 1); NaN with fewer than two
 * @param values how many it is the mean of
 * @param missing seeds whose training has no such value
 */
record Cell(double mean, double spread, int values, int missing) {
  static final Cell NONE = of(Double.NaN);

  static Cell of(double value) {
    return of(List.of(value));
  }

  /**
   * @param measured one value per seed, NaN where there is none
   */
  static Cell of(List<Double> measured) {
    double[] there = measured.stream().mapToDouble(v -> v).filter(Double::isFinite).toArray();
    int missing = measured.size() - there.length;
    double mean = Arrays.stream(there).average().orElse(Double.NaN);
    double squares = Arrays.stream(there).map(v -> (v - mean) * (v - mean)).sum();
    double spread = there.length < 2 ? Double.NaN : Math.sqrt(squares / (there.length - 1));
    return new Cell(mean, spread, there.length, missing);
  }

  /** Whether it is the mean of some seeds alone. */
  boolean partial() {
    return values > 0 && missing > 0;
  }

  /** For a reader, such as {@code 0.726 ± 0.012 (2 of 3)}; empty where there is no value. */
  String text(int digits) {
    String value = number(mean, digits);
    String spreading = Double.isNaN(spread) ? value : value + " ± " + number(spread, digits);
    return partial() ? "%s (%d of %d)".formatted(spreading, values, values + missing) : spreading;
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
