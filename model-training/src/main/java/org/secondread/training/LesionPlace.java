package org.secondread.training;

import java.util.List;
import org.secondread.LesionType;
import org.secondread.image.DistanceTransform;
import org.secondread.image.Mask;
import org.secondread.lesion.ConnectedComponents;
import org.secondread.prepare.PreparedSlice;

/** Where a lesion may lie on a picture, whose bone is not known by Hounsfield units. */
public enum LesionPlace {
  /** Anywhere in the brain's hull. */
  HULL {
    @Override
    PreparedSlice of(PreparedSlice slice) {
      return slice;
    }
  },

  /**
   * The hull without bone: what is white and joined to the skull. Blood may be white as well where
   * the window is narrow, so what is white on its own stays.
   */
  HULL_WITHOUT_BONE {
    @Override
    PreparedSlice of(PreparedSlice slice) {
      Mask brain = slice.brain();
      Mask outside = new Mask(brain.width(), brain.height());
      for (int i = 0; i < outside.values().length; i++) {
        outside.values()[i] = !brain.values()[i];
      }
      Mask skull = DistanceTransform.dilate(outside, SKULL_REACH);
      Mask white = Mask.atLeast(slice.image(), WHITE);
      Mask bone = ConnectedComponents.of(List.of(white)).touching(List.of(skull)).get(0);
      return new PreparedSlice(
          slice.image(), brain.without(DistanceTransform.dilate(bone, BONE_EDGE)), slice.grid());
    }
  };

  /** Preparation brings bone to 1. */
  private static final double WHITE = 0.97;

  /** How far the skull reaches into the hull at its border, pixels. */
  private static final double SKULL_REACH = 1.5;

  /** Covers the partial volume at the edge of bone, pixels. */
  private static final double BONE_EDGE = 1;

  abstract PreparedSlice of(PreparedSlice slice);

  public static LesionPlace of(LesionType lesion) {
    return switch (lesion) {
      case ICH -> HULL_WITHOUT_BONE;
      case ACI -> HULL;
    };
  }
}
