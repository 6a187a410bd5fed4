package org.secondread.prepare;

import org.secondread.image.DistanceTransform;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/**
 * A slice as the networks see it.
 *
 * @param image the model's square input, 0..1, zero outside the brain's surroundings
 * @param brain where a lesion may lie, on the same grid: the brain hull; empty where the slice
 *     shows no brain
 * @param grid how the square lies on the source slice
 */
public record PreparedSlice(GreyImage image, Mask brain, ModelGrid grid) {

  /** Acute blood stays below 100 HU; bone, calcification, metal and contrast medium do not. */
  private static final double LEAST_BONE_HU = 100;

  /** Covers the partial volume at the edge of bone, pixels of the model's square. */
  private static final double BONE_EDGE = 2;

  /** The same for the image, where a thin bleed beside bone is to stay seen. */
  private static final double BLANKED_EDGE = 1;

  /**
   * The same slice with bone taken out of the brain, for the window shows both as white. The image
   * stays as it is.
   *
   * @param hounsfield the source slice, HU
   */
  public PreparedSlice withoutBone(GreyImage hounsfield) {
    Mask bone = DistanceTransform.dilate(bone(hounsfield), BONE_EDGE);
    return new PreparedSlice(image, brain.without(bone), grid);
  }

  /**
   * What is too dense for acute blood.
   *
   * @param hounsfield the source slice, HU
   */
  public Mask bone(GreyImage hounsfield) {
    return Mask.atLeast(grid.toModel(hounsfield), LEAST_BONE_HU);
  }

  /**
   * The image as the classifier gets it: bone that reaches into the hull is blanked, for of all
   * things it passes for blood most often.
   *
   * @param bone on the model's square
   */
  public GreyImage imageWithout(Mask bone) {
    Mask blanked = DistanceTransform.dilate(bone, BLANKED_EDGE);
    float[] values = image.values().clone();
    for (int i = 0; i < values.length; i++) {
      if (brain.values()[i] && blanked.values()[i]) {
        values[i] = 0;
      }
    }
    return new GreyImage(image.width(), image.height(), values);
  }
}
