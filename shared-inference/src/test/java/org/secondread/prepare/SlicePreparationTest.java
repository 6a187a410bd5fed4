package org.secondread.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

class SlicePreparationTest {
  private final SlicePreparation preparation = new SlicePreparation(256, 160, new SkullFinder());

  @Test
  void a_head_is_cropped_to_its_brain_and_brought_to_one_brain_level() {
    for (double level : new double[] {0.3, 0.45, 0.6}) {
      PreparedSlice prepared = preparation.prepare(head(400, 300, level, 1), 1, 1);
      float[] brain = inside(prepared);
      assertEquals(0.40, brain[brain.length / 2], 0.01, "brain level " + level);
      double share = brain.length / 65536.0;
      assertTrue(share > 0.3 && share < 0.75, "brain fills the square: " + share);
    }
  }

  @Test
  void the_hull_lies_on_the_brain_of_the_source() {
    GreyImage source = head(400, 300, 0.45, 1);
    PreparedSlice prepared = preparation.prepare(source, 1, 1);
    Mask onSource = prepared.grid().toSource(prepared.brain());
    double truth = Math.PI * 80 * 110;
    assertEquals(truth, onSource.count(), 0.06 * truth);
    assertTrue(onSource.at(200, 150));
  }

  @Test
  void pixels_that_are_not_square_keep_the_head_s_proportions() {
    PreparedSlice square = preparation.prepare(head(400, 300, 0.45, 1), 0.5, 0.5);
    PreparedSlice flat = preparation.prepare(head(400, 150, 0.45, 2), 1.0, 0.5);
    assertEquals(square.brain().count(), flat.brain().count(), 0.03 * square.brain().count());
    assertEquals(0.5 * square.grid().stepY(), flat.grid().stepY(), 0.05);
  }

  @Test
  void nothing_is_left_outside_the_brain_s_surroundings() {
    GreyImage source = head(400, 300, 0.45, 1);
    for (int i = 0; i < 400 * 20; i++) {
      source.values()[i] = 1;
    }
    PreparedSlice prepared = preparation.prepare(source, 1, 1);
    assertEquals(0, prepared.image().at(0, 0));
    assertEquals(0, prepared.image().at(255, 255));
  }

  @Test
  void a_skull_with_a_gap_or_cut_by_the_picture_still_shows_its_brain() {
    GreyImage gap = head(400, 300, 0.45, 1);
    for (int y = 135; y < 165; y++) {
      for (int x = 270; x < 400; x++) {
        gap.values()[y * 400 + x] = 0;
      }
    }
    assertTrue(preparation.prepare(gap, 1, 1).brain().count() > 20000);
    GreyImage whole = head(400, 300, 0.45, 1);
    GreyImage cut = new GreyImage(400, 240, Arrays.copyOf(whole.values(), 400 * 240));
    assertTrue(preparation.prepare(cut, 1, 1).brain().count() > 20000);
  }

  @Test
  void slices_without_a_brain_have_an_empty_hull_and_a_black_input() {
    float[] bright = new float[64 * 48];
    Arrays.fill(bright, 1);
    float[] unknown = new float[64 * 48];
    Arrays.fill(unknown, Float.NaN);
    GreyImage hollow = head(400, 300, 0.0, 1);
    for (GreyImage slice :
        new GreyImage[] {
          new GreyImage(64, 48),
          new GreyImage(64, 48, bright),
          new GreyImage(64, 48, unknown),
          new GreyImage(1, 1),
          new GreyImage(500, 1),
          hollow
        }) {
      PreparedSlice prepared = preparation.prepare(slice, 1, 1);
      assertEquals(0, prepared.brain().count());
      assertEquals(256 * 256, prepared.image().values().length);
      for (float value : prepared.image().values()) {
        assertEquals(0, value);
      }
    }
  }

  @Test
  void noise_is_prepared_without_error() {
    Random random = new Random(3);
    for (int round = 0; round < 20; round++) {
      GreyImage noise = new GreyImage(1 + random.nextInt(90), 1 + random.nextInt(90));
      for (int i = 0; i < noise.values().length; i++) {
        noise.values()[i] = random.nextFloat();
      }
      assertEquals(256, preparation.prepare(noise, 1, 0.3).image().width());
    }
  }

  @Test
  void a_mask_keeps_its_area_on_the_way_back_to_the_source() {
    ModelGrid grid = new ModelGrid(512, 400, 256, 31.5, -20.25, 1.63, 1.63);
    Mask disk = new Mask(256, 256);
    for (int i = 0; i < 65536; i++) {
      disk.values()[i] = Math.hypot(i % 256 - 120.5, i / 256 - 130.5) < 40;
    }
    double expected = disk.count() * 1.63 * 1.63;
    assertEquals(expected, grid.toSource(disk).count(), 0.005 * expected);
  }

  @Test
  void bone_and_tissue_have_the_same_level_whatever_the_window() {
    for (double level : new double[] {0.3, 0.45, 0.6}) {
      GreyImage head = head(400, 300, level, 1);
      for (int y = 145; y < 155; y++) {
        for (int x = 195; x < 205; x++) {
          head.values()[y * 400 + x] = 1;
        }
      }
      PreparedSlice prepared = preparation.prepare(head, 1, 1);
      assertEquals(1, prepared.image().at(128, 128), 1e-3, "calcification beside " + level);
    }
  }

  @Test
  void bone_is_no_place_for_a_lesion_but_blood_is() {
    GreyImage windowed = head(400, 300, 0.45, 1);
    PreparedSlice prepared = preparation.prepare(windowed, 1, 1);
    GreyImage hounsfield = new GreyImage(400, 300);
    for (int y = 140; y < 160; y++) {
      for (int x = 150; x < 250; x++) {
        hounsfield.values()[y * 400 + x] = x < 200 ? 95 : 130;
      }
    }
    PreparedSlice softTissue = prepared.withBone(hounsfield).withoutBone();
    assertTrue(softTissue.brain().at(90, 128), "blood of 95 HU stays");
    assertFalse(softTissue.brain().at(150, 128), "bone of 130 HU goes");
    double bone = 50 * 20 / (prepared.grid().stepX() * prepared.grid().stepY());
    int removed = prepared.brain().count() - softTissue.brain().count();
    assertTrue(removed >= bone && removed < 1.6 * bone, "bone and its edge: " + removed);
  }

  @Test
  void the_classifier_sees_blood_but_no_bone_within_the_hull() {
    PreparedSlice prepared = preparation.prepare(head(400, 300, 0.45, 1), 1, 1);
    GreyImage hounsfield = new GreyImage(400, 300);
    for (int y = 0; y < 300; y++) {
      for (int x = 150; x < 250; x++) {
        hounsfield.values()[y * 400 + x] = x < 200 ? 95 : 130;
      }
    }
    GreyImage seen = prepared.imageWithout(prepared.withBone(hounsfield).bone().orElseThrow());
    assertEquals(0, seen.at(150, 128), "bone of 130 HU is blank");
    for (int i = 0; i < seen.values().length; i++) {
      boolean boneSide = i % 256 > 110;
      if (!boneSide || !prepared.brain().values()[i]) {
        assertEquals(prepared.image().values()[i], seen.values()[i], "pixel " + i);
      }
    }
  }

  @Test
  void a_map_of_the_wrong_size_is_refused() {
    ModelGrid grid = new ModelGrid(512, 400, 256, 0, 0, 2, 2);
    String message =
        assertThrows(IllegalArgumentException.class, () -> grid.toSource(new GreyImage(128, 256)))
            .getMessage();
    assertEquals("Map is 128 x 256, expected 256 x 256", message);
    assertThrows(
        IllegalArgumentException.class, () -> new SlicePreparation(256, 300, new SkullFinder()));
  }

  /** An elliptic head in the middle of the picture; pixels are {@code rowStep} rows high. */
  private static GreyImage head(int width, int height, double level, int rowStep) {
    GreyImage image = new GreyImage(width, height);
    for (int i = 0; i < image.values().length; i++) {
      double dx = i % width + 0.5 - width / 2.0;
      double dy = (i / width + 0.5 - height / 2.0) * rowStep;
      double radius = Math.hypot(dx / 80, dy / 110);
      double skull = Math.hypot(dx / 90, dy / 120);
      image.values()[i] = (float) (radius < 1 ? level : skull < 1 ? 1 : 0);
    }
    return image;
  }

  private static float[] inside(PreparedSlice prepared) {
    float[] values = new float[prepared.brain().count()];
    int count = 0;
    for (int i = 0; i < prepared.brain().values().length; i++) {
      if (prepared.brain().values()[i]) {
        values[count++] = prepared.image().values()[i];
      }
    }
    Arrays.sort(values);
    return values;
  }
}
