package org.secondread.training.data;

import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.prepare.PreparedSlice;

/**
 * Which half of a slice is kept and mirrored over the other one. The half without the infarct makes
 * a lesion-free slice of a level of which none may be at hand.
 */
public enum Mirror {
  NONE,
  /** The patient's left half, which pictures show on the right. */
  LEFT,
  /** The patient's right half. */
  RIGHT;

  /** Mirrors about the middle column, where the preparation puts the middle of the brain. */
  PreparedSlice apply(PreparedSlice slice) {
    if (this == NONE) {
      return slice;
    }
    int size = slice.image().width();
    float[] image = new float[size * size];
    for (int i = 0; i < image.length; i++) {
      image[i] = slice.image().values()[from(i, size)];
    }
    return new PreparedSlice(
        new GreyImage(size, size, image),
        mirrored(slice.brain()),
        slice.grid(),
        slice.bone().map(this::mirrored));
  }

  private Mask mirrored(Mask mask) {
    int size = mask.width();
    Mask mirrored = new Mask(size, size);
    for (int i = 0; i < mirrored.values().length; i++) {
      mirrored.values()[i] = mask.values()[from(i, size)];
    }
    return mirrored;
  }

  private int from(int pixel, int size) {
    int x = pixel % size;
    boolean other = this == RIGHT ? x >= size / 2 : x < size / 2;
    return other ? pixel - x + size - 1 - x : pixel;
  }
}
