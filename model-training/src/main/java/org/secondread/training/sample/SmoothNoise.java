package org.secondread.training.sample;

import java.util.Random;

/** Random values on a coarse grid, joined smoothly: noise of one length scale. */
final class SmoothNoise {
  private final float[] nodes;
  private final int columns;
  private final double cell;

  /**
   * @param size side of the square it covers, pixels
   * @param cell distance of the grid's nodes, pixels
   */
  SmoothNoise(int size, double cell, Random random) {
    this.cell = cell;
    columns = (int) Math.ceil(size / cell) + 2;
    nodes = new float[columns * columns];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = (float) random.nextGaussian();
    }
  }

  /** About normal with deviation 1 at the nodes, less between. */
  float at(int x, int y) {
    double gx = x / cell;
    double gy = y / cell;
    int column = (int) gx;
    int row = (int) gy;
    float u = ease(gx - column);
    float v = ease(gy - row);
    int i = row * columns + column;
    float upper = nodes[i] + u * (nodes[i + 1] - nodes[i]);
    float lower = nodes[i + columns] + u * (nodes[i + columns + 1] - nodes[i + columns]);
    return upper + v * (lower - upper);
  }

  private static float ease(double t) {
    return (float) (t * t * (3 - 2 * t));
  }
}
