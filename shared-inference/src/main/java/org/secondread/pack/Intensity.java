package org.secondread.pack;

import java.util.List;
import java.util.Optional;
import org.secondread.image.GreyImage;
import org.secondread.prepare.LesionFloor;

/** How a pack maps modality values to the 0..1 that the preparation expects. */
public sealed interface Intensity permits Window, BrainPercentile {

  /**
   * The window that fits a series.
   *
   * @param slices modality values of every slice
   * @throws IllegalArgumentException when the values hold no range to map
   */
  Window windowFor(List<GreyImage> slices);

  /** The window that shows a reader the series; the other one where nothing else is stated. */
  default Window displayFor(List<GreyImage> slices) {
    return windowFor(slices);
  }

  /** The least brightness of a lesion, where the pack states one. */
  default Optional<LesionFloor> lesionFloor() {
    return Optional.empty();
  }
}
