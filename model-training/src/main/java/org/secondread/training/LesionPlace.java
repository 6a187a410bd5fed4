package org.secondread.training;

import java.util.List;
import org.secondread.LesionType;
import org.secondread.image.DistanceTransform;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.lesion.ConnectedComponents;
import org.secondread.prepare.PreparedSlice;

/**
 * Where a lesion may lie. Bone is known of CT series, as in use; on a picture, which has no
 * Hounsfield units, it is guessed.
 */
public enum LesionPlace {
  /** Anywhere in the brain's hull. */
  HULL {
    @Override
    Mask guessedBone(PreparedSlice slice) {
      return new Mask(slice.brain().width(), slice.brain().height());
    }
  },

  /**
   * The hull without bone: what is white and joined to the skull. Blood may be white as well where
   * the window is narrow, so what is white on its own stays.
   */
  HULL_WITHOUT_BONE {
    @Override
    Mask guessedBone(PreparedSlice slice) {
      Mask brain = slice.brain();
      Mask outside = new Mask(brain.width(), brain.height());
      for (int i = 0; i < outside.values().length; i++) {
        outside.values()[i] = !brain.values()[i];
      }
      Mask skull = DistanceTransform.dilate(outside, SKULL_REACH);
      Mask white = Mask.atLeast(slice.image(), WHITE);
      return ConnectedComponents.of(List.of(white)).touching(List.of(skull)).get(0);
    }
  };

  /** Preparation brings bone to 1. */
  private static final double WHITE = 0.97;

  /** How far the skull reaches into the hull at its border, pixels. */
  private static final double SKULL_REACH = 1.5;

  /** Covers the partial volume at the edge of guessed bone, pixels. */
  private static final double BONE_EDGE = 1;

  abstract Mask guessedBone(PreparedSlice slice);

  /** The slice with the brain as the place of lesions. */
  public PreparedSlice of(PreparedSlice slice) {
    if (slice.bone().isPresent()) {
      return slice.withoutBone();
    }
    Mask bone = DistanceTransform.dilate(guessedBone(slice), BONE_EDGE);
    return new PreparedSlice(slice.image(), slice.brain().without(bone), slice.grid());
  }

  /** The slice's image as the classifier gets it. */
  public GreyImage seen(PreparedSlice slice) {
    return slice.imageWithout(slice.bone().orElseGet(() -> guessedBone(slice)));
  }

  public static LesionPlace of(LesionType lesion) {
    return switch (lesion) {
      case ICH -> HULL_WITHOUT_BONE;
      case ACI -> HULL;
    };
  }
}
