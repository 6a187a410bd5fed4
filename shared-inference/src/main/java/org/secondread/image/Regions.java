package org.secondread.image;

import java.util.Arrays;

/**
 * The 4-connected regions of a mask.
 *
 * @param width columns
 * @param height rows
 * @param labels the region of each pixel, 1..count, 0 where the mask is not set
 * @param sizes pixels of each region; index 0 is region 1
 */
public record Regions(int width, int height, int[] labels, int[] sizes) {

  public static Regions of(Mask mask) {
    int width = mask.width();
    int height = mask.height();
    boolean[] set = mask.values();
    int[] labels = new int[set.length];
    int[] stack = new int[set.length];
    int[] sizes = new int[16];
    int count = 0;
    for (int seed = 0; seed < set.length; seed++) {
      if (!set[seed] || labels[seed] != 0) {
        continue;
      }
      count++;
      int size = 0;
      int top = 0;
      stack[top++] = seed;
      labels[seed] = count;
      while (top > 0) {
        int at = stack[--top];
        size++;
        int x = at % width;
        if (x > 0) {
          top = push(set, labels, stack, top, at - 1, count);
        }
        if (x < width - 1) {
          top = push(set, labels, stack, top, at + 1, count);
        }
        if (at >= width) {
          top = push(set, labels, stack, top, at - width, count);
        }
        if (at < set.length - width) {
          top = push(set, labels, stack, top, at + width, count);
        }
      }
      if (count > sizes.length) {
        sizes = Arrays.copyOf(sizes, 2 * sizes.length);
      }
      sizes[count - 1] = size;
    }
    return new Regions(width, height, labels, Arrays.copyOf(sizes, count));
  }

  /** The pixels of all regions that have at least {@code share} of the largest one's size. */
  public Mask largest(double share) {
    int most = Arrays.stream(sizes).max().orElse(0);
    boolean[] kept = new boolean[labels.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = labels[i] > 0 && sizes[labels[i] - 1] >= share * most;
    }
    return new Mask(width, height, kept);
  }

  /** The pixels of the region that holds (x, y); none where the mask is not set there. */
  public Mask holding(int x, int y) {
    int label = labels[y * width + x];
    boolean[] kept = new boolean[labels.length];
    for (int i = 0; label > 0 && i < kept.length; i++) {
      kept[i] = labels[i] == label;
    }
    return new Mask(width, height, kept);
  }

  private static int push(boolean[] set, int[] labels, int[] stack, int top, int at, int label) {
    if (!set[at] || labels[at] != 0) {
      return top;
    }
    labels[at] = label;
    stack[top] = at;
    return top + 1;
  }
}
