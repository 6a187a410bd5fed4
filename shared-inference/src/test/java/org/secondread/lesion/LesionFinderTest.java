package org.secondread.lesion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.junit.jupiter.api.Test;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.volume.Slice;
import org.secondread.volume.SliceGeometry;
import org.secondread.volume.SourceImage;
import org.secondread.volume.Volume;

class LesionFinderTest {
  private static final String ROW_SPACING = "0.5";
  private static final String COLUMN_SPACING = "0.4";

  @Test
  void volume_is_the_sum_over_slices_of_pixel_area_times_extent() {
    Volume volume = volume(5, 5, 10, 10);
    List<Mask> masks = List.of(box(2, 2, 3, 2), box(2, 2, 3, 2), box(2, 2, 4, 2), new Mask(12, 10));
    Lesion lesion = LesionFinder.find(volume, masks).get(0);
    assertEquals(20, lesion.voxels());
    double cubicMm = 0.5 * 0.4 * (6 * 5 + 6 * 5 + 8 * 10);
    assertEquals(cubicMm / 1000, lesion.volumeMl().orElseThrow(), 1e-12);
    assertEquals(0, lesion.firstSlice());
    assertEquals(2, lesion.lastSlice());
    assertEquals(1, lesion.centreSlice());
  }

  @Test
  void it_is_anchored_in_the_middle_of_its_longest_run_on_the_centre_slice() {
    Mask centre = box(2, 2, 3, 1);
    LesionShape.set(centre, 3, 2, 8);
    List<Mask> masks = List.of(box(2, 2, 3, 2), centre, box(2, 2, 3, 2));
    Lesion lesion = LesionFinder.find(volume(5, 5, 5), masks).get(0);
    assertEquals(new Lesion.Anchor(1, 5, 3), lesion.anchor());
    assertTrue(lesion.shape().contains(1, 5, 3));
    assertFalse(lesion.shape().contains(0, 5, 3));
  }

  @Test
  void the_masks_of_some_lesions_are_their_voxels_alone() {
    List<Mask> masks = List.of(box(0, 0, 2, 1), box(6, 6, 3, 3));
    List<Lesion> lesions = LesionFinder.find(volume(5, 5), masks);
    List<Mask> second = Lesion.masksOf(masks, List.of(lesions.get(1)));
    assertArrayEquals(masks.get(0).values(), second.get(0).values());
    assertEquals(0, second.get(1).count());
  }

  @Test
  void the_largest_by_volume_comes_first_even_with_fewer_voxels() {
    Volume volume = volume(1, 1, 10);
    List<Mask> masks = List.of(box(0, 0, 4, 2), new Mask(12, 10), box(8, 7, 2, 2));
    List<Lesion> lesions = LesionFinder.find(volume, masks);
    assertEquals(2, lesions.size());
    assertEquals(1, lesions.get(0).id());
    assertEquals(4, lesions.get(0).voxels());
    assertEquals(2, lesions.get(1).id());
    assertEquals(8, lesions.get(1).voxels());
  }

  @Test
  void an_unknown_extent_leaves_the_volume_unknown_and_orders_by_voxels() {
    Volume volume = volume(Double.NaN, Double.NaN);
    List<Mask> masks = List.of(box(0, 0, 2, 1), box(6, 6, 3, 3));
    List<Lesion> lesions = LesionFinder.find(volume, masks);
    assertEquals(9, lesions.get(0).voxels());
    assertEquals(OptionalDouble.empty(), lesions.get(0).volumeMl());
  }

  @Test
  void the_diameter_is_the_longest_distance_in_one_slice_in_millimetres() {
    Volume volume = volume(5, 5);
    List<Mask> masks = List.of(box(1, 1, 7, 7), box(7, 7, 2, 2));
    Lesion lesion = LesionFinder.find(volume, masks).get(0);
    assertEquals(Math.hypot(6 * 0.4, 6 * 0.5), lesion.maxDiameterMm(), 1e-12);
    List<Mask> point = List.of(box(3, 3, 1, 1), new Mask(12, 10));
    assertEquals(0, LesionFinder.find(volume, point).get(0).maxDiameterMm());
  }

  @Test
  void the_diameter_of_random_blobs_is_that_of_all_pairs() {
    Random random = new Random(5);
    for (int round = 0; round < 100; round++) {
      Mask blob = new Mask(12, 10);
      int x = 6;
      int y = 5;
      for (int step = 0; step < 40; step++) {
        blob.values()[y * 12 + x] = true;
        x = Math.max(0, Math.min(11, x + random.nextInt(3) - 1));
        y = Math.max(0, Math.min(9, y + random.nextInt(3) - 1));
      }
      double longest = 0;
      for (int a = 0; a < 120; a++) {
        for (int b = 0; b < 120; b++) {
          if (blob.values()[a] && blob.values()[b]) {
            double distance = Math.hypot((a % 12 - b % 12) * 0.4, (a / 12 - b / 12) * 0.5);
            longest = Math.max(longest, distance);
          }
        }
      }
      Lesion lesion = LesionFinder.find(volume(1), List.of(blob)).get(0);
      assertEquals(longest, lesion.maxDiameterMm(), 1e-9);
    }
  }

  @Test
  void scores_are_taken_over_the_lesions_own_voxels() {
    Volume volume = volume(5, 5);
    List<Mask> masks = List.of(box(0, 0, 2, 1), box(0, 0, 1, 1));
    List<GreyImage> probability = List.of(new GreyImage(12, 10), new GreyImage(12, 10));
    probability.get(0).values()[0] = 0.5f;
    probability.get(0).values()[1] = 0.75f;
    probability.get(0).values()[5] = 1f;
    probability.get(1).values()[0] = 0.25f;
    Lesion lesion = LesionFinder.find(volume, masks, probability::get).get(0);
    assertEquals(0.5, lesion.meanScore().orElseThrow(), 1e-12);
    assertEquals(0.75, lesion.maxScore().orElseThrow(), 1e-12);
    assertTrue(LesionFinder.find(volume, masks).get(0).meanScore().isEmpty());
  }

  @Test
  void no_voxel_means_no_lesion() {
    assertTrue(LesionFinder.find(volume(5), List.of(new Mask(12, 10))).isEmpty());
  }

  @Test
  void masks_that_do_not_fit_the_volume_are_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LesionFinder.find(volume(5, 5), List.of(new Mask(12, 10))));
    assertThrows(
        IllegalArgumentException.class,
        () -> LesionFinder.find(volume(5), List.of(new Mask(10, 12))));
  }

  private static Mask box(int x, int y, int width, int height) {
    Mask mask = new Mask(12, 10);
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        mask.values()[row * 12 + column] = true;
      }
    }
    return mask;
  }

  private static Volume volume(double... extentsMm) {
    List<Slice> slices = new ArrayList<>();
    double z = 0;
    for (double extentMm : extentsMm) {
      SliceGeometry geometry =
          new SliceGeometry(
              List.of("0", "0", Double.toString(z)),
              List.of("1", "0", "0", "0", "1", "0"),
              List.of(ROW_SPACING, COLUMN_SPACING),
              null);
      SourceImage source = new SourceImage("1.2.840.10008.5.1.4.1.1.2", "2.25." + slices.size(), 0);
      slices.add(new Slice(source, geometry, extentMm, new GreyImage(12, 10)));
      z += Double.isNaN(extentMm) ? 1 : extentMm;
    }
    return new Volume(new Attributes(), slices, List.of(), List.of());
  }
}
