package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.training.data.TrainingSlice;
import org.secondread.training.sample.Augmentation;
import org.secondread.training.sample.LesionPainter;
import org.secondread.training.sample.Sample;
import org.secondread.training.sample.SyntheticBleed;

class SyntheticBleedTest {
  private static final LesionPainter PAINTER = new SyntheticBleed();

  @Test
  void bleeds_lie_inside_the_brain_and_are_brighter_than_it() {
    TrainingSlice slice = TestSlices.ct();
    for (int i = 0; i < 60; i++) {
      Sample sample = PAINTER.on(slice, Seeds.random(3, i));
      assertTrue(sample.lesion());
      Mask mask = Mask.atLeast(sample.masks()[0], 0.5);
      double sum = 0;
      for (int p = 0; p < mask.values().length; p++) {
        float value = sample.image().values()[p];
        assertTrue(value >= 0 && value <= 1);
        if (mask.values()[p]) {
          assertTrue(slice.prepared().brain().values()[p], "bleed " + i + " leaves the brain");
          sum += value;
        }
      }
      assertTrue(sum / mask.count() > 0.42, "bleed " + i + " is as dark as the brain");
    }
  }

  @Test
  void the_slice_itself_stays_as_it_is_and_a_slice_without_brain_gets_no_bleed() {
    TrainingSlice slice = TestSlices.ct();
    float[] before = slice.prepared().image().values().clone();
    PAINTER.on(slice, new Random(1));
    PAINTER.without(slice, new Random(1), 1);
    assertArrayEquals(before, slice.prepared().image().values());
    assertFalse(PAINTER.on(TestSlices.withoutBrain(), new Random(1)).lesion());
  }

  @Test
  void bright_things_that_are_no_bleed_have_an_empty_mask() {
    Sample sample = PAINTER.without(TestSlices.ct(), new Random(2), 1);
    assertFalse(sample.lesion());
    assertEquals(0, Mask.atLeast(sample.masks()[0], 1e-6).count());
    assertFalse(
        Arrays.equals(TestSlices.ct().prepared().image().values(), sample.image().values()));
  }

  @Test
  void augmentation_moves_image_and_mask_together() {
    for (Augmentation augmentation : Augmentation.values()) {
      for (int i = 0; i < 10; i++) {
        Sample sample = PAINTER.on(TestSlices.ct(), Seeds.random(4, i));
        GreyImage known = sample.masks()[0];
        Sample marked = new Sample(known, sample.brain(), true, known);
        Sample moved = augmentation.apply(marked, TestSlices.SIZE, Seeds.random(5, i));
        int inside = 0;
        int outside = 0;
        for (int p = 0; p < known.values().length; p++) {
          boolean bright = moved.image().values()[p] > 0.75;
          boolean lesion = moved.masks()[0].values()[p] > 0.4;
          inside += bright && lesion ? 1 : 0;
          outside += bright && !lesion ? 1 : 0;
        }
        assertTrue(outside <= 0.1 * inside + 20, augmentation + ": " + outside + " of " + inside);
      }
    }
  }

  @Test
  void a_cell_half_covered_is_lesion_and_cells_are_centred_on_multiples_of_the_stride() {
    GreyImage mask = new GreyImage(64, 64);
    for (int y = 24; y < 40; y++) {
      Arrays.fill(mask.values(), y * 64 + 40, y * 64 + 48, 1);
    }
    GreyImage cells = CamCells.shares(mask, 16, 4, 0.5);
    assertEquals(1, cells.at(3, 2), 1e-6);
    assertEquals(0, cells.at(2, 2), 1e-6);
    assertEquals(0, cells.at(3, 1), 1e-6);
  }
}
