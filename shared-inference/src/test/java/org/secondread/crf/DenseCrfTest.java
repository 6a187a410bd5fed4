package org.secondread.crf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

class DenseCrfTest {

  static java.util.List<CrfParameters> parameterSets() {
    return java.util.List.of(
        new CrfParameters(10, 3, 3, 80, 13, 10),
        new CrfParameters(10, 3, 2, 20, 13, 6),
        new CrfParameters(10, 3, 1, 40, 13, 3));
  }

  @ParameterizedTest
  @MethodSource("parameterSets")
  void agrees_with_the_exact_mean_field(CrfParameters parameters) {
    for (long seed = 1; seed <= 3; seed++) {
      HeadPhantom phantom = new HeadPhantom(48, seed);
      double[] exact =
          ExactMeanField.infer(
              phantom.intensity(), phantom.foreground(), everywhere(48, 48), parameters);
      try (DenseCrf crf = new DenseCrf()) {
        GreyImage q = crf.infer(phantom.intensity(), phantom.foreground(), parameters);
        assertTrue(largestDifference(q, exact) <= 0.02);
      }
    }
  }

  private static Mask everywhere(int width, int height) {
    boolean[] set = new boolean[width * height];
    java.util.Arrays.fill(set, true);
    return new Mask(width, height, set);
  }

  private static double largestDifference(GreyImage q, double[] exact) {
    double largest = 0;
    for (int i = 0; i < exact.length; i++) {
      largest = Math.max(largest, Math.abs(q.values()[i] - exact[i]));
    }
    return largest;
  }
}
