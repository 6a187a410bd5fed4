package org.secondread.lesion;

import java.util.Arrays;
import org.secondread.image.Mask;

/** Runs of set pixels, by rising slice, row and column, and which of them belong together. */
final class Runs {
  private final int height;
  private final int slices;

  /** The first run of each row of the stack, and past the last row the number of runs. */
  private final int[] firstOfRow;

  private int[] firstX = new int[64];
  private int[] lastX = new int[64];
  private int[] row = new int[64];
  private int[] parent = new int[0];
  private int size;
  private int rows;

  Runs(int height, int slices) {
    this.height = height;
    this.slices = slices;
    this.firstOfRow = new int[Math.multiplyExact(height, slices) + 1];
  }

  int size() {
    return size;
  }

  int slice(int run) {
    return row[run] / height;
  }

  int y(int run) {
    return row[run] % height;
  }

  int firstX(int run) {
    return firstX[run];
  }

  int lastX(int run) {
    return lastX[run];
  }

  /** Adds the next slice. */
  void add(Mask mask) {
    for (int y = 0; y < height; y++) {
      int x = 0;
      while (x < mask.width()) {
        if (!mask.at(x, y)) {
          x++;
          continue;
        }
        int from = x;
        while (x < mask.width() && mask.at(x, y)) {
          x++;
        }
        append(from, x - 1);
      }
      firstOfRow[++rows] = size;
    }
  }

  /** Joins runs that touch: in the row above, and in the three rows around it one slice before. */
  void joinNeighbours() {
    parent = new int[size];
    for (int run = 0; run < size; run++) {
      parent[run] = run;
    }
    for (int slice = 0; slice < slices; slice++) {
      for (int y = 0; y < height; y++) {
        int here = slice * height + y;
        if (y > 0) {
          joinRows(here, here - 1);
        }
        if (slice == 0) {
          continue;
        }
        for (int other = Math.max(0, y - 1); other <= Math.min(height - 1, y + 1); other++) {
          joinRows(here, (slice - 1) * height + other);
        }
      }
    }
  }

  /** The first run of the run's component. */
  int root(int run) {
    int at = run;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private void append(int from, int to) {
    if (size == row.length) {
      firstX = Arrays.copyOf(firstX, 2 * size);
      lastX = Arrays.copyOf(lastX, 2 * size);
      row = Arrays.copyOf(row, 2 * size);
    }
    firstX[size] = from;
    lastX[size] = to;
    row[size] = rows;
    size++;
  }

  /** Walks two rows side by side; runs touch when they overlap or meet at a corner. */
  private void joinRows(int rowA, int rowB) {
    int a = firstOfRow[rowA];
    int b = firstOfRow[rowB];
    while (a < firstOfRow[rowA + 1] && b < firstOfRow[rowB + 1]) {
      if (firstX[a] <= lastX[b] + 1 && firstX[b] <= lastX[a] + 1) {
        join(a, b);
      }
      if (lastX[a] < lastX[b]) {
        a++;
      } else {
        b++;
      }
    }
  }

  /** The lower root stays root, so that a component is named by its first run. */
  private void join(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }
}
