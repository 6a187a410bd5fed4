package org.secondread.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.prepare.ModelGrid;

class ResultMasksTest {
  private static final int SIZE = 8;
  private static final ModelGrid SAME = new ModelGrid(SIZE, SIZE, SIZE, 0, 0, 1, 1);

  @Test
  void a_component_that_no_crf_mask_touches_in_any_slice_is_dropped() {
    SliceFinding first = outlined(0, new int[][] {{1, 1}, {6, 6}}, new int[][] {{1, 1}});
    SliceFinding second = outlined(1, new int[][] {{2, 2}, {6, 2}}, new int[][] {});
    SliceFinding below = below(2);
    List<Mask> masks = ResultMasks.of(List.of(first, second, below), 0.7, true);
    assertMask(masks.get(0), new int[][] {{1, 1}});
    assertMask(masks.get(1), new int[][] {{2, 2}});
    assertMask(masks.get(2), new int[][] {});
  }

  @Test
  void without_the_pack_setting_all_components_stay() {
    SliceFinding slice = outlined(0, new int[][] {{1, 1}, {6, 6}}, new int[][] {{1, 1}});
    assertMask(ResultMasks.of(List.of(slice), 0.7, false).get(0), new int[][] {{1, 1}, {6, 6}});
  }

  @Test
  void a_probability_equal_to_the_threshold_is_in() {
    SliceFinding slice = outlined(0, new int[][] {{3, 4}}, new int[][] {{3, 4}});
    assertMask(ResultMasks.of(List.of(slice), 0.75, true).get(0), new int[][] {{3, 4}});
    assertMask(ResultMasks.of(List.of(slice), 0.76, true).get(0), new int[][] {});
  }

  private static SliceFinding outlined(int index, int[][] lesion, int[][] crf) {
    GreyImage probability = new GreyImage(SIZE, SIZE);
    Mask lesions = mask(lesion);
    for (int i = 0; i < SIZE * SIZE; i++) {
      probability.values()[i] = lesions.values()[i] ? 0.75f : 0.1f;
    }
    Mask empty = new Mask(SIZE, SIZE);
    return new SliceFinding(
        index,
        SliceFinding.State.OUTLINED,
        OptionalDouble.of(0.9),
        new StageMasks(empty, empty, mask(crf), empty),
        Optional.of(new SliceMaps(SAME, probability, probability, probability)));
  }

  private static SliceFinding below(int index) {
    return new SliceFinding(
        index,
        SliceFinding.State.BELOW_GATE,
        OptionalDouble.of(0.1),
        StageMasks.none(new Mask(SIZE, SIZE)),
        Optional.empty());
  }

  private static Mask mask(int[][] pixels) {
    Mask mask = new Mask(SIZE, SIZE);
    for (int[] pixel : pixels) {
      mask.values()[pixel[1] * SIZE + pixel[0]] = true;
    }
    return mask;
  }

  private static void assertMask(Mask mask, int[][] pixels) {
    assertEquals(pixels.length, mask.count());
    for (int[] pixel : pixels) {
      assertEquals(true, mask.at(pixel[0], pixel[1]));
    }
  }
}
