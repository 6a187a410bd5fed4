package org.secondread.training.sample;

import java.util.Random;

/** A source of lesion outlines. */
public interface LesionShapes {

  /**
   * An outline as it may occur on a slice.
   *
   * @param height where the slice lies between the brain's lower (0) and upper end (1)
   */
  LesionShape pick(double height, Random random);
}
