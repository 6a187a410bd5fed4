package org.secondread.prepare;

import java.util.Optional;
import org.secondread.image.Mask;

/**
 * The least brightness of a lesion. On diffusion weighted MR an acute infarct is brighter than the
 * brain around it, so what is darker cannot be one, as little as bone can be blood on CT.
 *
 * @param timesBrain in units of the slice's ordinary brain tissue, above 0, below {@value #MOST}
 */
public record LesionFloor(double timesBrain) {
  /** From here on a prepared slice is white and tells no more. */
  public static final double MOST = 2.5;

  public LesionFloor {
    if (!(timesBrain > 0 && timesBrain < MOST)) {
      throw new IllegalArgumentException(
          "lesionFloor "
              + timesBrain
              + " times the brain's brightness, expected above 0 and below "
              + MOST);
    }
  }

  /**
   * Where a lesion can be, on the model's square: the slice's brain, and with a floor only what
   * reaches it. Training and use share this rule.
   *
   * @param slice prepared as diffusion weighted MR where there is a floor
   */
  public static Mask place(PreparedSlice slice, Optional<LesionFloor> floor) {
    return floor.map(least -> slice.brain().and(least.reached(slice))).orElse(slice.brain());
  }

  private Mask reached(PreparedSlice slice) {
    return Mask.atLeast(slice.image(), timesBrain * SlicePreparation.BRAIN_LEVEL);
  }
}
