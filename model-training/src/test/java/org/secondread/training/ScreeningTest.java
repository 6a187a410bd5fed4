package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScreeningTest {

  @Test
  void the_gate_lies_in_the_middle_of_the_highest_range_of_equal_accuracy() {
    boolean[] labels = {false, false, false, true, true};
    double[] apart = {0.1, 0.2, 0.3, 0.7, 0.9};
    assertEquals(0.5, new Screening(apart, labels).bestGate(0), 1e-9);
    double[] mixed = {0.1, 0.2, 0.85, 0.8, 0.9};
    assertEquals(0.875, new Screening(mixed, labels).bestGate(0), 1e-9);
    assertEquals(0.8, new Screening(mixed, labels).at(0.5).accuracy(), 1e-9);
    assertEquals(0.8, new Screening(mixed, labels).at(0.875).accuracy(), 1e-9);
  }

  @Test
  void a_gate_of_the_specificity_asked_for_gives_up_lesions() {
    boolean[] labels = {false, false, true, true, true, true};
    double[] probabilities = {0.1, 0.8, 0.6, 0.7, 0.75, 0.9};
    assertEquals(0.35, new Screening(probabilities, labels).bestGate(0), 1e-9);
    assertEquals(0.85, new Screening(probabilities, labels).bestGate(1), 1e-9);
  }

  @Test
  void the_gate_never_lets_everything_or_nothing_pass() {
    boolean[] labels = {false, true};
    assertEquals(0.05, new Screening(new double[] {0.001, 0.02}, labels).bestGate(0), 1e-9);
    assertEquals(0.95, new Screening(new double[] {0.97, 0.99}, labels).bestGate(0), 1e-9);
  }

  @Test
  void learning_rates_fall_to_zero_and_restart_three_times() {
    for (Schedule schedule : Schedule.values()) {
      assertTrue(schedule.factor(0.999) < 0.01, schedule.name());
      assertTrue(schedule.factor(0) <= 1, schedule.name());
    }
    assertEquals(1, Schedule.POLYNOMIAL.factor(0), 1e-9);
    assertEquals(Math.pow(0.5, 0.9), Schedule.POLYNOMIAL.factor(0.5), 1e-9);
    assertEquals(
        Schedule.COSINE_RESTARTS.factor(0.05),
        Schedule.COSINE_RESTARTS.factor(0.05 + 2 / 3.0),
        1e-9);
  }
}
