package org.secondread.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void figures_are_those_computed_by_hand() {
    double[] probabilities = {0.1, 0.3, 0.9, 1};
    boolean[] labels = {false, true, true, true};
    Calibration calibration = Calibration.of(probabilities, labels, 2);
    // Bins: {0.1, 0.3} with 1 of 2 positive, {0.9, 1} with 2 of 2.
    assertEquals(2, calibration.bins().get(0).count());
    assertEquals(0.2, calibration.bins().get(0).probability(), 1e-12);
    assertEquals(0.5, calibration.bins().get(0).positives(), 1e-12);
    assertEquals(0.95, calibration.bins().get(1).probability(), 1e-12);
    assertEquals((0.01 + 0.49 + 0.01 + 0) / 4, calibration.brier(), 1e-12);
    assertEquals(0.5 * 0.3 + 0.5 * 0.05, calibration.expectedError(), 1e-12);
  }

  @Test
  void probabilities_that_mean_what_they_say_have_almost_no_error() {
    Random random = new Random(2);
    int count = 50_000;
    double[] probabilities = new double[count];
    boolean[] labels = new boolean[count];
    for (int i = 0; i < count; i++) {
      probabilities[i] = random.nextDouble();
      labels[i] = random.nextDouble() < probabilities[i];
    }
    Calibration calibration = Calibration.of(probabilities, labels, 10);
    assertTrue(calibration.expectedError() < 0.02, () -> "" + calibration.expectedError());
    assertEquals(1.0 / 6, calibration.brier(), 0.01);
  }

  @Test
  void an_empty_bin_has_no_rates_and_no_weight() {
    Calibration calibration = Calibration.of(new double[] {0.9}, new boolean[] {true}, 2);
    assertTrue(Double.isNaN(calibration.bins().get(0).positives()));
    assertEquals(0.1, calibration.expectedError(), 1e-12);
  }

  @Test
  void no_images_and_values_that_are_no_probabilities_are_refused() {
    boolean[] label = {true};
    assertThrows(
        IllegalArgumentException.class, () -> Calibration.of(new double[0], new boolean[0], 5));
    for (double value : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class, () -> Calibration.of(new double[] {value}, label, 5));
    }
  }
}
