package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.secondread.LesionType;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.prepare.ModelGrid;
import org.secondread.prepare.PreparedSlice;

class LesionPlaceTest {
  private static final int SIZE = 64;

  @Test
  void bone_joined_to_the_skull_is_no_place_for_a_hemorrhage() {
    PreparedSlice slice = slice();
    Mask place = LesionPlace.of(LesionType.ICH).of(slice).brain();
    assertFalse(place.at(8, 30), "the bar of bone");
    assertFalse(place.at(8, 28), "its edge");
    assertTrue(place.at(30, 30), "tissue");
    assertFalse(place.at(1, 1), "outside the hull");
  }

  @Test
  void white_blood_apart_from_the_skull_stays() {
    assertTrue(LesionPlace.of(LesionType.ICH).of(slice()).brain().at(45, 45));
  }

  @Test
  void the_classifier_sees_white_blood_but_no_bone() {
    PreparedSlice slice = slice();
    GreyImage seen = LesionPlace.of(LesionType.ICH).seen(slice);
    assertEquals(0, seen.at(8, 30), "the bar of bone");
    assertEquals(1, seen.at(45, 45), "blood");
    assertEquals(1, seen.at(3, 30), "the skull around the hull");
    assertArrayEquals(slice.image().values(), LesionPlace.of(LesionType.ACI).seen(slice).values());
  }

  @Test
  void on_diffusion_images_the_hull_stays_whole() {
    PreparedSlice slice = slice();
    assertEquals(slice.brain().count(), LesionPlace.of(LesionType.ACI).of(slice).brain().count());
  }

  /** A hull of 4..59 with a bar of bone from its left side, and a white spot in the middle. */
  private static PreparedSlice slice() {
    GreyImage image = new GreyImage(SIZE, SIZE);
    Mask brain = new Mask(SIZE, SIZE);
    for (int y = 4; y < 60; y++) {
      Arrays.fill(image.values(), y * SIZE + 4, y * SIZE + 60, 0.4f);
      Arrays.fill(brain.values(), y * SIZE + 4, y * SIZE + 60, true);
    }
    for (int y = 29; y < 33; y++) {
      Arrays.fill(image.values(), y * SIZE + 2, y * SIZE + 14, 1);
    }
    for (int y = 43; y < 48; y++) {
      Arrays.fill(image.values(), y * SIZE + 43, y * SIZE + 48, 1);
    }
    return new PreparedSlice(image, brain, new ModelGrid(SIZE, SIZE, SIZE, 0, 0, 1, 1));
  }
}
