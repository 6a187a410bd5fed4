package org.secondread.training.sample;

/** The outline of a lesion on one slice, in coordinates of the brain's bounding box there. */
@FunctionalInterface
public interface LesionShape {

  /**
   * The lesion's share at a place.
   *
   * @param u from the brain's right side (0) to its left (1), as pictures show it
   * @param v from the front (0) to the back (1)
   * @return 0..1; 0 outside the box
   */
  double at(double u, double v);
}
