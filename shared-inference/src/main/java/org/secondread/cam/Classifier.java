package org.secondread.cam;

import org.secondread.image.GreyImage;

/** A lesion classifier that gives its score and class activation map in one run. */
@FunctionalInterface
public interface Classifier {

  /**
   * @param image a prepared slice, 0..1, at any of the pack's scales
   */
  Classification classify(GreyImage image);
}
