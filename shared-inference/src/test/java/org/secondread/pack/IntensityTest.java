package org.secondread.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secondread.image.GreyImage;
import org.secondread.prepare.LesionFloor;

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
  void the_brain_s_median_comes_to_its_level_with_or_without_air_around_it() {
    float[] brain = gaussian(new Random(1), 1000, 300, 40);
    float[] air = gaussian(new Random(2), 4000, 15, 6);
    float[] stripped = new float[5000];
    System.arraycopy(brain, 0, stripped, 0, 1000);
    float[] whole = air.clone();
    System.arraycopy(brain, 0, whole, 0, 1000);
    for (float[] values : List.of(stripped, whole)) {
      Window window = BrainPercentile.STANDARD.windowFor(series(values));
      assertEquals(0, window.level() - window.width() / 2, 1e-6);
      assertEquals(1500, window.width(), 30);
      assertEquals(750, BrainPercentile.STANDARD.displayFor(series(values)).width(), 15);
    }
  }

  @Test
  void the_unit_of_a_diffusion_series_does_not_matter() {
    float[] values = gaussian(new Random(3), 2000, 20, 5);
    System.arraycopy(gaussian(new Random(4), 600, 400, 60), 0, values, 0, 600);
    double width = BrainPercentile.STANDARD.windowFor(series(values)).width();
    for (float unit : new float[] {1e-6f, 0.01f, 1000}) {
      float[] scaled = values.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= unit;
      }
      double expected = width * unit;
      double found = BrainPercentile.STANDARD.windowFor(series(scaled)).width();
      assertEquals(expected, found, 0.01 * expected);
    }
  }

  @Test
  void a_large_infarct_hardly_shifts_the_scale() {
    float[] values = gaussian(new Random(5), 10000, 15, 6);
    System.arraycopy(gaussian(new Random(6), 1500, 170, 20), 0, values, 0, 1500);
    double without = BrainPercentile.STANDARD.windowFor(series(values)).width();
    System.arraycopy(gaussian(new Random(7), 300, 480, 50), 0, values, 0, 300);
    double with = BrainPercentile.STANDARD.windowFor(series(values)).width();
    assertEquals(without, with, 0.06 * without);
  }

  @Test
  void a_series_without_brain_or_with_nan_is_refused() {
    BrainPercentile brain = BrainPercentile.STANDARD;
    List<GreyImage> empty = List.of(new GreyImage(4, 4));
    assertThrows(IllegalArgumentException.class, () -> brain.windowFor(empty));
    List<GreyImage> nan = List.of(new GreyImage(2, 1, new float[] {1, Float.NaN}));
    assertThrows(IllegalArgumentException.class, () -> brain.windowFor(nan));
    Optional<LesionFloor> none = Optional.empty();
    assertThrows(IllegalArgumentException.class, () -> new BrainPercentile(0, 0.2, none));
    assertThrows(IllegalArgumentException.class, () -> new BrainPercentile(50, 1, none));
  }

  private static List<GreyImage> series(float[] values) {
    return List.of(new GreyImage(values.length, 1, values));
  }

  private static float[] gaussian(Random random, int count, double mean, double sigma) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.max(0, mean + sigma * random.nextGaussian());
    }
    return values;
  }
}
