package org.secondread.image;

import java.util.Arrays;

/**
 * A convex polygon in image coordinates, counted from the outer edge of the first pixel.
 *
 * @param x columns of the corners, in order
 * @param y rows of the corners, in order
 */
public record ConvexPolygon(double[] x, double[] y) {

  /**
   * The convex hull of the centres of the pixels set (Andrew's monotone chain); no corner for an
   * empty mask.
   */
  public static ConvexPolygon hull(Mask mask) {
    int width = mask.width();
    int[] column = new int[2 * mask.height()];
    int[] row = new int[2 * mask.height()];
    int count = 0;
    for (int y = 0; y < mask.height(); y++) {
      int first = 0;
      while (first < width && !mask.at(first, y)) {
        first++;
      }
      if (first == width) {
        continue;
      }
      int last = width - 1;
      while (!mask.at(last, y)) {
        last--;
      }
      column[count] = first;
      row[count++] = y;
      if (last > first) {
        column[count] = last;
        row[count++] = y;
      }
    }
    double[] hx = new double[2 * count + 1];
    double[] hy = new double[2 * count + 1];
    int corners = 0;
    for (int i = 0; i < count; i++) {
      corners = append(hx, hy, corners, 2, column[i] + 0.5, row[i] + 0.5);
    }
    int lower = corners + 1;
    for (int i = count - 2; i >= 0; i--) {
      corners = append(hx, hy, corners, lower, column[i] + 0.5, row[i] + 0.5);
    }
    corners = Math.max(Math.min(count, 1), corners - 1);
    return new ConvexPolygon(Arrays.copyOf(hx, corners), Arrays.copyOf(hy, corners));
  }

  /** The polygon after x becomes {@code (x - left) / stepX} and y {@code (y - top) / stepY}. */
  public ConvexPolygon onGrid(double left, double top, double stepX, double stepY) {
    double[] gx = new double[x.length];
    double[] gy = new double[y.length];
    for (int i = 0; i < gx.length; i++) {
      gx[i] = (x[i] - left) / stepX;
      gy[i] = (y[i] - top) / stepY;
    }
    return new ConvexPolygon(gx, gy);
  }

  /** The pixels whose centre lies inside or on the polygon. */
  public Mask fill(int width, int height) {
    boolean[] inside = new boolean[width * height];
    for (int row = 0; row < height; row++) {
      double centre = row + 0.5;
      double from = Double.POSITIVE_INFINITY;
      double to = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < x.length; i++) {
        int j = (i + 1) % x.length;
        if (Math.min(y[i], y[j]) > centre || Math.max(y[i], y[j]) < centre) {
          continue;
        }
        double share = y[i] == y[j] ? 0 : (centre - y[i]) / (y[j] - y[i]);
        double crossing = x[i] + share * (x[j] - x[i]);
        from = Math.min(from, y[i] == y[j] ? Math.min(x[i], x[j]) : crossing);
        to = Math.max(to, y[i] == y[j] ? Math.max(x[i], x[j]) : crossing);
      }
      int first = (int) Math.max(0, Math.ceil(from - 0.5));
      int last = (int) Math.min(width - 1, Math.floor(to - 0.5));
      for (int column = first; column <= last; column++) {
        inside[row * width + column] = true;
      }
    }
    return new Mask(width, height, inside);
  }

  private static int append(double[] hx, double[] hy, int size, int keep, double x, double y) {
    int corners = size;
    while (corners >= keep && turn(hx, hy, corners, x, y) <= 0) {
      corners--;
    }
    hx[corners] = x;
    hy[corners] = y;
    return corners + 1;
  }

  private static double turn(double[] hx, double[] hy, int size, double x, double y) {
    double ax = hx[size - 1] - hx[size - 2];
    double ay = hy[size - 1] - hy[size - 2];
    return ax * (y - hy[size - 2]) - ay * (x - hx[size - 2]);
  }
}
