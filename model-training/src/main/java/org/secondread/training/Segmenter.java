package org.secondread.training;

import org.secondread.image.GreyImage;

/** A segmenter, in training or out of a pack. */
@FunctionalInterface
public interface Segmenter {

  /**
   * The lesion probability of every pixel, 0..1.
   *
   * @param image a prepared slice, 0..1
   */
  GreyImage probability(GreyImage image);
}
