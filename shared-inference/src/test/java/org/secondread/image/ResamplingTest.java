package org.secondread.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ResamplingTest {

  @Test
  void resizing_to_the_same_size_changes_nothing() {
    GreyImage image = noise(7, 5, 1);
    assertArrayEquals(image.values(), Resampling.resize(image, 7, 5).values(), 1e-6f);
  }

  @Test
  void area_means_keep_the_sum_of_a_shrunk_image() {
    GreyImage image = noise(97, 61, 2);
    GreyImage small = Resampling.resize(image, 31, 17);
    double ratio = 97.0 * 61 / (31 * 17);
    assertEquals(sum(image), sum(small) * ratio, 1e-2);
  }

  @Test
  void an_impulse_stays_where_it_was_when_an_image_grows() {
    GreyImage image = new GreyImage(9, 9);
    image.values()[4 * 9 + 4] = 1;
    GreyImage grown = Resampling.resize(image, 27, 27);
    assertEquals(13.0, centroid(grown)[0], 1e-4);
    assertEquals(13.0, centroid(grown)[1], 1e-4);
  }

  @Test
  void a_linear_ramp_is_reproduced_exactly_inside() {
    float[] ramp = new float[20];
    for (int i = 0; i < 20; i++) {
      ramp[i] = i + 0.5f;
    }
    GreyImage grown = Resampling.resample(new GreyImage(20, 1, ramp), 30, 1, 3.25, 0, 0.37, 1);
    for (int x = 0; x < 30; x++) {
      assertEquals(3.25 + (x + 0.5) * 0.37, grown.at(x, 0), 1e-4);
    }
  }

  @Test
  void outside_of_the_input_is_zero() {
    GreyImage image = new GreyImage(4, 4, filled(16));
    GreyImage wide = Resampling.resample(image, 8, 8, -2, -2, 1, 1);
    assertEquals(16, sum(wide), 1e-5);
    assertEquals(0, wide.at(0, 0));
    assertEquals(1, wide.at(2, 2));
  }

  @Test
  void coverage_of_a_mask_keeps_its_area_in_either_direction() {
    Mask disk = disk(50, 50, 25.3, 24.1, 13.7);
    GreyImage shrunk = Resampling.coverage(disk, 20, 20, 0, 0, 2.5, 2.5);
    GreyImage grown = Resampling.coverage(disk, 173, 173, 0, 0, 50 / 173.0, 50 / 173.0);
    assertEquals(disk.count(), sum(shrunk) * 6.25, 1e-2);
    assertEquals(disk.count(), sum(grown) * 2500 / (173.0 * 173), 1e-1);
  }

  static Mask disk(int width, int height, double cx, double cy, double radius) {
    boolean[] set = new boolean[width * height];
    for (int i = 0; i < set.length; i++) {
      set[i] = Math.hypot(i % width + 0.5 - cx, i / width + 0.5 - cy) <= radius;
    }
    return new Mask(width, height, set);
  }

  private static GreyImage noise(int width, int height, long seed) {
    Random random = new Random(seed);
    float[] values = new float[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return new GreyImage(width, height, values);
  }

  private static float[] filled(int length) {
    float[] values = new float[length];
    java.util.Arrays.fill(values, 1);
    return values;
  }

  private static double sum(GreyImage image) {
    double sum = 0;
    for (float value : image.values()) {
      sum += value;
    }
    return sum;
  }

  private static double[] centroid(GreyImage image) {
    double x = 0;
    double y = 0;
    for (int i = 0; i < image.values().length; i++) {
      x += (i % image.width()) * image.values()[i];
      y += (i / image.width()) * image.values()[i];
    }
    return new double[] {x / sum(image), y / sum(image)};
  }
}
