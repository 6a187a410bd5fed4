package org.secondread.cam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

class CamNormalisationTest {
  private static final Mask BRAIN = new Mask(5, 1, new boolean[] {false, true, true, true, false});

  @Test
  void the_brain_spans_zero_to_one_and_outside_is_zero() {
    GreyImage cam = new GreyImage(5, 1, new float[] {-9, -2, 0, 2, 50});
    assertArrayEquals(
        new float[] {0, 0, 0.5f, 1, 0}, CamNormalisation.normalise(cam, BRAIN).values());
  }

  @Test
  void a_constant_map_is_zero_everywhere() {
    GreyImage cam = new GreyImage(5, 1, new float[] {-9, 3, 3, 3, 50});
    assertArrayEquals(new float[5], CamNormalisation.normalise(cam, BRAIN).values());
  }

  @Test
  void without_brain_everything_is_zero() {
    GreyImage cam = new GreyImage(5, 1, new float[] {1, 2, 3, 4, 5});
    assertArrayEquals(new float[5], CamNormalisation.normalise(cam, new Mask(5, 1)).values());
  }

  @Test
  void nan_inside_the_brain_is_refused() {
    GreyImage cam = new GreyImage(5, 1, new float[] {0, 1, Float.NaN, 2, 0});
    assertThrows(IllegalArgumentException.class, () -> CamNormalisation.normalise(cam, BRAIN));
  }
}
