package org.secondread.pipeline;

import java.util.List;
import org.secondread.image.Mask;
import org.secondread.lesion.ConnectedComponents;

/** Cuts the lesion probabilities of a whole volume. */
final class ResultMasks {

  private ResultMasks() {}

  /**
   * The masks on the source grid where the lesion probability is at least {@code threshold}.
   *
   * @param requireCrfSupport drops each 3-D connected component that no CRF mask touches
   */
  static List<Mask> of(List<SliceFinding> slices, double threshold, boolean requireCrfSupport) {
    List<Mask> cut = slices.stream().map(slice -> cut(slice, threshold)).toList();
    if (!requireCrfSupport) {
      return cut;
    }
    List<Mask> support = slices.stream().map(slice -> slice.masks().crf()).toList();
    return ConnectedComponents.of(cut).touching(support);
  }

  private static Mask cut(SliceFinding slice, double threshold) {
    // A slice without maps has only empty masks, so the shared one serves again.
    return slice
        .maps()
        .map(maps -> maps.grid().toSource(Mask.atLeast(maps.lesionProbability(), threshold)))
        .orElse(slice.masks().result());
  }
}
