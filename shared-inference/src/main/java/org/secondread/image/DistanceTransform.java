package org.secondread.image;

import java.util.Arrays;

/**
 * Exact Euclidean distance transform (Felzenszwalb and Huttenlocher, Distance Transforms of Sampled
 * Functions, 2012).
 */
public final class DistanceTransform {
  private static final float FAR = 1e12f;

  private DistanceTransform() {}

  /** The squared distance of each pixel to the nearest one set, in pixels; huge where none is. */
  public static float[] squared(Mask mask) {
    int width = mask.width();
    int height = mask.height();
    float[] distance = new float[width * height];
    for (int i = 0; i < distance.length; i++) {
      distance[i] = mask.values()[i] ? 0 : FAR;
    }
    int longest = Math.max(width, height);
    Line line = new Line(longest);
    for (int x = 0; x < width; x++) {
      line.transform(distance, x, width, height);
    }
    for (int y = 0; y < height; y++) {
      line.transform(distance, y * width, 1, width);
    }
    return distance;
  }

  /** The mask grown by a disk of {@code radius} pixels. */
  public static Mask dilate(Mask mask, double radius) {
    float[] distance = squared(mask);
    boolean[] grown = new boolean[distance.length];
    for (int i = 0; i < grown.length; i++) {
      grown[i] = distance[i] <= radius * radius;
    }
    return new Mask(mask.width(), mask.height(), grown);
  }

  /** The mask shrunk by a disk of {@code radius} pixels; the outside of the image counts as set. */
  public static Mask erode(Mask mask, double radius) {
    return not(dilate(not(mask), radius));
  }

  private static Mask not(Mask mask) {
    boolean[] flipped = new boolean[mask.values().length];
    for (int i = 0; i < flipped.length; i++) {
      flipped[i] = !mask.values()[i];
    }
    return new Mask(mask.width(), mask.height(), flipped);
  }

  /** The lower envelope of the parabolas along one row or column. */
  private static final class Line {
    private final float[] height;
    private final int[] vertex;
    private final float[] boundary;

    Line(int longest) {
      height = new float[longest];
      vertex = new int[longest];
      boundary = new float[longest + 1];
    }

    void transform(float[] values, int start, int stride, int length) {
      for (int i = 0; i < length; i++) {
        height[i] = values[start + i * stride];
      }
      Arrays.fill(boundary, 0);
      int last = 0;
      vertex[0] = 0;
      boundary[0] = -FAR;
      boundary[1] = FAR;
      for (int q = 1; q < length; q++) {
        float s = crossing(q, vertex[last]);
        while (s <= boundary[last]) {
          last--;
          s = crossing(q, vertex[last]);
        }
        last++;
        vertex[last] = q;
        boundary[last] = s;
        boundary[last + 1] = FAR;
      }
      int k = 0;
      for (int i = 0; i < length; i++) {
        while (boundary[k + 1] < i) {
          k++;
        }
        int v = vertex[k];
        values[start + i * stride] = Math.min(FAR, (float) (i - v) * (i - v) + height[v]);
      }
    }

    private float crossing(int q, int v) {
      double a = height[q] + (double) q * q;
      double b = height[v] + (double) v * v;
      return (float) ((a - b) / (2.0 * (q - v)));
    }
  }
}
