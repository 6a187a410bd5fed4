package org.secondread.crf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HalfTanhTest {

  @Test
  void agrees_with_the_library_function_everywhere() {
    float[] x = new float[40001];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 20000) / 500f;
    }
    float[] result = new float[x.length];
    HalfTanh.of(x, result, 0, x.length);
    for (int i = 0; i < x.length; i++) {
      assertEquals(Math.tanh(x[i] / 2), result[i], 1e-6, "at " + x[i]);
    }
  }
}
