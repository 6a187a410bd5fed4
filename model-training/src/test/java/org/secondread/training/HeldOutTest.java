package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.training.data.LabelledImage;
import org.secondread.training.data.TrainingDataException;
import org.secondread.training.data.TrainingSlice;

class HeldOutTest {
  private static final TrainingSlice BRAIN = TestSlices.ct();
  private static final TrainingSlice NONE = TestSlices.withoutBrain();

  @Test
  void a_slice_without_brain_does_not_count_and_is_told() throws TrainingDataException {
    HeldOut heldOut = HeldOut.of(List.of(BRAIN, NONE, withLesion(NONE), BRAIN));
    assertEquals(List.of(BRAIN, BRAIN), heldOut.judged());
    assertEquals(List.of(NONE, withLesion(NONE)), heldOut.withoutBrain());
    assertEquals(
        "2 more held-out slices, 1 of them with lesion, do not count: no brain was found on them",
        heldOut.remark());
  }

  @Test
  void nothing_is_told_where_every_slice_counts() throws TrainingDataException {
    HeldOut heldOut = HeldOut.of(List.of(BRAIN));
    assertEquals(List.of(), heldOut.withoutBrain());
    assertEquals("", heldOut.remark());
  }

  @Test
  void slices_without_any_brain_are_refused() {
    String message =
        assertThrows(TrainingDataException.class, () -> HeldOut.of(List.of(NONE, NONE)))
            .getMessage();
    assertTrue(message.contains("any of the 2 held-out slices"), message);
    assertTrue(message.contains("hold out others"), message);
  }

  private static TrainingSlice withLesion(TrainingSlice slice) {
    LabelledImage source = slice.source();
    LabelledImage ill =
        new LabelledImage(source.id(), source.source(), source.slice(), true, source.group());
    return new TrainingSlice(ill, slice.prepared());
  }
}
