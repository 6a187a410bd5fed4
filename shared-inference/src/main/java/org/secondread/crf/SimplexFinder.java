package org.secondread.crf;

/**
 * Finds the simplex of the three-dimensional permutohedral lattice around a point, and the point's
 * barycentric weights (Adams, Baek and Davis 2010, sections 3.2 and 3.3).
 *
 * <p>A vertex has four coordinates that sum to 0 and leave the same remainder when divided by four;
 * the first three are its key.
 */
final class SimplexFinder {

  /** One step along each of the lattice's four axes, as a difference of keys. */
  private static final long[] STEPS = {
    VertexTable.step(3, -1, -1),
    VertexTable.step(-1, 3, -1),
    VertexTable.step(-1, -1, 3),
    VertexTable.step(-1, -1, -1)
  };

  private final float gain0;
  private final float gain1;
  private final float gain2;

  /**
   * @param blurs how often the lattice is blurred along each axis
   */
  SimplexFinder(int blurs) {
    // Variance in lattice steps: 1/12 each for splat and slice, 1/2 for each blur.
    double scale = 4 * Math.sqrt(1.0 / 6 + blurs / 2.0);
    gain0 = (float) (scale / Math.sqrt(1 * 2));
    gain1 = (float) (scale / Math.sqrt(2 * 3));
    gain2 = (float) (scale / Math.sqrt(3 * 4));
  }

  /** One step along a lattice axis 0..3, as a difference of keys. */
  static long step(int axis) {
    return STEPS[axis];
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
    float[] sorted = new float[4];
    long[] stepOfRank = new long[4];
    // Neighbouring pixels mostly share vertices.
    long[] lastKey = new long[4];
    int[] lastVertex = new int[4];

    for (int i = from; i < to; i++) {
      // The point, lifted into the space of four coordinates that sum to 0.
      float a = features[3 * i] * gain0;
      float b = features[3 * i + 1] * gain1;
      float c = features[3 * i + 2] * gain2;
      float e0 = a + b + c;
      float e1 = b + c - a;
      float e2 = c - 2 * b;
      float e3 = -3 * c;

      // The nearest multiples of four, and how far the point is from them in such cells.
      int o0 = (int) Math.rint(e0 * 0.25f);
      int o1 = (int) Math.rint(e1 * 0.25f);
      int o2 = (int) Math.rint(e2 * 0.25f);
      int o3 = (int) Math.rint(e3 * 0.25f);
      float d0 = e0 * 0.25f - o0;
      float d1 = e1 * 0.25f - o1;
      float d2 = e2 * 0.25f - o2;
      float d3 = e3 * 0.25f - o3;

      // The order of the distances names the simplex; rank 0 is the largest.
      int less01 = d0 < d1 ? 1 : 0;
      int less02 = d0 < d2 ? 1 : 0;
      int less03 = d0 < d3 ? 1 : 0;
      int less12 = d1 < d2 ? 1 : 0;
      int less13 = d1 < d3 ? 1 : 0;
      int less23 = d2 < d3 ? 1 : 0;
      int sum = o0 + o1 + o2 + o3;
      int rank0 = sum + less01 + less02 + less03;
      int rank1 = sum + 1 - less01 + less12 + less13;
      int rank2 = sum + 2 - less02 - less12 + less23;
      int rank3 = sum + 3 - less03 - less13 - less23;

      // Where the multiples do not sum to 0, the outermost move by one cell until they do.
      int move0 = move(rank0);
      int move1 = move(rank1);
      int move2 = move(rank2);
      int move3 = move(rank3);
      rank0 += 4 * move0;
      rank1 += 4 * move1;
      rank2 += 4 * move2;
      rank3 += 4 * move3;
      sorted[rank0] = d0 - move0;
      sorted[rank1] = d1 - move1;
      sorted[rank2] = d2 - move2;
      sorted[rank3] = d3 - move3;
      stepOfRank[rank0] = STEPS[0];
      stepOfRank[rank1] = STEPS[1];
      stepOfRank[rank2] = STEPS[2];
      stepOfRank[rank3] = STEPS[3];

      // From corner to corner it is one step back, along the axes by falling rank.
      long key = VertexTable.key(4 * (o0 + move0), 4 * (o1 + move1), 4 * (o2 + move2));
      float corner = 1 + sorted[3] - sorted[0];
      for (int r = 0; r < 4; r++) {
        if (r > 0) {
          key -= stepOfRank[4 - r];
          corner = sorted[3 - r] - sorted[4 - r];
        }
        if (key != lastKey[r]) {
          lastKey[r] = key;
          lastVertex[r] = table.findOrAdd(key);
        }
        vertex[4 * i + r] = lastVertex[r];
        weight[4 * i + r] = corner;
      }
    }
  }

  private static int move(int rank) {
    if (rank < 0) {
      return 1;
    }
    return rank > 3 ? -1 : 0;
  }
}
