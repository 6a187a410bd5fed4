package org.secondread.metrics;

import org.secondread.image.Mask;

/**
 * Counts of right and wrong two-class decisions, over the pixels of masks or over whole images.
 * Counts of several slices are added with {@link #plus} before a measure is taken, so that large
 * and small lesions weigh by their size.
 *
 * <p>A measure whose denominator is empty has nothing to be wrong about. For the overlaps that is
 * the case of an empty prediction of an empty reference, which counts as perfect, 1; sensitivity
 * without positives and specificity without negatives are unknown, NaN.
 *
 * @param truePositives lesion found as lesion
 * @param falsePositives background taken for lesion
 * @param falseNegatives lesion taken for background
 * @param trueNegatives background left as background
 */
public record ConfusionCounts(
    long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

  public static final ConfusionCounts NONE = new ConfusionCounts(0, 0, 0, 0);

  /**
   * Counts pixels.
   *
   * @throws IllegalArgumentException when the sizes differ
   */
  public static ConfusionCounts ofMasks(Mask predicted, Mask reference) {
    if (predicted.width() != reference.width() || predicted.height() != reference.height()) {
      throw new IllegalArgumentException(
          "Predicted mask is %d x %d, expected %d x %d as the reference"
              .formatted(
                  predicted.width(), predicted.height(), reference.width(), reference.height()));
    }
    return count(predicted.values(), reference.values());
  }

  /**
   * Counts decisions: positive where the score is at least {@code threshold}.
   *
   * @param scores one per image, higher means more likely positive
   * @param labels the truth, true for positive
   * @throws IllegalArgumentException when the lengths differ or a score is NaN
   */
  public static ConfusionCounts ofScores(double[] scores, boolean[] labels, double threshold) {
    requireScores(scores, labels);
    boolean[] decided = new boolean[scores.length];
    for (int i = 0; i < decided.length; i++) {
      decided[i] = scores[i] >= threshold;
    }
    return count(decided, labels);
  }

  public ConfusionCounts plus(ConfusionCounts other) {
    return new ConfusionCounts(
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        falseNegatives + other.falseNegatives,
        trueNegatives + other.trueNegatives);
  }

  public long total() {
    return truePositives + falsePositives + falseNegatives + trueNegatives;
  }

  /** (TP + TN) / total, 0..1; over pixels this is the pixel accuracy, PA. NaN without counts. */
  public double accuracy() {
    return (double) (truePositives + trueNegatives) / total();
  }

  /** 2 TP / (2 TP + FP + FN), 0..1; 1 where prediction and reference are both empty. */
  public double dice() {
    return overlap(2 * truePositives, falsePositives + falseNegatives);
  }

  /** TP / (TP + FP + FN), 0..1; 1 where prediction and reference are both empty. */
  public double foregroundIou() {
    return overlap(truePositives, falsePositives + falseNegatives);
  }

  /** TN / (TN + FP + FN), 0..1; 1 where prediction and reference are both full. */
  public double backgroundIou() {
    return overlap(trueNegatives, falsePositives + falseNegatives);
  }

  /** MIoU: the mean of the intersections over unions of foreground and background, 0..1. */
  public double meanIou() {
    return (foregroundIou() + backgroundIou()) / 2;
  }

  /** TP / (TP + FN), 0..1; NaN without positives. */
  public double sensitivity() {
    return (double) truePositives / (truePositives + falseNegatives);
  }

  /** TN / (TN + FP), 0..1; NaN without negatives. */
  public double specificity() {
    return (double) trueNegatives / (trueNegatives + falsePositives);
  }

  private static double overlap(long right, long wrong) {
    return right + wrong == 0 ? 1 : (double) right / (right + wrong);
  }

  private static ConfusionCounts count(boolean[] predicted, boolean[] reference) {
    long truePositives = 0;
    long falsePositives = 0;
    long falseNegatives = 0;
    for (int i = 0; i < predicted.length; i++) {
      if (predicted[i] && reference[i]) {
        truePositives++;
      } else if (predicted[i]) {
        falsePositives++;
      } else if (reference[i]) {
        falseNegatives++;
      }
    }
    long trueNegatives = predicted.length - truePositives - falsePositives - falseNegatives;
    return new ConfusionCounts(truePositives, falsePositives, falseNegatives, trueNegatives);
  }

  static void requireScores(double[] scores, boolean[] labels) {
    if (scores.length != labels.length) {
      throw new IllegalArgumentException(
          scores.length + " scores for " + labels.length + " labels, expected one each");
    }
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("Score " + i + " is NaN, expected a number");
      }
    }
  }
}
