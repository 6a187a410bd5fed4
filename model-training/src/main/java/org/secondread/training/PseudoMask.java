package org.secondread.training;

import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/**
 * What the classifier teaches the segmenter about a slice.
 *
 * @param seed Refined_mask: where the normalised four-scale CAM is at least the seed threshold
 * @param crf CRF_mask
 */
public record PseudoMask(Mask seed, Mask crf) {

  public static PseudoMask empty(int size) {
    return new PseudoMask(new Mask(size, size), new Mask(size, size));
  }

  /** Both masks as maps of 0 and 1: first the seed, then CRF_mask. */
  public GreyImage[] maps() {
    return new GreyImage[] {map(seed), map(crf)};
  }

  private static GreyImage map(Mask mask) {
    GreyImage map = new GreyImage(mask.width(), mask.height());
    for (int i = 0; i < map.values().length; i++) {
      map.values()[i] = mask.values()[i] ? 1 : 0;
    }
    return map;
  }
}
