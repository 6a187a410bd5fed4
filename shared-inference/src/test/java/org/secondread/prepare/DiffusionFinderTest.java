package org.secondread.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.pack.BrainPercentile;
import org.secondread.pack.Window;

class DiffusionFinderTest {
  private static final int SIZE = 128;
  private static final double MM = 1.8;

  private final SlicePreparation preparation =
      new SlicePreparation(256, 112, BrainFinder.forModality("MR"));

  @Test
  void theBrainIsFoundInsideTheDimScalp() {
    PreparedSlice prepared = preparation.prepare(head(0.2, 1), MM, MM);
    Mask brain = prepared.grid().toSource(prepared.brain());
    double truth = Math.PI * 34 * 44;
    assertEquals(truth, brain.count(), 0.06 * truth);
    assertTrue(brain.at(64, 64));
    assertFalse(brain.at(64 + 41, 64), "scalp");
  }

  @Test
  void ordinaryTissueComesToOneLevelWhateverTheCoilSees() {
    for (double level : new double[] {0.15, 0.2, 0.4}) {
      PreparedSlice prepared = preparation.prepare(head(level, 2), MM, MM);
      assertEquals(0.40, prepared.image().at(100, 128), 0.03, "tissue at " + level);
    }
  }

  @Test
  void aLargeInfarctShiftsNeitherTheLevelNorTheOutline() {
    GreyImage head = head(0.2, 3);
    PreparedSlice healthy = preparation.prepare(head, MM, MM);
    for (int i = 0; i < head.values().length; i++) {
      if (inside(i, 1) && i % SIZE > 76) {
        head.values()[i] *= 2.6f;
      }
    }
    PreparedSlice ill = preparation.prepare(head, MM, MM);
    assertEquals(0.40, ill.image().at(100, 128), 0.03);
    assertEquals(healthy.brain().count(), ill.brain().count(), 0.02 * healthy.brain().count());
    assertTrue(ill.image().at(200, 128) > 0.95);
  }

  @Test
  void aLesionAtTheBrainsEdgeLiesInsideTheOutline() {
    for (int angle = 0; angle < 360; angle += 15) {
      GreyImage head = head(0.2, 4);
      double x = 64 + 30 * Math.cos(Math.toRadians(angle));
      double y = 64 + 40 * Math.sin(Math.toRadians(angle));
      Mask lesion = new Mask(SIZE, SIZE);
      for (int i = 0; i < head.values().length; i++) {
        if (inside(i, 1) && Math.hypot(i % SIZE + 0.5 - x, i / SIZE + 0.5 - y) < 4) {
          head.values()[i] = 0.5f;
          lesion.values()[i] = true;
        }
      }
      PreparedSlice prepared = preparation.prepare(head, MM, MM);
      Mask missed = lesion.without(prepared.grid().toSource(prepared.brain()));
      assertTrue(missed.count() <= 0.05 * lesion.count(), angle + " degrees: " + missed.count());
    }
  }

  @Test
  void streaksOfEyesAndNoseStayOutside() {
    GreyImage plain = head(0.2, 5);
    int expected = preparation.prepare(plain, MM, MM).brain().count();
    for (int y = 2; y < 14; y++) {
      for (int x = 62; x < 65; x++) {
        plain.values()[y * SIZE + x] = 0.6f;
      }
    }
    PreparedSlice prepared = preparation.prepare(plain, MM, MM);
    assertFalse(prepared.grid().toSource(prepared.brain()).at(63, 8));
    assertEquals(expected, prepared.brain().count(), 0.03 * expected);
  }

  @Test
  void aSmallPieceBesideTheBrainBelongsToItAndAFarOneDoesNot() {
    GreyImage slice = new GreyImage(SIZE, SIZE);
    disk(slice, 64, 80, 25, 0.2f);
    disk(slice, 64, 48, 5, 0.2f);
    disk(slice, 64, 12, 5, 0.2f);
    PreparedSlice prepared = preparation.prepare(slice, MM, MM);
    Mask brain = prepared.grid().toSource(prepared.brain());
    assertTrue(brain.at(64, 48), "medulla");
    assertFalse(brain.at(64, 12), "nose");
  }

  @Test
  void noiseAirAndATouchOfBrainAreNoBrain() {
    Random random = new Random(6);
    GreyImage noise = new GreyImage(SIZE, SIZE);
    for (int i = 0; i < noise.values().length; i++) {
      noise.values()[i] = (float) Math.abs(0.02 * random.nextGaussian());
    }
    GreyImage touch = new GreyImage(SIZE, SIZE);
    disk(touch, 64, 64, 7, 0.1f);
    GreyImage unknown = new GreyImage(SIZE, SIZE);
    Arrays.fill(unknown.values(), Float.NaN);
    for (GreyImage slice :
        new GreyImage[] {new GreyImage(SIZE, SIZE), noise, touch, unknown, new GreyImage(1, 1)}) {
      assertEquals(0, preparation.prepare(slice, MM, MM).brain().count());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"constant", "uniform", "normal", "Rice", "coarse", "ramp", "chessboard"})
  void aFlatImageOrNoiseWithoutAHeadIsNoBrain(String kind) {
    for (int seed = 0; seed < 5; seed++) {
      GreyImage flat = flat(kind, new Random(seed));
      Window window = BrainPercentile.STANDARD.windowFor(List.of(flat));
      PreparedSlice prepared = preparation.prepare(window.apply(flat), MM, MM);
      assertEquals(0, prepared.brain().count(), kind + ", seed " + seed);
    }
  }

  @Test
  void aBottleOfWaterIsNoBrain() {
    Random random = new Random(10);
    GreyImage bottle = new GreyImage(SIZE, SIZE);
    for (int i = 0; i < bottle.values().length; i++) {
      double clean = inside(i, 1) ? 0.2 : 0;
      bottle.values()[i] = (float) Math.abs(clean + 0.004 * random.nextGaussian());
    }
    assertEquals(0, preparation.prepare(bottle, MM, MM).brain().count());
  }

  @Test
  void aBrainCroppedToItsOwnBoxIsABrain() {
    GreyImage head = head(0.2, 8);
    GreyImage cropped = new GreyImage(70, 90);
    for (int y = 0; y < 90; y++) {
      System.arraycopy(head.values(), (19 + y) * SIZE + 29, cropped.values(), y * 70, 70);
    }
    assertTrue(preparation.prepare(cropped, MM, MM).brain().count() > 0);
  }

  private static GreyImage flat(String kind, Random random) {
    GreyImage image = new GreyImage(SIZE, SIZE);
    for (int i = 0; i < image.values().length; i++) {
      int x = i % SIZE;
      int y = i / SIZE;
      double value =
          switch (kind) {
            case "constant" -> 500;
            case "uniform" -> 1000 * random.nextDouble();
            case "normal" -> Math.abs(100 * random.nextGaussian());
            case "Rice" -> 100 * Math.hypot(random.nextGaussian(), random.nextGaussian());
            case "coarse" ->
                x % 8 + y % 8 == 0
                    ? Math.abs(100 * random.nextGaussian())
                    : image.at(x - x % 8, y - y % 8);
            case "ramp" -> x + 3;
            default -> 1000 * ((x / 16 + y / 16) % 2);
          };
      image.values()[i] = (float) value;
    }
    return image;
  }

  @Test
  void whatJustGrazesTheBrainStaysDark() {
    PreparedSlice prepared = preparation.prepare(head(0.09, 7), MM, MM);
    assertEquals(0.26, prepared.image().at(100, 128), 0.03);
  }

  @Test
  void theSquareNeverShrinksToASmallBrain() {
    GreyImage slice = new GreyImage(SIZE, SIZE);
    disk(slice, 64, 64, 14, 0.2f);
    ModelGrid grid = preparation.prepare(slice, MM, MM).grid();
    assertEquals(0.6 * SIZE, 256 * grid.stepX(), 1e-6);
  }

  @Test
  void anotherModalityIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> BrainFinder.forModality("US"))
            .getMessage();
    assertEquals("modality US, expected CT or MR", message);
  }

  /** A brain of 34 x 44 pixels with dark ventricles, a dim ring of scalp and a little noise. */
  private static GreyImage head(double level, long seed) {
    Random random = new Random(seed);
    GreyImage image = new GreyImage(SIZE, SIZE);
    for (int i = 0; i < image.values().length; i++) {
      double clean = 0;
      if (inside(i, 1)) {
        double gyri = 1 + 0.15 * Math.sin(i % SIZE / 3.0) * Math.sin((i / SIZE - 63.5) / 3);
        clean = inside(i, 0.2) ? 0.3 * level : gyri * level;
      } else if (inside(i, 1.3) && !inside(i, 1.15)) {
        clean = 0.2 * level;
      }
      image.values()[i] = (float) Math.abs(clean + 0.05 * level * random.nextGaussian());
    }
    return image;
  }

  private static boolean inside(int i, double scale) {
    double dx = (i % SIZE + 0.5 - 64) / 34;
    double dy = (i / SIZE + 0.5 - 64) / 44;
    return Math.hypot(dx, dy) < scale;
  }

  private static void disk(GreyImage image, double x, double y, double radius, float value) {
    Random grain = new Random(9);
    for (int i = 0; i < image.values().length; i++) {
      if (Math.hypot(i % SIZE + 0.5 - x, i / SIZE + 0.5 - y) < radius) {
        image.values()[i] = (float) (value * (1 + 0.15 * grain.nextGaussian()));
      }
    }
  }
}
