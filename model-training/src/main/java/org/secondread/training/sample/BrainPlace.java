package org.secondread.training.sample;

import java.util.Random;
import org.secondread.image.DistanceTransform;
import org.secondread.image.Mask;

/**
 * Places in the brain of one prepared slice.
 *
 * @param inward distance of each pixel to the brain's outside, pixels; 0 outside
 * @param left first column with brain
 * @param top first row with brain
 * @param width columns of the brain's bounding box; 0 where there is no brain
 * @param height rows of the brain's bounding box
 */
record BrainPlace(int size, float[] inward, int left, int top, int width, int height) {
  private static final int TRIES = 400;

  static BrainPlace of(Mask brain) {
    int size = brain.width();
    int left = size;
    int top = size;
    int right = -1;
    int bottom = -1;
    for (int i = 0; i < brain.values().length; i++) {
      if (brain.values()[i]) {
        left = Math.min(left, i % size);
        right = Math.max(right, i % size);
        top = Math.min(top, i / size);
        bottom = Math.max(bottom, i / size);
      }
    }
    boolean[] outside = new boolean[brain.values().length];
    for (int i = 0; i < outside.length; i++) {
      outside[i] = !brain.values()[i];
    }
    float[] inward = DistanceTransform.squared(new Mask(size, size, outside));
    for (int i = 0; i < inward.length; i++) {
      inward[i] = (float) Math.sqrt(inward[i]);
    }
    return new BrainPlace(
        size, inward, left, top, Math.max(0, right - left + 1), Math.max(0, bottom - top + 1));
  }

  boolean empty() {
    return width == 0;
  }

  /** Position across the bounding box, 0 at its left edge to 1 at its right edge. */
  double u(int x) {
    return (x + 0.5 - left) / width;
  }

  /** Position down the bounding box, 0 at its top edge to 1 at its bottom edge. */
  double v(int y) {
    return (y + 0.5 - top) / height;
  }

  /** A random pixel whose depth is above {@code least} and at most {@code most}; -1 if none met. */
  int inside(Random random, double least, double most) {
    for (int i = 0; i < TRIES && !empty(); i++) {
      int x = left + random.nextInt(width);
      int y = top + random.nextInt(height);
      int pixel = y * size + x;
      if (inward[pixel] > least && inward[pixel] <= most) {
        return pixel;
      }
    }
    return -1;
  }
}
