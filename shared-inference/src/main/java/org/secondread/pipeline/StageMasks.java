package org.secondread.pipeline;

import org.secondread.image.Mask;

/**
 * The masks of one slice on its source grid, in the paper's names; shared, not to be changed. All
 * are empty where the slice is not outlined.
 *
 * @param origin Origin_mask: the CAM of scale 1.0, cut by Eq. 12
 * @param refined Refined_mask: the multi-scale CAM, cut by Eq. 12
 * @param crf CRF_mask
 * @param result what the run outlines
 */
public record StageMasks(Mask origin, Mask refined, Mask crf, Mask result) {

  static StageMasks none(Mask empty) {
    return new StageMasks(empty, empty, empty, empty);
  }

  StageMasks withResult(Mask newResult) {
    return new StageMasks(origin, refined, crf, newResult);
  }
}
