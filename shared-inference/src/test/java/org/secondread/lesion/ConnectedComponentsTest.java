package org.secondread.lesion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secondread.image.Mask;

class ConnectedComponentsTest {

  @Test
  void corners_connect_within_a_slice_and_across_slices() {
    Mask lower = mask("#...", "....", "....");
    Mask upper = mask("....", ".#..", "..#.");
    assertEquals(1, ConnectedComponents.of(List.of(lower, upper)).count());
  }

  @Test
  void an_empty_slice_or_column_between_separates() {
    Mask set = mask("#.#");
    Mask empty = mask("...");
    assertEquals(4, ConnectedComponents.of(List.of(set, empty, set)).count());
  }

  @Test
  void arms_that_meet_late_become_one() {
    assertEquals(1, ConnectedComponents.of(List.of(mask("#.#.#", "#.#.#", "#####"))).count());
  }

  @Test
  void random_stacks_are_labelled_as_by_flood_filling() {
    Random random = new Random(11);
    for (int round = 0; round < 60; round++) {
      int width = 1 + random.nextInt(12);
      int height = 1 + random.nextInt(12);
      double density = 0.05 + 0.3 * random.nextDouble();
      List<Mask> masks =
          IntStream.range(0, 1 + random.nextInt(6)).mapToObj(z -> new Mask(width, height)).toList();
      for (Mask mask : masks) {
        for (int i = 0; i < mask.values().length; i++) {
          mask.values()[i] = random.nextDouble() < density;
        }
      }
      int[] labels = new int[masks.size() * width * height];
      Arrays.fill(labels, -1);
      ConnectedComponents components = ConnectedComponents.of(masks);
      components.eachRun(
          (component, z, y, firstX, lastX) -> {
            int row = (z * height + y) * width;
            Arrays.fill(labels, row + firstX, row + lastX + 1, component);
          });
      assertArrayEquals(floodFilled(masks), labels);
    }
  }

  @Test
  void only_components_that_share_a_voxel_with_the_support_are_kept() {
    List<Mask> masks = List.of(mask("##..#"), mask("#...#"));
    List<Mask> support = List.of(mask(".#.#."), mask("....."));
    List<Mask> kept = ConnectedComponents.of(masks).touching(support);
    assertArrayEquals(mask("##...").values(), kept.get(0).values());
    assertArrayEquals(mask("#....").values(), kept.get(1).values());
  }

  @Test
  void a_volume_full_of_lesion_is_one_component() {
    Mask full = new Mask(512, 512);
    Arrays.fill(full.values(), true);
    assertEquals(1, ConnectedComponents.of(Collections.nCopies(64, full)).count());
  }

  @Test
  void masks_of_different_size_are_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ConnectedComponents.of(List.of(mask("."), mask(".."))));
    assertThrows(IllegalArgumentException.class, () -> ConnectedComponents.of(List.of()));
  }

  /** Labels in the order of the first voxel; -1 for background. */
  private static int[] floodFilled(List<Mask> masks) {
    int width = masks.get(0).width();
    int height = masks.get(0).height();
    int[] labels = new int[masks.size() * width * height];
    Arrays.fill(labels, -1);
    int count = 0;
    for (int start = 0; start < labels.length; start++) {
      if (labels[start] >= 0 || !isSet(masks, start)) {
        continue;
      }
      ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
      labels[start] = count;
      while (!open.isEmpty()) {
        int at = open.pop();
        for (int step = 0; step < 27; step++) {
          int x = at % width + step % 3 - 1;
          int y = at / width % height + step / 3 % 3 - 1;
          int z = at / width / height + step / 9 - 1;
          if (x < 0 || x >= width || y < 0 || y >= height || z < 0 || z >= masks.size()) {
            continue;
          }
          int next = (z * height + y) * width + x;
          if (labels[next] < 0 && isSet(masks, next)) {
            labels[next] = count;
            open.push(next);
          }
        }
      }
      count++;
    }
    return labels;
  }

  private static boolean isSet(List<Mask> masks, int voxel) {
    int size = masks.get(0).values().length;
    return masks.get(voxel / size).values()[voxel % size];
  }

  private static Mask mask(String... rows) {
    Mask mask = new Mask(rows[0].length(), rows.length);
    for (int i = 0; i < mask.values().length; i++) {
      mask.values()[i] = String.join("", rows).charAt(i) == '#';
    }
    return mask;
  }
}
