package org.secondread.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

class LesionFloorTest {
  private static final int SIZE = 128;
  private static final Optional<LesionFloor> FLOOR = Optional.of(new LesionFloor(1.3));

  private final SlicePreparation preparation =
      new SlicePreparation(SIZE, 112, BrainFinder.forModality("MR"));

  @Test
  void without_a_floor_a_lesion_can_be_anywhere_in_the_brain() {
    PreparedSlice slice = preparation.prepare(head(0.2f, 1), 2, 2);
    assertSame(slice.brain(), LesionFloor.place(slice, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(floats = {0.15f, 0.2f, 0.4f})
  void what_is_a_third_brighter_than_the_brain_can_be_a_lesion_whatever_the_scale(float level) {
    PreparedSlice slice = preparation.prepare(head(level, 1.5f), 2, 2);
    Mask place = slice.grid().toSource(LesionFloor.place(slice, FLOOR));
    assertTrue(place.at(80, 64), "1.5 times the brain");
    assertFalse(place.at(48, 64), "ordinary brain");
    assertFalse(place.at(2, 2), "air");
    PreparedSlice darker = preparation.prepare(head(level, 1.2f), 2, 2);
    assertEquals(0, LesionFloor.place(darker, FLOOR).count(), "1.2 times the brain");
  }

  @Test
  void brightness_outside_the_brain_makes_no_place() {
    GreyImage white = new GreyImage(SIZE, SIZE, filled(1));
    Mask brain = new Mask(SIZE, SIZE);
    brain.values()[5 * SIZE + 5] = true;
    ModelGrid grid = new ModelGrid(SIZE, SIZE, SIZE, 0, 0, 1, 1);
    assertEquals(1, LesionFloor.place(new PreparedSlice(white, brain, grid), FLOOR).count());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1.3, 2.5, 1000, Double.NaN, Double.POSITIVE_INFINITY})
  void a_floor_that_no_lesion_or_everything_reaches_is_refused(double timesBrain) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new LesionFloor(timesBrain))
            .getMessage();
    assertTrue(message.contains("lesionFloor " + timesBrain), message);
    assertTrue(message.contains("expected above 0 and below 2.5"), message);
  }

  /** A round brain with a disc that is so many times brighter, with some texture. */
  private static GreyImage head(float level, float times) {
    GreyImage head = new GreyImage(SIZE, SIZE);
    for (int i = 0; i < head.values().length; i++) {
      int x = i % SIZE;
      int y = i / SIZE;
      if (Math.hypot(x - 64, y - 64) < 40) {
        float tissue = (x + y) % 16 < 8 ? 0.95f * level : 1.05f * level;
        head.values()[i] = Math.hypot(x - 80, y - 64) < 8 ? times * level : tissue;
      }
    }
    return head;
  }

  private static float[] filled(float value) {
    float[] values = new float[SIZE * SIZE];
    Arrays.fill(values, value);
    return values;
  }
}
