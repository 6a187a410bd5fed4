package org.secondread.crf;

import java.util.Arrays;

/**
 * The permutohedral lattice of Adams, Baek and Davis, "Fast High-Dimensional Filtering Using the
 * Permutohedral Lattice" (2010), for three features: filters values at n points with the Gaussian
 * kernel exp(-|f_i - f_j|^2 / 2), up to a constant factor, in time linear in n.
 *
 * <p>Every point lies in a simplex of four lattice vertices. Filtering splats the values onto the
 * vertices by barycentric weights, blurs along the four lattice axes, and slices the result back by
 * the same weights. Two things make it more accurate than the original: each axis is blurred more
 * than once on a lattice that is finer in return, and the lattice also has the vertices next to
 * those with points, over which values travel between points.
 */
final class PermutohedralLattice {

  /** Features beyond this would leave the range of a packed vertex coordinate. */
  static final float LARGEST_FEATURE = 100_000f;

  private static final int D = 3;
  private static final int CORNERS = D + 1;
  private static final int BLURS = 4;

  private static final int SHARES = 8;
  private static final int SMALLEST_SHARE = 4096;
  private static final int VERTICES_PER_PART = 4096;
  private static final int CORNERS_PER_SPLAT = 16384;

  /** Widening stops at this many vertices per point, to bound memory on scattered features. */
  private static final int MOST_VERTICES_PER_POINT = 4;

  private final int[] position;
  private final Crew crew;

  /** Points are embedded in shares of this many; it does not depend on the number of threads. */
  private final int share;

  /** For point i, corner r at 4 i + r: the vertex and its weight. */
  private final int[] vertex;

  private final float[] weight;

  /** For vertex v, first[v] to below first[v + 1]: positions of its points and their weights. */
  private final int[] first;

  private final int[] member;
  private final float[] memberWeight;

  /** Vertices between two marks have about the same number of members together. */
  private final int[] splatMarks;

  /** For each axis and vertex, the vertices on both sides; one past the last stays 0. */
  private final int[][] before;

  private final int[][] after;
  private float[] values;
  private float[] blurred;

  /**
   * @param features three values per point, in units of the kernel's standard deviation; magnitude
   *     at most {@link #LARGEST_FEATURE}
   * @param position for each point, where its value stands in the arrays to filter; no two alike
   */
  PermutohedralLattice(float[] features, int[] position, Crew crew) {
    this.position = position;
    this.crew = crew;
    this.share = Math.max(SMALLEST_SHARE, (position.length + SHARES - 1) / SHARES);
    this.vertex = new int[position.length * CORNERS];
    this.weight = new float[position.length * CORNERS];
    VertexTable table = embed(features);
    this.first = new int[table.size() + 1];
    this.member = new int[vertex.length];
    this.memberWeight = new float[vertex.length];
    transpose();
    this.splatMarks = splatMarks();
    this.before = new int[CORNERS][table.size()];
    this.after = new int[CORNERS][table.size()];
    crew.each(CORNERS, 1, (from, to) -> link(table, from));
    this.values = new float[table.size() + 1];
    this.blurred = new float[table.size() + 1];
  }

  /** Multiplies the weights of point i by {@code factor[position[i]]}: K becomes F K F. */
  void scale(float[] factor) {
    crew.each(position.length, share, (from, to) -> scaleCorners(factor, from, to));
    crew.each(member.length, share * CORNERS, (from, to) -> scaleMembers(factor, from, to));
  }

  /** out += K in, at the points' positions. */
  void addTo(float[] out, float[] in) {
    crew.each(splatMarks.length - 1, 1, (from, to) -> splat(in, splatMarks[from], splatMarks[to]));
    for (int pass = 0; pass < BLURS * CORNERS; pass++) {
      int[] left = before[pass % CORNERS];
      int[] right = after[pass % CORNERS];
      crew.each(left.length, VERTICES_PER_PART, (from, to) -> blur(left, right, from, to));
      float[] swap = values;
      values = blurred;
      blurred = swap;
    }
    crew.each(position.length, share, (from, to) -> slice(out, from, to));
  }

  private void splat(float[] in, int from, int to) {
    for (int v = from; v < to; v++) {
      int end = first[v + 1];
      int k = first[v];
      float even = 0;
      float odd = 0;
      for (; k + 1 < end; k += 2) {
        even += memberWeight[k] * in[member[k]];
        odd += memberWeight[k + 1] * in[member[k + 1]];
      }
      if (k < end) {
        even += memberWeight[k] * in[member[k]];
      }
      values[v] = even + odd;
    }
  }

  private void blur(int[] left, int[] right, int from, int to) {
    float[] old = values;
    float[] result = blurred;
    for (int v = from; v < to; v++) {
      result[v] = 0.5f * old[v] + 0.25f * (old[left[v]] + old[right[v]]);
    }
  }

  private void slice(float[] out, int from, int to) {
    float[] v = values;
    for (int i = from; i < to; i++) {
      int k = i * CORNERS;
      out[position[i]] +=
          weight[k] * v[vertex[k]]
              + weight[k + 1] * v[vertex[k + 1]]
              + weight[k + 2] * v[vertex[k + 2]]
              + weight[k + 3] * v[vertex[k + 3]];
    }
  }

  private void scaleCorners(float[] factor, int from, int to) {
    for (int i = from; i < to; i++) {
      float pointFactor = factor[position[i]];
      for (int r = 0; r < CORNERS; r++) {
        weight[i * CORNERS + r] *= pointFactor;
      }
    }
  }

  private void scaleMembers(float[] factor, int from, int to) {
    for (int k = from; k < to; k++) {
      memberWeight[k] *= factor[member[k]];
    }
  }

  /** Finds the vertices: each share of points numbers its own, then the numbers are made common. */
  private VertexTable embed(float[] features) {
    SimplexFinder finder = new SimplexFinder(BLURS);
    VertexTable[] ofShare = new VertexTable[shares()];
    crew.each(
        position.length,
        share,
        (from, to) -> {
          VertexTable own = new VertexTable();
          finder.embed(features, from, to, own, vertex, weight);
          ofShare[from / share] = own;
        });
    VertexTable table = new VertexTable();
    int[][] common = new int[ofShare.length][];
    for (int s = 0; s < ofShare.length; s++) {
      common[s] = table.addAll(ofShare[s]);
    }
    crew.each(
        position.length,
        share,
        (from, to) -> {
          int[] number = common[from / share];
          for (int k = from * CORNERS; k < to * CORNERS; k++) {
            vertex[k] = number[vertex[k]];
          }
        });
    widen(table);
    return table;
  }

  private int shares() {
    return (position.length + share - 1) / share;
  }

  /** Adds the neighbours of all vertices, axis after axis. */
  private void widen(VertexTable table) {
    for (int axis = 0; axis < CORNERS; axis++) {
      long step = SimplexFinder.step(axis);
      int vertices = table.size();
      if (vertices > MOST_VERTICES_PER_POINT * (long) position.length) {
        return;
      }
      for (int v = 0; v < vertices; v++) {
        table.findOrAdd(table.keyOf(v) + step);
        table.findOrAdd(table.keyOf(v) - step);
      }
    }
  }

  private void link(VertexTable table, int axis) {
    int[] left = before[axis];
    int[] right = after[axis];
    Arrays.fill(left, left.length);
    Arrays.fill(right, left.length);
    for (int v = 0; v < left.length; v++) {
      int neighbour = table.find(table.keyOf(v) + SimplexFinder.step(axis));
      if (neighbour != VertexTable.ABSENT) {
        left[v] = neighbour;
        right[neighbour] = v;
      }
    }
  }

  /** Sorts the corners by vertex, so that a vertex gathers its sum and no two threads share it. */
  private void transpose() {
    int vertices = first.length - 1;
    int[][] next = new int[shares()][];
    crew.each(
        position.length,
        share,
        (from, to) -> {
          int[] count = new int[vertices];
          for (int k = from * CORNERS; k < to * CORNERS; k++) {
            count[vertex[k]]++;
          }
          next[from / share] = count;
        });
    int place = 0;
    for (int v = 0; v < vertices; v++) {
      first[v] = place;
      for (int[] ofShare : next) {
        int count = ofShare[v];
        ofShare[v] = place;
        place += count;
      }
    }
    first[vertices] = place;
    crew.each(
        position.length,
        share,
        (from, to) -> {
          int[] ofShare = next[from / share];
          for (int k = from * CORNERS; k < to * CORNERS; k++) {
            int slot = ofShare[vertex[k]]++;
            member[slot] = position[k / CORNERS];
            memberWeight[slot] = weight[k];
          }
        });
  }

  private int[] splatMarks() {
    int vertices = first.length - 1;
    int[] marks = new int[member.length / CORNERS_PER_SPLAT + 2];
    int count = 1;
    for (int v = 1; v < vertices; v++) {
      if (first[v] - first[marks[count - 1]] >= CORNERS_PER_SPLAT) {
        marks[count++] = v;
      }
    }
    marks[count++] = vertices;
    return Arrays.copyOf(marks, count);
  }
}
