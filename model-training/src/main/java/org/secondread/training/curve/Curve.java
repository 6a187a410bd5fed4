package org.secondread.training.curve;

import java.util.ArrayList;
import java.util.List;

/**
 * How a training went, one point per epoch.
 *
 * @param points in order of epochs
 */
public record Curve(List<Point> points) {
  /**
   * @param epoch from 1
   * @param loss mean training loss of the epoch
   * @param measure validation measure, NaN where not taken (classifier: AUC; segmenter: Dice)
   * @param seconds time of the epoch
   */
  public record Point(int epoch, double loss, double measure, double seconds) {}

  public Curve {
    points = List.copyOf(points);
  }

  public static Curve empty() {
    return new Curve(List.of());
  }

  public Curve with(Point point) {
    List<Point> longer = new ArrayList<>(points);
    longer.add(point);
    return new Curve(longer);
  }

  /** The epochs done. */
  public int epochs() {
    return points.size();
  }
}
