package org.secondread.lesion;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The longest distance within a set of points of a plane. */
final class PlanarExtent {
  private double[] x = new double[32];
  private double[] y = new double[32];
  private int size;

  /** Adds a point; points must come by rising y, then by rising x. */
  void add(double atX, double atY) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      y = Arrays.copyOf(y, 2 * size);
    }
    x[size] = atX;
    y[size] = atY;
    size++;
  }

  /** The longest distance between two of the points, which are two corners of their hull. */
  double diameter() {
    int[] hull = IntStream.concat(Arrays.stream(chain(1)), Arrays.stream(chain(-1))).toArray();
    double longest = 0;
    for (int a = 0; a < hull.length; a++) {
      for (int b = 0; b < a; b++) {
        longest = Math.max(longest, squaredDistance(hull[a], hull[b]));
      }
    }
    return Math.sqrt(longest);
  }

  /** One side of the convex hull (Andrew's monotone chain). */
  private int[] chain(int side) {
    int[] chain = new int[size];
    int length = 0;
    for (int point = 0; point < size; point++) {
      while (length >= 2 && side * turn(chain[length - 2], chain[length - 1], point) <= 0) {
        length--;
      }
      chain[length++] = point;
    }
    return Arrays.copyOf(chain, length);
  }

  private double turn(int a, int b, int c) {
    return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
  }

  private double squaredDistance(int a, int b) {
    double dx = x[a] - x[b];
    double dy = y[a] - y[b];
    return dx * dx + dy * dy;
  }
}
