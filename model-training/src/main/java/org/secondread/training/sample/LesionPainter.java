package org.secondread.training.sample;

import java.util.Random;
import org.secondread.training.data.TrainingSlice;

/**
 * Makes training pictures of known truth from lesion-free slices. The slice itself is never
 * changed; the same slice and the same random numbers give the same picture.
 */
public interface LesionPainter {

  /**
   * The slice with a lesion painted in.
   *
   * @return a sample whose one mask is the lesion's share of each pixel, 0..1; a slice without
   *     brain stays as it is, has an empty mask and counts as lesion-free
   */
  Sample on(TrainingSlice slice, Random random);

  /**
   * The slice with an empty mask.
   *
   * @param bright the probability, 0..1, of each kind of bright thing that is no lesion
   */
  Sample without(TrainingSlice slice, Random random, double bright);
}
