package org.secondread.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.image.GreyImage;

class IntensityTest {

  @Test
  void a_window_maps_its_ends_to_zero_and_one_and_clamps_beyond() {
    GreyImage hounsfield = new GreyImage(5, 1, new float[] {-1000, 0, 40, 80, 3000});
    assertArrayEquals(
        new float[] {0, 0, 0.5f, 1, 1}, new Window(40, 80).apply(hounsfield).values(), 1e-6f);
  }

  @Test
  void a_window_keeps_nan_so_that_it_is_noticed() {
    GreyImage image = new GreyImage(1, 1, new float[] {Float.NaN});
    assertEquals(Float.NaN, new Window(40, 80).apply(image).at(0, 0));
  }

  @Test
  void percentiles_leave_the_background_out() {
    float[] values = new float[1100];
    for (int i = 0; i < 1000; i++) {
      values[100 + i] = 1 + i;
    }
    Window window = new Percentiles(1, 99).windowFor(List.of(new GreyImage(1100, 1, values)));
    assertEquals(10, window.level() - window.width() / 2, 0.1);
    assertEquals(990, window.level() + window.width() / 2, 0.1);
  }

  @Test
  void percentiles_of_a_constant_or_nan_series_are_refused() {
    Percentiles percentiles = new Percentiles(1, 99);
    List<GreyImage> constant = List.of(new GreyImage(4, 4));
    assertThrows(IllegalArgumentException.class, () -> percentiles.windowFor(constant));
    List<GreyImage> nan = List.of(new GreyImage(2, 1, new float[] {1, Float.NaN}));
    assertThrows(IllegalArgumentException.class, () -> percentiles.windowFor(nan));
  }
}
