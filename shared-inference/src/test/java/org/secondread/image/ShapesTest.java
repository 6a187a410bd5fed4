package org.secondread.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShapesTest {

  @Test
  void the_distance_transform_agrees_with_every_pair_of_pixels() {
    Random random = new Random(5);
    for (int round = 0; round < 20; round++) {
      Mask mask = sparse(1 + random.nextInt(23), 1 + random.nextInt(17), 0.05, random);
      float[] distance = DistanceTransform.squared(mask);
      for (int i = 0; i < distance.length; i++) {
        assertEquals(nearest(mask, i), distance[i], 1e-3, "pixel " + i + " of round " + round);
      }
    }
  }

  @Test
  void opening_removes_what_is_thinner_than_the_disk() {
    Mask mask = new Mask(30, 30);
    for (int i = 0; i < 30; i++) {
      mask.values()[15 * 30 + i] = true;
    }
    assertEquals(0, DistanceTransform.erode(mask, 1).count());
    assertEquals(90, DistanceTransform.dilate(mask, 1).count());
  }

  @Test
  void regions_are_told_apart_and_counted() {
    String[] rows = {"##..#", "#...#", "..#..", "##.##"};
    Mask mask = new Mask(5, 4);
    for (int i = 0; i < 20; i++) {
      mask.values()[i] = rows[i / 5].charAt(i % 5) == '#';
    }
    Regions regions = Regions.of(mask);
    assertEquals(5, regions.sizes().length);
    assertEquals(3, regions.largest(1).count());
    assertEquals(9, regions.largest(0.6).count());
    assertEquals(2, regions.holding(4, 3).count());
    assertEquals(0, regions.holding(2, 0).count());
  }

  @Test
  void a_hull_holds_its_pixels_is_convex_and_nothing_more() {
    Random random = new Random(11);
    for (int round = 0; round < 50; round++) {
      Mask mask = sparse(3 + random.nextInt(30), 3 + random.nextInt(30), 0.03, random);
      ConvexPolygon hull = ConvexPolygon.hull(mask);
      Mask filled = hull.fill(mask.width(), mask.height());
      for (int i = 0; i < mask.values().length; i++) {
        assertTrue(!mask.values()[i] || filled.values()[i], "pixel " + i + " of round " + round);
      }
      assertEquals(
          filled.count(), ConvexPolygon.hull(filled).fill(mask.width(), mask.height()).count());
      for (int c = 0; c < hull.x().length; c++) {
        assertTrue(
            mask.at((int) hull.x()[c], (int) hull.y()[c]), "a corner is a pixel of the mask");
      }
    }
  }

  @Test
  void an_empty_mask_has_a_hull_without_corners() {
    assertEquals(0, ConvexPolygon.hull(new Mask(4, 4)).x().length);
    assertEquals(0, ConvexPolygon.hull(new Mask(4, 4)).fill(4, 4).count());
  }

  private static Mask sparse(int width, int height, double share, Random random) {
    Mask mask = new Mask(width, height);
    for (int i = 0; i < mask.values().length; i++) {
      mask.values()[i] = random.nextDouble() < share;
    }
    mask.values()[random.nextInt(mask.values().length)] = true;
    return mask;
  }

  private static float nearest(Mask mask, int from) {
    int width = mask.width();
    float best = Float.MAX_VALUE;
    for (int i = 0; i < mask.values().length; i++) {
      if (mask.values()[i]) {
        int dx = i % width - from % width;
        int dy = i / width - from / width;
        best = Math.min(best, dx * dx + dy * dy);
      }
    }
    return best;
  }
}
