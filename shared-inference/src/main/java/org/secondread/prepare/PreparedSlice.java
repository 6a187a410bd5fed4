package org.secondread.prepare;

import java.util.Optional;
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
 * @param bone what is too dense for acute blood, on the same grid; empty where no Hounsfield units
 *     tell
 */
public record PreparedSlice(GreyImage image, Mask brain, ModelGrid grid, Optional<Mask> bone) {

  /** Acute blood stays below 100 HU; bone, calcification, metal and contrast medium do not. */
  private static final double LEAST_BONE_HU = 100;

  /** Covers the partial volume at the edge of bone, pixels of the model's square. */
  private static final double BONE_EDGE = 2;

  /** The same for the image, where a thin bleed beside bone is to stay seen. */
  private static final double BLANKED_EDGE = 1;

  /** A slice of which no Hounsfield units are known. */
  public PreparedSlice(GreyImage image, Mask brain, ModelGrid grid) {
    this(image, brain, grid, Optional.empty());
  }

  /**
   * The same slice with its bone known.
   *
   * @param hounsfield the source slice, HU
   */
  public PreparedSlice withBone(GreyImage hounsfield) {
    Mask dense = Mask.atLeast(grid.toModel(hounsfield), LEAST_BONE_HU);
    return new PreparedSlice(image, brain, grid, Optional.of(dense));
  }

  /**
   * The same slice with known bone taken out of the brain, for the window shows both as white. The
   * image stays as it is.
   */
  public PreparedSlice withoutBone() {
    return bone.map(
            dense -> {
              Mask place = brain.without(DistanceTransform.dilate(dense, BONE_EDGE));
              return new PreparedSlice(image, place, grid, bone);
            })
        .orElse(this);
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
