package org.secondread.crf;

import java.util.Arrays;

/**
 * Finds the simplex of the three-dimensional permutohedral lattice around a point, and the point's
 * barycentric weights (Adams, Baek and Davis 2010, sections 3.2 and 3.3).
 */
final class SimplexFinder {
  private static final int D = 3;
  private static final int CORNERS = D + 1;

  /** Corner r of the simplex adds CANONICAL[r * CORNERS + rank] to a coordinate of that rank. */
  private static final int[] CANONICAL = {0, 0, 0, 0, 1, 1, 1, -3, 2, 2, -2, -2, 3, -1, -1, -1};

  private final float[] gain = new float[D];

  /**
   * @param blurs how often the lattice is blurred along each axis
   */
  SimplexFinder(int blurs) {
    // Variance in lattice steps: 1/12 each for splat and slice, 1/2 for each blur.
    double stepsPerDeviation = Math.sqrt(1.0 / 6 + blurs / 2.0);
    for (int i = 0; i < D; i++) {
      gain[i] = (float) (CORNERS * stepsPerDeviation / Math.sqrt((i + 1.0) * (i + 2.0)));
    }
  }

  /**
   * Embeds the points {@code from} to below {@code to}.
   *
   * @param features three values per point
   * @param table where new vertices are added
   * @param vertex gets the vertex numbers of point i's simplex at 4 i to 4 i + 3
   * @param weight gets the weights of these, which sum to 1
   */
  void embed(float[] features, int from, int to, VertexTable table, int[] vertex, float[] weight) {
    float[] elevated = new float[CORNERS];
    int[] origin = new int[CORNERS];
    int[] rank = new int[CORNERS];
    float[] barycentric = new float[CORNERS + 1];
    // Neighbouring pixels mostly share their simplex.
    long[] lastKey = new long[CORNERS];
    int[] lastVertex = new int[CORNERS];

    for (int i = from; i < to; i++) {
      elevate(features, i * D, elevated);
      findOrigin(elevated, origin, rank);

      Arrays.fill(barycentric, 0);
      for (int j = 0; j < CORNERS; j++) {
        float part = (elevated[j] - origin[j]) * (1f / CORNERS);
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

  /** Lifts a point into the plane of four coordinates that sum to 0. */
  private void elevate(float[] features, int from, float[] elevated) {
    float sum = 0;
    for (int j = D; j > 0; j--) {
      float scaled = features[from + j - 1] * gain[j - 1];
      elevated[j] = sum - j * scaled;
      sum += scaled;
    }
    elevated[0] = sum;
  }

  /** The nearest vertex of colour 0, and the order of the remainders, which names the simplex. */
  private static void findOrigin(float[] elevated, int[] origin, int[] rank) {
    int sum = 0;
    for (int j = 0; j < CORNERS; j++) {
      int rounded = (int) Math.rint(elevated[j] * (1f / CORNERS));
      origin[j] = rounded * CORNERS;
      sum += rounded;
      rank[j] = 0;
    }
    for (int j = 0; j < D; j++) {
      float remainder = elevated[j] - origin[j];
      for (int k = j + 1; k < CORNERS; k++) {
        int below = remainder < elevated[k] - origin[k] ? 1 : 0;
        rank[j] += below;
        rank[k] += 1 - below;
      }
    }
    // The rounded coordinates may not sum to 0; then the outermost ones move by one cell.
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
}
