package org.secondread.cam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.image.GreyImage;
import org.secondread.image.Resampling;

class MultiScaleCamTest {
  private static final int SIZE = 256;
  private static final int STRIDE = 16;

  @ParameterizedTest
  @CsvSource({"0.5", "1.0", "1.5", "2.0", "0.75"})
  void an_impulse_comes_back_to_where_it_was_at_every_scale(double scale) {
    int scaledSize = (int) Math.round(SIZE * scale);
    for (int cell = 2; cell < scaledSize / STRIDE - 2; cell++) {
      // What the scaled image shows at pixel cell * STRIDE lies here in the slice.
      double expected = (cell * STRIDE + 0.5) / scale - 0.5;
      GreyImage cam = new GreyImage(scaledSize / STRIDE, scaledSize / STRIDE);
      cam.values()[3 * cam.width() + cell] = 1;
      GreyImage aligned = CamAlignment.toSlice(cam, STRIDE, scaledSize, SIZE);
      assertEquals(expected, centreOfMass(aligned, true), 0.02, "column of cell " + cell);
      assertEquals((3 * STRIDE + 0.5) / scale - 0.5, centreOfMass(aligned, false), 0.02);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.0, 1.5, 2.0})
  void a_bright_spot_is_found_in_place_by_a_classifier_that_copies_the_image(double scale) {
    GreyImage slice = blob(124, 131, 28);
    MultiScaleCam cams = new MultiScaleCam(sampler(), List.of(scale), STRIDE);
    GreyImage refined = cams.of(slice).refined();
    assertEquals(124, centreOfMass(refined, true), 0.1);
    assertEquals(131, centreOfMass(refined, false), 0.1);
  }

  @Test
  void a_mirrored_slice_gives_a_mirrored_resized_slice() {
    GreyImage slice = blob(90, 120, 9);
    for (int size : List.of(128, 384, 512)) {
      GreyImage straight = Resampling.resize(slice, size, size);
      GreyImage mirrored = Resampling.resize(mirror(slice), size, size);
      for (int i = 0; i < size * size; i++) {
        assertEquals(straight.values()[i], mirror(mirrored).values()[i], 1e-4);
      }
    }
  }

  @Test
  void half_the_size_is_the_mean_of_four_pixels() {
    GreyImage image = new GreyImage(4, 2, new float[] {1, 2, 3, 4, 5, 6, 7, 8});
    GreyImage half = Resampling.resize(image, 2, 1);
    assertEquals(3.5, half.at(0, 0), 1e-6);
    assertEquals(5.5, half.at(1, 0), 1e-6);
  }

  @Test
  void the_fused_map_is_the_mean_and_the_origin_that_of_scale_one() {
    Classifier byWidth =
        image -> {
          GreyImage cam = new GreyImage(image.width() / STRIDE, image.width() / STRIDE);
          Arrays.fill(cam.values(), image.width());
          return new Classification(0, cam);
        };
    SliceCam cams =
        new MultiScaleCam(byWidth, List.of(0.5, 1.0, 1.5, 2.0), STRIDE)
            .of(new GreyImage(SIZE, SIZE));
    assertEquals(256, cams.origin().at(17, 93), 1e-4);
    assertEquals((128 + 256 + 384 + 512) / 4f, cams.refined().at(17, 93), 1e-3);
  }

  @Test
  void the_classifier_runs_once_per_scale() {
    List<Integer> widths = new ArrayList<>();
    Classifier counting =
        image -> {
          widths.add(image.width());
          return sampler().classify(image);
        };
    new MultiScaleCam(counting, List.of(0.5, 1.0, 1.5, 2.0), STRIDE).of(blob(128, 128, 20));
    assertEquals(List.of(256, 128, 384, 512), widths);
  }

  @Test
  void a_slice_that_is_not_square_is_refused() {
    MultiScaleCam cams = new MultiScaleCam(sampler(), List.of(1.0), STRIDE);
    assertThrows(IllegalArgumentException.class, () -> cams.of(new GreyImage(64, 32)));
  }

  @Test
  void an_extreme_score_is_still_a_probability() {
    GreyImage cam = new GreyImage(1, 1);
    assertEquals(0, new Classification(-1e6, cam).probability());
    assertEquals(1, new Classification(1e6, cam).probability());
    assertTrue(new Classification(0, cam).probability() == 0.5);
  }

  /** Cell j is the image's pixel j * stride, as with odd kernels and half of them as padding. */
  private static Classifier sampler() {
    return image -> {
      int cells = (image.width() + STRIDE - 1) / STRIDE;
      GreyImage cam = new GreyImage(cells, cells);
      for (int y = 0; y < cells; y++) {
        for (int x = 0; x < cells; x++) {
          cam.values()[y * cells + x] = image.at(x * STRIDE, y * STRIDE);
        }
      }
      return new Classification(0, cam);
    };
  }

  private static GreyImage blob(double centreX, double centreY, double sigma) {
    GreyImage image = new GreyImage(SIZE, SIZE);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double distance = Math.pow(x - centreX, 2) + Math.pow(y - centreY, 2);
        image.values()[y * SIZE + x] = (float) Math.exp(-distance / (2 * sigma * sigma));
      }
    }
    return image;
  }

  private static GreyImage mirror(GreyImage image) {
    GreyImage mirrored = new GreyImage(image.width(), image.height());
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        mirrored.values()[y * image.width() + x] = image.at(image.width() - 1 - x, y);
      }
    }
    return mirrored;
  }

  private static double centreOfMass(GreyImage image, boolean columns) {
    double sum = 0;
    double moment = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        sum += image.at(x, y);
        moment += image.at(x, y) * (columns ? x : y);
      }
    }
    return moment / sum;
  }
}
