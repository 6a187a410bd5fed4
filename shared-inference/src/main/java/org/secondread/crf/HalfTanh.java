package org.secondread.crf;

/** tanh(x / 2) in plain float arithmetic, which the compiler turns into vector instructions. */
final class HalfTanh {

  /** Beyond this, tanh(x / 2) is 1 in float. */
  private static final float SATURATED = 18;

  private HalfTanh() {}

  /**
   * result = tanh(x / 2) for the indices {@code from} to below {@code to}, within 1e-6.
   *
   * <p>tanh(x / 8) comes from its Pade approximant of order [7/6]; the double-angle formula
   * tanh(2z) = 2 tanh(z) / (1 + tanh(z)^2), applied twice, leads to tanh(x / 2).
   */
  static void of(float[] x, float[] result, int from, int to) {
    for (int i = from; i < to; i++) {
      float z = Math.max(-SATURATED, Math.min(SATURATED, x[i])) * 0.125f;
      float s = z * z;
      float above = z * (135135f + s * (17325f + s * (378f + s)));
      float below = 135135f + s * (62370f + s * (3150f + s * 28f));
      float eighth = above / below;
      float quarter = 2 * eighth / (1 + eighth * eighth);
      result[i] = 2 * quarter / (1 + quarter * quarter);
    }
  }
}
