package org.secondread.crf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.progress.Cancellation;

class DenseCrfTest {
  private static final CrfParameters NATURAL_IMAGES = new CrfParameters(10, 3, 3, 80, 13, 10);
  private static final CrfParameters SMALL_BLEEDS = new CrfParameters(10, 3, 2, 20, 13, 6);
  private static final CrfParameters NARROW = new CrfParameters(10, 3, 2, 50, 5, 5);

  static List<CrfParameters> parameterSets() {
    return List.of(NATURAL_IMAGES, SMALL_BLEEDS, NARROW);
  }

  @ParameterizedTest
  @MethodSource("parameterSets")
  void agrees_with_the_exact_mean_field(CrfParameters parameters) {
    for (long seed = 1; seed <= 3; seed++) {
      HeadPhantom phantom = new HeadPhantom(48, seed);
      double[] exact = exact(phantom, everywhere(48, 48), parameters);
      assertEquals(0, largestDifference(infer(phantom, parameters), exact), 0.003);
    }
  }

  @Test
  void agrees_less_closely_where_weak_kernels_leave_pixels_undecided() {
    CrfParameters weak = new CrfParameters(10, 3, 1, 40, 13, 3);
    for (long seed = 1; seed <= 3; seed++) {
      HeadPhantom phantom = new HeadPhantom(48, seed);
      double[] exact = exact(phantom, everywhere(48, 48), weak);
      assertEquals(0, largestDifference(infer(phantom, weak), exact), 0.01);
    }
  }

  @ParameterizedTest
  @MethodSource("parameterSets")
  void a_domain_is_the_exact_mean_field_of_its_pixels_alone(CrfParameters parameters) {
    HeadPhantom phantom = new HeadPhantom(48, 2);
    GreyImage q = infer(phantom, phantom.brain(), parameters, 1);
    double[] exact = exact(phantom, phantom.brain(), parameters);
    assertEquals(0, largestDifference(q, exact), 0.003);
    for (int i = 0; i < exact.length; i++) {
      assertTrue(phantom.brain().values()[i] || q.values()[i] == 0);
    }
  }

  @Test
  void what_lies_outside_the_domain_changes_nothing() {
    HeadPhantom phantom = new HeadPhantom(48, 3);
    GreyImage q = infer(phantom, phantom.brain(), SMALL_BLEEDS, 1);
    for (int i = 0; i < 48 * 48; i++) {
      if (!phantom.brain().values()[i]) {
        phantom.intensity().values()[i] = Float.NaN;
        phantom.foreground().values()[i] = 1;
      }
    }
    assertArrayEquals(q.values(), infer(phantom, phantom.brain(), SMALL_BLEEDS, 1).values());
  }

  @Test
  void a_wide_image_has_its_columns_and_rows_in_place() {
    GreyImage intensity = new GreyImage(41, 17);
    GreyImage foreground = new GreyImage(41, 17);
    for (int i = 0; i < 41 * 17; i++) {
      boolean bleed = Math.hypot(i % 41 - 28, i / 41 - 6) < 4;
      intensity.values()[i] = bleed ? 170 : 85 + i % 7;
      foreground.values()[i] = bleed ? 0.7f : 0.2f;
    }
    GreyImage q = new DenseCrf().infer(intensity, foreground, SMALL_BLEEDS);
    double[] exact = ExactMeanField.infer(intensity, foreground, everywhere(41, 17), SMALL_BLEEDS);
    assertEquals(0, largestDifference(q, exact), 0.003);
  }

  @Test
  void the_outline_of_the_bleed_follows_the_image() {
    HeadPhantom phantom = new HeadPhantom(128, 1);
    GreyImage q = infer(phantom, SMALL_BLEEDS);
    int wrong = 0;
    for (int i = 0; i < 128 * 128; i++) {
      boolean bright = phantom.bleed().values()[i];
      wrong += bright == q.values()[i] > 0.5 ? 0 : 1;
    }
    assertTrue(wrong < 0.05 * phantom.bleed().count(), wrong + " pixels differ");
  }

  @Test
  void a_mirrored_image_has_the_mirrored_result() {
    HeadPhantom phantom = new HeadPhantom(96, 4);
    GreyImage q = infer(phantom, SMALL_BLEEDS);
    GreyImage mirrored =
        new DenseCrf()
            .infer(mirror(phantom.intensity()), mirror(phantom.foreground()), SMALL_BLEEDS);
    double[] back = new double[96 * 96];
    for (int i = 0; i < back.length; i++) {
      back[i] = mirror(mirrored).values()[i];
    }
    assertEquals(0, largestDifference(q, back), 2 * 0.003);
  }

  @Test
  void every_number_of_threads_and_every_repetition_gives_the_same_bits() {
    HeadPhantom phantom = new HeadPhantom(200, 5);
    float[] first = infer(phantom, SMALL_BLEEDS).values();
    for (int threads : new int[] {1, 2, 3, 7}) {
      try (DenseCrf crf = new DenseCrf(threads)) {
        for (int repetition = 0; repetition < 3; repetition++) {
          GreyImage q = crf.infer(phantom.intensity(), phantom.foreground(), SMALL_BLEEDS);
          assertArrayEquals(first, q.values(), threads + " threads");
        }
      }
    }
  }

  @Test
  void one_instance_serves_several_callers_at_once() {
    List<HeadPhantom> phantoms = List.of(new HeadPhantom(90, 1), new HeadPhantom(120, 2));
    List<float[]> alone =
        phantoms.stream().map(phantom -> infer(phantom, SMALL_BLEEDS).values()).toList();
    try (DenseCrf crf = new DenseCrf(2)) {
      IntStream.range(0, 16)
          .parallel()
          .forEach(
              i -> {
                HeadPhantom phantom = phantoms.get(i % 2);
                GreyImage q = crf.infer(phantom.intensity(), phantom.foreground(), SMALL_BLEEDS);
                assertArrayEquals(alone.get(i % 2), q.values());
              });
    }
  }

  @Test
  void an_undecided_constant_image_stays_undecided() {
    GreyImage q = new DenseCrf().infer(filled(32, 100), filled(32, 0.5f), NATURAL_IMAGES);
    for (float value : q.values()) {
      assertEquals(0.5, value, 1e-6);
    }
  }

  @Test
  void a_constant_image_takes_the_side_of_its_unary() {
    GreyImage q = new DenseCrf().infer(filled(32, 0), filled(32, 0.1f), NATURAL_IMAGES);
    double[] exact =
        ExactMeanField.infer(filled(32, 0), filled(32, 0.1f), everywhere(32, 32), NATURAL_IMAGES);
    assertEquals(0, largestDifference(q, exact), 0.003);
  }

  @Test
  void a_single_pixel_keeps_its_own_term() {
    CrfParameters once = new CrfParameters(1, 3, 2, 20, 13, 6);
    GreyImage q = new DenseCrf().infer(filled(1, 80), filled(1, 0.6f), once);
    double logOdds = Math.log(0.6 / 0.4) + (2 + 6) * (0.6 - 0.4);
    assertEquals(1 / (1 + Math.exp(-logOdds)), q.values()[0], 1e-5);
  }

  @Test
  void without_kernels_the_probability_is_only_clipped() {
    CrfParameters none = new CrfParameters(3, 3, 0, 20, 13, 0);
    GreyImage foreground = new GreyImage(2, 2, new float[] {0, 0.25f, 0.5f, 1});
    GreyImage q = new DenseCrf().infer(filled(2, 80), foreground, none);
    assertArrayEquals(new float[] {1e-5f, 0.25f, 0.5f, 1 - 1e-5f}, q.values(), 1e-6f);
  }

  @Test
  void kernels_much_wider_or_narrower_than_the_image_work() {
    HeadPhantom phantom = new HeadPhantom(24, 1);
    for (CrfParameters parameters :
        List.of(
            new CrfParameters(10, 500, 1, 5000, 500, 1),
            new CrfParameters(10, 0.2, 1, 0.3, 0.3, 1))) {
      double[] exact = exact(phantom, everywhere(24, 24), parameters);
      assertEquals(0, largestDifference(infer(phantom, parameters), exact), 0.02);
    }
  }

  @Test
  void a_kernel_too_narrow_for_the_lattice_is_refused() {
    CrfParameters narrow = new CrfParameters(1, 3, 1, 20, 1e-6, 1);
    assertRefused("bilateralSrgb 1.0E-6", () -> infer(new HeadPhantom(16, 1), narrow));
  }

  @Test
  void a_value_that_is_no_number_is_refused_with_its_place() {
    HeadPhantom phantom = new HeadPhantom(16, 1);
    phantom.foreground().values()[3 * 16 + 5] = Float.NaN;
    assertRefused(
        "foreground probability at column 5, row 3 is NaN", () -> infer(phantom, SMALL_BLEEDS));
    HeadPhantom other = new HeadPhantom(16, 1);
    other.intensity().values()[2] = 256;
    assertRefused("intensity at column 2, row 0 is 256.0", () -> infer(other, SMALL_BLEEDS));
  }

  @Test
  void images_of_different_size_are_refused() {
    assertRefused(
        "foreground is 4 x 4, expected 5 x 5",
        () -> new DenseCrf().infer(filled(5, 0), filled(4, 0), SMALL_BLEEDS));
  }

  @Test
  void an_empty_domain_has_no_foreground() {
    GreyImage q = infer(new HeadPhantom(16, 1), new Mask(16, 16), SMALL_BLEEDS, 1);
    assertArrayEquals(new float[256], q.values());
  }

  @Test
  void a_cancelled_run_stops() {
    HeadPhantom phantom = new HeadPhantom(16, 1);
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThrows(
        CancellationException.class,
        () ->
            new DenseCrf()
                .infer(
                    phantom.intensity(),
                    phantom.foreground(),
                    phantom.brain(),
                    SMALL_BLEEDS,
                    cancellation));
  }

  private static GreyImage infer(HeadPhantom phantom, CrfParameters parameters) {
    return new DenseCrf().infer(phantom.intensity(), phantom.foreground(), parameters);
  }

  private static GreyImage infer(
      HeadPhantom phantom, Mask domain, CrfParameters parameters, int threads) {
    try (DenseCrf crf = new DenseCrf(threads)) {
      return crf.infer(
          phantom.intensity(), phantom.foreground(), domain, parameters, new Cancellation());
    }
  }

  private static double[] exact(HeadPhantom phantom, Mask domain, CrfParameters parameters) {
    return ExactMeanField.infer(phantom.intensity(), phantom.foreground(), domain, parameters);
  }

  private static void assertRefused(String message, Runnable work) {
    IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, work::run);
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
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

  private static GreyImage filled(int size, float value) {
    GreyImage image = new GreyImage(size, size);
    Arrays.fill(image.values(), value);
    return image;
  }

  private static Mask everywhere(int width, int height) {
    Mask mask = new Mask(width, height);
    Arrays.fill(mask.values(), true);
    return mask;
  }

  private static double largestDifference(GreyImage q, double[] exact) {
    double largest = 0;
    for (int i = 0; i < exact.length; i++) {
      largest = Math.max(largest, Math.abs(q.values()[i] - exact[i]));
    }
    return largest;
  }
}
