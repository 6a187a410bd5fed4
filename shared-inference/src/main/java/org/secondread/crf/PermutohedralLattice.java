package org.secondread.crf;

import java.util.Arrays;

/**
 * The permutohedral lattice of Adams, Baek and Davis, "Fast High-Dimensional Filtering Using the
 * Permutohedral Lattice" (2010), for three features: filters values at n points with the Gaussian
 * kernel exp(-|f_i - f_j|^2 / 2) in time linear in n.
 *
 * <p>Every point lies in a simplex of four lattice vertices. Filtering splats the values onto the
 * vertices by barycentric weights, blurs along the four lattice axes with (1/2, 1, 1/2), and slices
 * the result back by the same weights.
 */
final class PermutohedralLattice {
  private static final int D = 3;
  private static final int CORNERS = D + 1;

  /** Features beyond this would leave the 21 bits of a packed vertex coordinate. */
  static final float LARGEST_FEATURE = 100_000f;

  /** Corner r of the simplex adds CANONICAL[r * CORNERS + rank] to a coordinate of that rank. */
  private static final int[] CANONICAL = {0, 0, 0, 0, 1, 1, 1, -3, 2, 2, -2, -2, 3, -1, -1, -1};

  /** Alpha = 1 / (1 + 2^-d), the gain of splat, blur and slice. */
  private static final float ALPHA = 1f / (1f + 1f / (1 << D));

  private static final int POINTS_PER_PART = 4096;
  private static final int VERTICES_PER_PART = 4096;

  private final int points;
  private final Workers workers;

  /** For point i, corner r at 4 i + r: the vertex and its weight. */
  private final int[] vertex;

  private final float[] weight;

  /** For vertex v, first[v]..first[v + 1]: the points splatted onto it, ascending, and weights. */
  private final int[] first;

  private final int[] member;
  private final float[] memberWeight;

  /** For each axis and vertex, the vertices on both sides; the one past the last is always 0. */
  private final int[][] before;

  private final int[][] after;

  private float[] values;
  private float[] blurred;

  /**
   * @param features three values per point, in units of the kernel's standard deviation; magnitude
   *     at most {@link #LARGEST_FEATURE}
   */
  PermutohedralLattice(float[] features, Workers workers) {
    this.points = features.length / D;
    this.workers = workers;
    this.vertex = new int[points * CORNERS];
    this.weight = new float[points * CORNERS];
    VertexTable table = new VertexTable();
    embed(features, table);
    int vertices = table.size();
    this.before = new int[CORNERS][vertices];
    this.after = new int[CORNERS][vertices];
    link(table);
    this.first = new int[vertices + 1];
    this.member = new int[points * CORNERS];
    this.memberWeight = new float[points * CORNERS];
    transpose();
    this.values = new float[vertices + 1];
    this.blurred = new float[vertices + 1];
  }

  /** The number of lattice vertices in use. */
  int vertices() {
    return first.length - 1;
  }

  /** Multiplies point i's weights by {@code factor[i]}: the filter K becomes F K F. */
  void scale(float[] factor) {
    for (int i = 0; i < vertex.length; i++) {
      weight[i] *= factor[i / CORNERS];
    }
    for (int k = 0; k < member.length; k++) {
      memberWeight[k] *= factor[member[k]];
    }
  }

  /** out = K in, one value per point; the two may not be the same array. */
  void filter(float[] out, float[] in) {
    int vertices = vertices();
    workers.each(vertices, VERTICES_PER_PART, (from, to) -> splat(in, from, to));
    for (int axis = 0; axis < CORNERS; axis++) {
      int[] left = before[axis];
      int[] right = after[axis];
      workers.each(vertices, VERTICES_PER_PART, (from, to) -> blur(left, right, from, to));
      float[] swap = values;
      values = blurred;
      blurred = swap;
    }
    workers.each(points, POINTS_PER_PART, (from, to) -> slice(out, from, to));
  }

  private void splat(float[] in, int from, int to) {
    for (int v = from; v < to; v++) {
      float sum = 0;
      for (int k = first[v]; k < first[v + 1]; k++) {
        sum += memberWeight[k] * in[member[k]];
      }
      values[v] = sum;
    }
  }

  private void blur(int[] left, int[] right, int from, int to) {
    float[] old = values;
    for (int v = from; v < to; v++) {
      blurred[v] = old[v] + 0.5f * (old[left[v]] + old[right[v]]);
    }
  }

  private void slice(float[] out, int from, int to) {
    float[] v = values;
    for (int i = from; i < to; i++) {
      int k = i * CORNERS;
      out[i] =
          ALPHA
              * (weight[k] * v[vertex[k]]
                  + weight[k + 1] * v[vertex[k + 1]]
                  + weight[k + 2] * v[vertex[k + 2]]
                  + weight[k + 3] * v[vertex[k + 3]]);
    }
  }

  /** Finds each point's simplex and barycentric weights (Adams et al., sections 3.2 and 3.3). */
  private void embed(float[] features, VertexTable table) {
    float[] gain = new float[D];
    for (int i = 0; i < D; i++) {
      gain[i] = (float) (CORNERS * Math.sqrt(2.0 / 3.0) / Math.sqrt((i + 1.0) * (i + 2.0)));
    }
    float[] elevated = new float[CORNERS];
    int[] origin = new int[CORNERS];
    int[] rank = new int[CORNERS];
    float[] barycentric = new float[CORNERS + 1];
    long[] lastKey = new long[CORNERS];
    int[] lastVertex = new int[CORNERS];

    for (int i = 0; i < points; i++) {
      elevate(features, i * D, gain, elevated);
      nearestOrigin(elevated, origin, rank);

      Arrays.fill(barycentric, 0);
      for (int j = 0; j < CORNERS; j++) {
        float part = (elevated[j] - origin[j]) / CORNERS;
        barycentric[D - rank[j]] += part;
        barycentric[CORNERS - rank[j]] -= part;
      }
      barycentric[0] += 1 + barycentric[CORNERS];

      for (int r = 0; r < CORNERS; r++) {
        int row = r * CORNERS;
        long key =
            VertexTable.key(
                origin[0] + CANONICAL[row + rank[0]],
                origin[1] + CANONICAL[row + rank[1]],
                origin[2] + CANONICAL[row + rank[2]]);
        if (key != lastKey[r]) {
          lastKey[r] = key;
          lastVertex[r] = table.findOrAdd(key);
        }
        vertex[i * CORNERS + r] = lastVertex[r];
        weight[i * CORNERS + r] = barycentric[r];
      }
    }
  }

  private static void elevate(float[] features, int from, float[] gain, float[] elevated) {
    float sum = 0;
    for (int j = D; j > 0; j--) {
      float scaled = features[from + j - 1] * gain[j - 1];
      elevated[j] = sum - j * scaled;
      sum += scaled;
    }
    elevated[0] = sum;
  }

  /** The nearest vertex of colour 0, and the order of the remainders, which names the simplex. */
  private static void nearestOrigin(float[] elevated, int[] origin, int[] rank) {
    int sum = 0;
    for (int j = 0; j < CORNERS; j++) {
      int rounded = (int) Math.rint(elevated[j] / CORNERS);
      origin[j] = rounded * CORNERS;
      sum += rounded;
      rank[j] = 0;
    }
    for (int j = 0; j < D; j++) {
      float remainder = elevated[j] - origin[j];
      for (int k = j + 1; k < CORNERS; k++) {
        if (remainder < elevated[k] - origin[k]) {
          rank[j]++;
        } else {
          rank[k]++;
        }
      }
    }
    for (int j = 0; j < CORNERS; j++) {
      rank[j] += sum;
      if (rank[j] < 0) {
        rank[j] += CORNERS;
        origin[j] += CORNERS;
      } else if (rank[j] > D) {
        rank[j] -= CORNERS;
        origin[j] -= CORNERS;
      }
    }
  }

  /** Finds each vertex's neighbours one step along every lattice axis. */
  private void link(VertexTable table) {
    int vertices = table.size();
    long[] steps = {
      VertexTable.step(D, -1, -1),
      VertexTable.step(-1, D, -1),
      VertexTable.step(-1, -1, D),
      VertexTable.step(-1, -1, -1)
    };
    for (int axis = 0; axis < CORNERS; axis++) {
      int[] left = before[axis];
      int[] right = after[axis];
      Arrays.fill(left, vertices);
      Arrays.fill(right, vertices);
      for (int v = 0; v < vertices; v++) {
        int neighbour = table.find(table.keyOf(v) + steps[axis]);
        if (neighbour != VertexTable.ABSENT) {
          left[v] = neighbour;
          right[neighbour] = v;
        }
      }
    }
  }

  /** Sorts the corners by vertex, so that a vertex gathers its sum and no two threads share it. */
  private void transpose() {
    for (int v : vertex) {
      first[v + 1]++;
    }
    for (int v = 0; v < vertices(); v++) {
      first[v + 1] += first[v];
    }
    int[] next = first.clone();
    for (int k = 0; k < vertex.length; k++) {
      int place = next[vertex[k]]++;
      member[place] = k / CORNERS;
      memberWeight[place] = weight[k];
    }
  }
}
