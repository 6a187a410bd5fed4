package org.secondread.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SliceSpacingTest {

  @Test
  void even_slices_stand_for_their_spacing() {
    SliceSpacing spacing = spacing("5", 0, 5, 10, 15);
    assertArrayEquals(new double[] {5, 5, 5, 5}, spacing.extents(), 1e-9);
    assertEquals(List.of(), spacing.remarks());
  }

  @Test
  void unequal_slices_reach_half_way_to_each_neighbour() {
    SliceSpacing spacing = spacing("4", 0, 4, 8, 15);
    assertArrayEquals(new double[] {4, 4, 5.5, 5.5}, spacing.extents(), 1e-9);
    assertEquals(
        List.of(
            "Slice spacing varies from 4.00 to 7.00 mm; volumes use each slice's own",
            "A gap of 7.00 mm between slices 3 and 4: a slice may be missing"),
        spacing.remarks());
  }

  @Test
  void thick_overlapping_end_slices_reach_no_further_out_than_in() {
    assertArrayEquals(new double[] {2.5, 2.5, 2.5}, spacing("5", 0, 2.5, 5).extents(), 1e-9);
  }

  @Test
  void thin_end_slices_reach_out_by_half_their_thickness() {
    assertArrayEquals(new double[] {6, 10, 6}, spacing("2", 0, 10, 20).extents(), 1e-9);
  }

  @Test
  void without_thickness_the_ends_mirror_their_inner_half() {
    assertArrayEquals(new double[] {3, 3}, spacing(null, 0, 3).extents(), 1e-9);
  }

  @Test
  void a_single_slice_has_its_thickness_or_nothing() {
    assertArrayEquals(new double[] {5}, spacing("5", 3).extents(), 0);
    assertTrue(Double.isNaN(spacing(null, 3).extents()[0]));
    assertTrue(Double.isNaN(spacing("0", 3).extents()[0]));
    assertEquals(
        List.of("One slice only and no Slice Thickness: volumes in mL are not known"),
        spacing(null, 3).remarks());
  }

  @Test
  void cosines_of_few_digits_change_no_distance_and_look_like_no_tilt() {
    SliceSpacing spacing =
        spacing(List.of("0.992", "0.1", "0", "-0.1", "0.992", "0"), null, 0, 5, 10);
    assertArrayEquals(new double[] {5, 5, 5}, spacing.extents(), 1e-9);
    assertEquals(List.of(), spacing.remarks());
  }

  private static SliceSpacing spacing(String thickness, double... positions) {
    return spacing(List.of("1", "0", "0", "0", "1", "0"), thickness, positions);
  }

  private static SliceSpacing spacing(
      List<String> orientation, String thickness, double... positions) {
    return new SliceSpacing(
        DoubleStream.of(positions)
            .mapToObj(
                z ->
                    new SliceGeometry(
                        List.of("0", "0", Double.toString(z)),
                        orientation,
                        List.of("1", "1"),
                        thickness))
            .toList());
  }
}
