package org.secondread.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.secondread.image.Mask;

class ConfusionCountsTest {

  @Test
  void counts_and_measures_of_a_small_mask_are_as_by_hand() {
    Mask predicted = mask("##..", "....");
    Mask reference = mask(".##.", "....");
    ConfusionCounts counts = ConfusionCounts.ofMasks(predicted, reference);
    assertEquals(new ConfusionCounts(1, 1, 1, 5), counts);
    assertEquals(6.0 / 8, counts.accuracy(), 1e-12);
    assertEquals(2.0 / 4, counts.dice(), 1e-12);
    assertEquals(1.0 / 3, counts.foregroundIou(), 1e-12);
    assertEquals(5.0 / 7, counts.backgroundIou(), 1e-12);
    assertEquals((1.0 / 3 + 5.0 / 7) / 2, counts.meanIou(), 1e-12);
    assertEquals(1.0 / 2, counts.sensitivity(), 1e-12);
    assertEquals(5.0 / 6, counts.specificity(), 1e-12);
  }

  @Test
  void an_empty_prediction_of_an_empty_reference_is_perfect_overlap() {
    ConfusionCounts counts = ConfusionCounts.ofMasks(mask("...."), mask("...."));
    assertEquals(1, counts.dice());
    assertEquals(1, counts.meanIou());
    assertEquals(1, counts.accuracy());
    assertTrue(Double.isNaN(counts.sensitivity()));
  }

  @Test
  void a_missed_lesion_has_no_overlap() {
    ConfusionCounts counts = ConfusionCounts.ofMasks(mask("...."), mask("..#."));
    assertEquals(0, counts.dice());
    assertEquals(0, counts.foregroundIou());
    assertEquals(0.75, counts.backgroundIou());
    assertEquals(0, counts.sensitivity());
  }

  @Test
  void counts_of_slices_add_up() {
    ConfusionCounts sum =
        ConfusionCounts.NONE
            .plus(new ConfusionCounts(1, 2, 3, 4))
            .plus(new ConfusionCounts(10, 20, 30, 40));
    assertEquals(new ConfusionCounts(11, 22, 33, 44), sum);
    assertEquals(110, sum.total());
  }

  @Test
  void scores_at_the_threshold_are_positive() {
    ConfusionCounts counts =
        ConfusionCounts.ofScores(
            new double[] {0.1, 0.5, 0.5, 0.9}, new boolean[] {false, false, true, true}, 0.5);
    assertEquals(new ConfusionCounts(2, 1, 0, 1), counts);
  }

  @Test
  void masks_of_different_size_are_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> ConfusionCounts.ofMasks(mask("..."), mask("....")));
  }

  private static Mask mask(String... rows) {
    Mask mask = new Mask(rows[0].length(), rows.length);
    for (int i = 0; i < mask.values().length; i++) {
      mask.values()[i] = String.join("", rows).charAt(i) == '#';
    }
    return mask;
  }
}
