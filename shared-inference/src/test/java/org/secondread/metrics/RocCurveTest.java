package org.secondread.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RocCurveTest {

  @Test
  void a_perfect_score_has_area_one_and_its_opposite_none() {
    double[] scores = {0.1, 0.2, 0.8, 0.9};
    assertEquals(1, RocCurve.of(scores, new boolean[] {false, false, true, true}).auc());
    assertEquals(0, RocCurve.of(scores, new boolean[] {true, true, false, false}).auc());
  }

  @Test
  void the_area_is_the_share_of_pairs_in_the_right_order_with_ties_as_half() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      double[] scores = random.doubles(30).map(s -> Math.round(s * 10)).toArray();
      boolean[] labels = new boolean[scores.length];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = i == 0 || (i > 1 && random.nextBoolean());
      }
      assertEquals(shareOfPairs(scores, labels), RocCurve.of(scores, labels).auc(), 1e-12);
    }
  }

  @Test
  void points_run_from_nothing_positive_to_everything_positive() {
    RocCurve curve = RocCurve.of(new double[] {1, 2, 2}, new boolean[] {false, false, true});
    assertEquals(new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0), curve.points().get(0));
    assertEquals(new RocCurve.Point(2, 0.5, 1), curve.points().get(1));
    assertEquals(new RocCurve.Point(1, 1, 1), curve.points().get(2));
  }

  @Test
  void a_single_class_or_a_score_that_is_no_number_is_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> RocCurve.of(new double[] {1}, new boolean[] {true}));
    assertThrows(
        IllegalArgumentException.class,
        () -> RocCurve.of(new double[] {1, Double.NaN}, new boolean[] {true, false}));
  }

  @Test
  void sensitivity_at_a_specificity_is_the_best_that_keeps_it() {
    double[] scores = {0.9, 0.8, 0.7, 0.6, 0.5, 0.4};
    boolean[] labels = {true, false, true, true, false, false};
    RocCurve curve = RocCurve.of(scores, labels);
    assertEquals(1.0 / 3, curve.sensitivityAt(1), 1e-12);
    assertEquals(1.0, curve.sensitivityAt(2.0 / 3), 1e-12);
    assertEquals(1.0 / 3, curve.sensitivityAt(0.7), 1e-12);
    assertEquals(1.0, curve.sensitivityAt(0), 1e-12);
  }

  private static double shareOfPairs(double[] scores, boolean[] labels) {
    double right = 0;
    int pairs = 0;
    for (int p = 0; p < scores.length; p++) {
      for (int n = 0; n < scores.length; n++) {
        if (labels[p] && !labels[n]) {
          pairs++;
          right += scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0;
        }
      }
    }
    return right / pairs;
  }
}
