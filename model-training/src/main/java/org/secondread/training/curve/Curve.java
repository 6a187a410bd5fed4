package org.secondread.training.curve;

import java.util.ArrayList;
import java.util.List;

/**
 * How a training went, one point per epoch.
 *
 * @param points in order of epochs
 */
public record Curve(List<Point> points) {
  public static final int COLUMNS = 4;

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

  public float[] flat() {
    float[] flat = new float[COLUMNS * points.size()];
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      flat[COLUMNS * i] = point.epoch();
      flat[COLUMNS * i + 1] = (float) point.loss();
      flat[COLUMNS * i + 2] = (float) point.measure();
      flat[COLUMNS * i + 3] = (float) point.seconds();
    }
    return flat;
  }

  public static Curve ofFlat(float[] flat) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < flat.length; i += COLUMNS) {
      points.add(new Point((int) flat[i], flat[i + 1], flat[i + 2], flat[i + 3]));
    }
    return new Curve(points);
  }
}
