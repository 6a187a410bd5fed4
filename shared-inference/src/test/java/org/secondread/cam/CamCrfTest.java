package org.secondread.cam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.secondread.crf.CrfParameters;
import org.secondread.crf.CrfSettings;
import org.secondread.crf.DenseCrf;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.progress.Cancellation;

class CamCrfTest {
  private static final int SIZE = 128;
  private static final CrfSettings SETTINGS =
      new CrfSettings(new CrfParameters(10, 3, 2, 20, 13, 6), 6, 0.1, 0.15, 0.9);

  @Test
  void a_coarse_cam_is_drawn_to_the_edge_of_a_bright_disc() {
    GreyImage slice = new GreyImage(SIZE, SIZE);
    GreyImage cam = new GreyImage(SIZE, SIZE);
    Mask brain = new Mask(SIZE, SIZE);
    Mask lesion = new Mask(SIZE, SIZE);
    Random random = new Random(3);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        int i = y * SIZE + x;
        brain.values()[i] = Math.hypot(x - 64, y - 64) < 58;
        lesion.values()[i] = Math.hypot(x - 50, y - 70) < 12;
        double grey = lesion.values()[i] ? 0.8 : 0.4;
        slice.values()[i] = (float) (grey + 0.03 * random.nextGaussian());
        double fromCentre = Math.hypot(x - 53, y - 67);
        cam.values()[i] = (float) Math.exp(-fromCentre * fromCentre / (2 * 12 * 12));
      }
    }
    try (DenseCrf crf = new DenseCrf()) {
      GreyImage probability =
          new CamCrf(crf, SETTINGS).infer(slice, cam, brain, brain, new Cancellation());
      Mask found = Mask.atLeast(probability, CamCrf.THRESHOLD);
      assertTrue(dice(found, lesion) > 0.95, () -> "Dice " + dice(found, lesion));
      for (int i = 0; i < SIZE * SIZE; i++) {
        if (!brain.values()[i]) {
          assertEquals(0, probability.values()[i]);
        }
      }
    }
  }

  @Test
  void where_no_lesion_can_be_the_cam_counts_for_none_and_pulls_its_alike_along() {
    GreyImage slice = new GreyImage(SIZE, SIZE);
    GreyImage cam = new GreyImage(SIZE, SIZE);
    Arrays.fill(cam.values(), 1);
    Mask brain = Mask.atLeast(slice, 0);
    Mask place = new Mask(SIZE, SIZE);
    for (int i = 0; i < SIZE * SIZE; i++) {
      boolean lesion = Math.hypot(i % SIZE - 50, i / SIZE - 70) < 12;
      slice.values()[i] = lesion ? 0.8f : 0.4f;
      boolean speck = i % SIZE == 100 && i / SIZE == 30;
      place.values()[i] = lesion || speck;
    }
    try (DenseCrf crf = new DenseCrf()) {
      GreyImage probability =
          new CamCrf(crf, SETTINGS).infer(slice, cam, brain, place, new Cancellation());
      assertTrue(probability.at(50, 70) > 0.9, "the lesion");
      assertEquals(0, probability.at(80, 70), "no place");
      assertTrue(probability.at(100, 30) < 0.5, "a speck that looks like all that is no place");
    }
  }

  @Test
  void a_cancelled_inference_stops() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    GreyImage image = new GreyImage(2, 2);
    Mask brain = Mask.atLeast(image, 0);
    try (DenseCrf crf = new DenseCrf()) {
      CamCrf camCrf = new CamCrf(crf, SETTINGS);
      assertThrows(
          CancellationException.class,
          () -> camCrf.infer(image, image, brain, brain, cancellation));
    }
  }

  private static double dice(Mask a, Mask b) {
    int both = 0;
    for (int i = 0; i < a.values().length; i++) {
      both += a.values()[i] && b.values()[i] ? 1 : 0;
    }
    return 2.0 * both / (a.count() + b.count());
  }
}
