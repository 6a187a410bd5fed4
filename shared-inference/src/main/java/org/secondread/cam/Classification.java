package org.secondread.cam;

import org.secondread.image.GreyImage;

/**
 * What a classifier says about a slice.
 *
 * @param score logit of a lesion being present (the paper's Eq. 2)
 * @param cam raw class activation map (Eq. 1); cell j is centred on input pixel j * stride
 */
public record Classification(double score, GreyImage cam) {

  /** The probability of a lesion being present, 0..1. */
  public double probability() {
    return 1 / (1 + Math.exp(-score));
  }
}
