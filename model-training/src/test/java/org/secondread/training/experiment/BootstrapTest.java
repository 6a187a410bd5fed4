package org.secondread.training.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secondread.training.Screening;

class BootstrapTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 3);

  @Test
  void the_interval_of_a_share_is_about_that_of_the_binomial_distribution() {
    int count = 200;
    double[] probabilities = new double[count];
    boolean[] labels = new boolean[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i < 100;
      // 80 of 100 positives are found.
      probabilities[i] = i < 80 ? 0.9 : 0.1;
    }
    Bootstrap.Interval interval =
        BOOTSTRAP.of(
            new Screening(probabilities, labels), names(count, 1), s -> s.at(0.5).sensitivity());
    // 0.8 +- 1.96 sqrt(0.8 * 0.2 / 100)
    assertEquals(0.72, interval.low(), 0.02);
    assertEquals(0.88, interval.high(), 0.02);
  }

  @Test
  void slices_of_one_patient_count_as_less_than_slices_of_as_many_patients() {
    Random random = new Random(1);
    int count = 80;
    double[] probabilities = new double[count];
    boolean[] labels = new boolean[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i < 40;
      if (i % 10 == 0) {
        probabilities[i] = random.nextDouble();
      } else {
        probabilities[i] = probabilities[i - 1];
      }
    }
    Screening screening = new Screening(probabilities, labels);
    Bootstrap.Interval apart = BOOTSTRAP.of(screening, names(count, 1), Screening::auc);
    Bootstrap.Interval together = BOOTSTRAP.of(screening, names(count, 10), Screening::auc);
    assertTrue(together.high() - together.low() > 1.5 * (apart.high() - apart.low()));
  }

  private static List<String> names(int count, int perGroup) {
    return IntStream.range(0, count).mapToObj(i -> "p" + i / perGroup).toList();
  }
}
