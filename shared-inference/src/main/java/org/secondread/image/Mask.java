package org.secondread.image;

/**
 * A binary mask.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param values {@code width * height} flags, row by row ({@code y * width + x}); not copied
 */
public record Mask(int width, int height, boolean[] values) {

  public Mask {
    if (width < 1 || height < 1 || values.length != width * height) {
      throw new IllegalArgumentException(
          "Mask of " + width + " x " + height + " cannot hold " + values.length + " flags");
    }
  }

  public Mask(int width, int height) {
    this(width, height, new boolean[width * height]);
  }

  public boolean at(int x, int y) {
    return values[y * width + x];
  }

  /** The number of pixels set. */
  public int count() {
    int count = 0;
    for (boolean value : values) {
      if (value) {
        count++;
      }
    }
    return count;
  }

  /** The pixels of this mask that {@code other}, of the same size, does not set. */
  public Mask without(Mask other) {
    boolean[] rest = new boolean[values.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = values[i] && !other.values[i];
    }
    return new Mask(width, height, rest);
  }

  /** The pixels that this mask and {@code other}, of the same size, both set. */
  public Mask and(Mask other) {
    boolean[] both = new boolean[values.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = values[i] && other.values[i];
    }
    return new Mask(width, height, both);
  }

  /** The paper's Eq. 12: set where the value is at least {@code threshold}. */
  public static Mask atLeast(GreyImage image, double threshold) {
    float[] values = image.values();
    boolean[] set = new boolean[values.length];
    for (int i = 0; i < set.length; i++) {
      set[i] = values[i] >= threshold;
    }
    return new Mask(image.width(), image.height(), set);
  }
}
