package org.secondread.pipeline;

import java.util.Optional;
import java.util.OptionalDouble;
import org.secondread.image.GreyImage;

/**
 * What a run says about one slice.
 *
 * @param index 0-based place in the volume
 * @param state how far the slice went
 * @param probability the classifier's probability of a lesion, 0..1; empty without a brain
 * @param masks on the source grid
 * @param maps on the model's grid, only for outlined slices
 */
public record SliceFinding(
    int index,
    State state,
    OptionalDouble probability,
    StageMasks masks,
    Optional<SliceMaps> maps) {

  /** How far a slice went. */
  public enum State {
    /** No brain was found on it, so that it was not read. */
    NO_BRAIN,
    /** Its probability is below the gate: no lesion is outlined. */
    BELOW_GATE,
    /** Its probability reaches the gate. */
    OUTLINED
  }

  /** The lesion probability on the source grid, 0..1; 0 everywhere where nothing was outlined. */
  public GreyImage lesionProbability() {
    return maps.map(map -> atMostOne(map.grid().toSource(map.lesionProbability())))
        .orElseGet(() -> new GreyImage(masks.result().width(), masks.result().height()));
  }

  /** Takes back what rounding adds when weights that sum up to 1 are applied. */
  private static GreyImage atMostOne(GreyImage image) {
    float[] values = image.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.min(1, values[i]);
    }
    return image;
  }

  SliceFinding withMasks(StageMasks newMasks) {
    return new SliceFinding(index, state, probability, newMasks, maps);
  }
}
