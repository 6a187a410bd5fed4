package org.secondread.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities mean what they say: of the images called positive with probability 0.8,
 * eight in ten should be.
 *
 * @param bins ranges of equal width from 0 to 1, in order
 * @param brier mean squared difference of probability and truth, 0..1; 0 is perfect
 * @param expectedError expected calibration error, 0..1: the bins' mean difference of mean
 *     probability and share of positives, weighted by their counts (Naeini et al. 2015)
 */
public record Calibration(List<Bin> bins, double brier, double expectedError) {

  /**
   * @param count images whose probability lies in the range
   * @param probability their mean probability, NaN without images
   * @param positives the share of positives among them, NaN without images
   */
  public record Bin(int count, double probability, double positives) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * @param probabilities one per image, 0..1
   * @param labels the truth, true for positive
   * @param binCount at least 1
   * @throws IllegalArgumentException when the lengths differ, there are no images, or a probability
   *     is not within 0..1
   */
  public static Calibration of(double[] probabilities, boolean[] labels, int binCount) {
    ConfusionCounts.requireScores(probabilities, labels);
    if (probabilities.length == 0) {
      throw new IllegalArgumentException("Calibration needs images, found none");
    }
    int[] counts = new int[binCount];
    double[] sums = new double[binCount];
    int[] positives = new int[binCount];
    double squares = 0;
    for (int i = 0; i < probabilities.length; i++) {
      double probability = probabilities[i];
      if (probability < 0 || probability > 1) {
        throw new IllegalArgumentException(
            "Probability " + i + " is " + probability + ", expected 0 to 1");
      }
      int bin = Math.min(binCount - 1, (int) (probability * binCount));
      counts[bin]++;
      sums[bin] += probability;
      positives[bin] += labels[i] ? 1 : 0;
      double difference = probability - (labels[i] ? 1 : 0);
      squares += difference * difference;
    }
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int bin = 0; bin < binCount; bin++) {
      double mean = sums[bin] / counts[bin];
      double share = (double) positives[bin] / counts[bin];
      bins.add(new Bin(counts[bin], mean, share));
      error += Math.abs(sums[bin] - positives[bin]);
    }
    return new Calibration(bins, squares / probabilities.length, error / probabilities.length);
  }
}
