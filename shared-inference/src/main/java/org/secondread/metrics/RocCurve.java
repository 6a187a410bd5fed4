package org.secondread.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The receiver operating characteristic of a score.
 *
 * @param points from (0, 0) to (1, 1), one per distinct score, by falling threshold
 */
public record RocCurve(List<Point> points) {

  /**
   * The rates when everything that scores at least {@code threshold} is called positive.
   *
   * @param threshold infinite for the first point, which calls nothing positive
   * @param falsePositiveRate 1 - specificity, 0..1
   * @param truePositiveRate sensitivity, 0..1
   */
  public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * @param scores one per image, higher means more likely positive
   * @param labels the truth, true for positive; both classes must occur
   * @throws IllegalArgumentException when the lengths differ, a score is NaN, or a class is missing
   */
  public static RocCurve of(double[] scores, boolean[] labels) {
    ConfusionCounts.requireScores(scores, labels);
    long positives = IntStream.range(0, labels.length).filter(i -> labels[i]).count();
    long negatives = labels.length - positives;
    if (positives == 0 || negatives == 0) {
      throw new IllegalArgumentException(
          "A ROC curve needs both classes, found "
              + positives
              + " positive and "
              + negatives
              + " negative");
    }
    int[] falling =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<Point> points = new ArrayList<>();
    points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
    long truePositives = 0;
    long falsePositives = 0;
    for (int rank = 0; rank < falling.length; rank++) {
      double score = scores[falling[rank]];
      if (labels[falling[rank]]) {
        truePositives++;
      } else {
        falsePositives++;
      }
      boolean lastOfTies = rank + 1 == falling.length || scores[falling[rank + 1]] != score;
      if (lastOfTies) {
        points.add(
            new Point(
                score, (double) falsePositives / negatives, (double) truePositives / positives));
      }
    }
    return new RocCurve(points);
  }

  /**
   * The area under the curve, 0..1: the chance that a positive scores above a negative, where a tie
   * counts half.
   */
  public double auc() {
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      Point left = points.get(i - 1);
      Point right = points.get(i);
      area +=
          (right.falsePositiveRate - left.falsePositiveRate)
              * (left.truePositiveRate + right.truePositiveRate)
              / 2;
    }
    return area;
  }

  /**
   * The highest sensitivity that is reached at a specificity of at least {@code specificity}, 0..1.
   */
  public double sensitivityAt(double specificity) {
    // Rates are fractions of counts, so equal ones may differ in their last digit.
    double most = 1 - specificity + 1e-12;
    return points.stream()
        .filter(point -> point.falsePositiveRate <= most)
        .mapToDouble(Point::truePositiveRate)
        .max()
        .orElse(0);
  }
}
