package org.secondread.image;

/**
 * A single-channel image.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param values {@code width * height} samples, row by row ({@code y * width + x}); not copied
 */
public record GreyImage(int width, int height, float[] values) {

  public GreyImage {
    if (width < 1 || height < 1 || values.length != width * height) {
      throw new IllegalArgumentException(
          "Image of " + width + " x " + height + " cannot hold " + values.length + " samples");
    }
  }

  public GreyImage(int width, int height) {
    this(width, height, new float[width * height]);
  }

  public float at(int x, int y) {
    return values[y * width + x];
  }

  /** The same image, 0 where {@code mask}, of the same size, is not set. */
  public GreyImage inside(Mask mask) {
    float[] kept = new float[values.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = mask.values()[i] ? values[i] : 0;
    }
    return new GreyImage(width, height, kept);
  }
}
