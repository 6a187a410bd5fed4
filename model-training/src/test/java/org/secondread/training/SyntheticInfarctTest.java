package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.image.Mask;
import org.secondread.training.data.TrainingDataException;
import org.secondread.training.data.TrainingSlice;
import org.secondread.training.sample.LesionPainter;
import org.secondread.training.sample.LesionShape;
import org.secondread.training.sample.Sample;
import org.secondread.training.sample.ShapeLibrary;
import org.secondread.training.sample.SyntheticInfarct;
import org.secondread.training.sample.TerritoryShapes;

class SyntheticInfarctTest {

  @TempDir private Path folder;

  @Test
  void infarcts_lie_in_tissue_and_are_brighter_than_the_slice_was_there() {
    LesionPainter painter = new SyntheticInfarct(new TerritoryShapes(), 0.3);
    TrainingSlice slice = TestSlices.diffusion();
    for (int i = 0; i < 60; i++) {
      Sample sample = painter.on(slice, Seeds.random(3, i));
      assertTrue(sample.lesion(), "infarct " + i);
      Mask mask = Mask.atLeast(sample.masks()[0], 0.5);
      double before = 0;
      double after = 0;
      for (int p = 0; p < mask.values().length; p++) {
        assertTrue(sample.image().values()[p] >= 0 && sample.image().values()[p] <= 1);
        if (mask.values()[p]) {
          assertTrue(slice.prepared().brain().values()[p], "infarct " + i + " leaves the brain");
          before += slice.prepared().image().values()[p];
          after += sample.image().values()[p];
        }
      }
      assertTrue(before / mask.count() > 0.2, "infarct " + i + " lies in fluid");
      assertTrue(after > 1.05 * before, "infarct " + i + " is not bright");
    }
  }

  @Test
  void bright_things_that_are_no_infarct_have_an_empty_mask_and_the_slice_itself_stays() {
    LesionPainter painter = new SyntheticInfarct(new TerritoryShapes(), 0.3);
    TrainingSlice slice = TestSlices.diffusion();
    float[] before = slice.prepared().image().values().clone();
    Sample sample = painter.without(slice, new Random(2), 1);
    assertFalse(sample.lesion());
    assertEquals(0, Mask.atLeast(sample.masks()[0], 1e-6).count());
    assertFalse(Arrays.equals(before, sample.image().values()));
    assertArrayEquals(before, slice.prepared().image().values());
    assertFalse(painter.on(TestSlices.withoutBrain(), new Random(1)).lesion());
  }

  @Test
  void the_same_random_numbers_give_the_same_infarct() {
    LesionPainter painter = new SyntheticInfarct(new TerritoryShapes(), 0.3);
    assertArrayEquals(
        painter.on(TestSlices.diffusion(), new Random(7)).image().values(),
        painter.on(TestSlices.diffusion(), new Random(7)).image().values());
  }

  @Test
  void drawn_shapes_keep_to_one_side_and_masks_to_their_height() throws IOException {
    for (int i = 0; i < 40; i++) {
      LesionShape shape = new TerritoryShapes().pick(0.6, Seeds.random(5, i));
      assertTrue(sum(shape, 0, 0.48) == 0 || sum(shape, 0.52, 1) == 0, "shape " + i);
    }
    // Low masks fill the front, high ones the back.
    for (int i = 0; i < 20; i++) {
      int shift = i % 3;
      TestVolumes.write(
          folder.resolve("mask%02d.nii.gz".formatted(i)),
          32,
          10,
          (x, y, z) -> x >= 4 && x < 28 && (z < 5 ? y < 10 + shift : y > 20 - shift) ? 1 : 0);
    }
    ShapeLibrary.Parts parts = ShapeLibrary.read(folder);
    for (ShapeLibrary part : new ShapeLibrary[] {parts.training(), parts.heldOut()}) {
      LesionShape low = part.pick(0, new Random(1));
      LesionShape high = part.pick(1, new Random(1));
      assertTrue(low.at(0.5, 0.1) > 0.9);
      assertTrue(high.at(0.5, 0.9) > 0.9);
    }
  }

  @Test
  void a_folder_without_enough_masks_is_refused() throws IOException {
    assertRefused("not there; expected a folder of lesion shapes", folder.resolve("none"));
    assertRefused("holds 0 NIfTI masks", folder);
    for (int i = 0; i < 10; i++) {
      TestVolumes.write(folder.resolve("e%d.nii.gz".formatted(i)), 8, 4, (x, y, z) -> 0);
    }
    assertRefused("are empty", folder);
    TestVolumes.write(folder.resolve("z.nii.gz"), 9, 4, (x, y, z) -> 1);
    assertRefused("9 x 9 x 4, the others are 8 x 8 x 4", folder);
    Files.writeString(folder.resolve("a.nii"), "no volume");
    assertRefused("Cannot use a lesion shape", folder);
  }

  private static void assertRefused(String part, Path folder) {
    String message =
        assertThrows(TrainingDataException.class, () -> ShapeLibrary.read(folder)).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static double sum(LesionShape shape, double from, double to) {
    double sum = 0;
    for (double u = from; u <= to; u += 0.01) {
      for (double v = 0; v <= 1; v += 0.02) {
        sum += shape.at(u, v);
      }
    }
    return sum;
  }
}
