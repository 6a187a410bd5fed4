package org.secondread.training;

import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/**
 * What the stages make of a slice, as if it were over the gate.
 *
 * @param probability the classifier's, 0..1
 * @param cam normalised four-scale CAM
 * @param origin Origin_mask: CAM of scale 1 alone, cut by Eq. 12
 * @param refined Refined_mask: four-scale CAM, cut by Eq. 12
 * @param crf CRF_mask
 * @param lesion the segmenter's lesion probability, 0..1
 * @param place where a lesion can be
 * @param last the segmenter's mask, without components that CRF_mask does not touch
 */
public record Outlines(
    double probability,
    GreyImage cam,
    Mask origin,
    Mask refined,
    Mask crf,
    GreyImage lesion,
    Mask place,
    Mask last) {

  /** The final mask as another cut of the segmenter's probability gives it. */
  public Mask lastAt(double cut) {
    return Outliner.last(lesion, cut, place, crf);
  }
}
