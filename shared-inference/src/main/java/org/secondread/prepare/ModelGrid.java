package org.secondread.prepare;

import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.image.Resampling;

/**
 * How the model's square lies on a source slice. Model pixel (u, v) covers source columns {@code
 * left + u * stepX} to {@code left + (u + 1) * stepX} and source rows {@code top + v * stepY} to
 * {@code top + (v + 1) * stepY}, both counted from the outer edge of the first source pixel.
 *
 * @param sourceWidth columns of the source slice
 * @param sourceHeight rows of the source slice
 * @param size side of the model's square in pixels
 * @param left source column of the square's left edge; negative where it reaches past the image
 * @param top source row of the square's top edge
 * @param stepX source columns per model pixel
 * @param stepY source rows per model pixel
 */
public record ModelGrid(
    int sourceWidth,
    int sourceHeight,
    int size,
    double left,
    double top,
    double stepX,
    double stepY) {

  /** Brings a source image to the model's square; 0 outside the image. */
  public GreyImage toModel(GreyImage source) {
    requireSize("Source image", source.width(), source.height(), sourceWidth, sourceHeight);
    return Resampling.resample(source, size, size, left, top, stepX, stepY);
  }

  /** Brings a map on the model's square to the source slice; 0 outside the square. */
  public GreyImage toSource(GreyImage model) {
    requireSize("Map", model.width(), model.height(), size, size);
    return Resampling.resample(
        model, sourceWidth, sourceHeight, -left / stepX, -top / stepY, 1 / stepX, 1 / stepY);
  }

  /** Brings a mask to the source slice: set where at least half of the pixel's area is covered. */
  public Mask toSource(Mask model) {
    requireSize("Mask", model.width(), model.height(), size, size);
    return Mask.atLeast(
        Resampling.coverage(
            model, sourceWidth, sourceHeight, -left / stepX, -top / stepY, 1 / stepX, 1 / stepY),
        0.5);
  }

  /** The same square with another number of pixels. */
  ModelGrid withSize(int pixels) {
    double ratio = (double) size / pixels;
    return new ModelGrid(
        sourceWidth, sourceHeight, pixels, left, top, stepX * ratio, stepY * ratio);
  }

  private static void requireSize(String what, int width, int height, int wanted, int high) {
    if (width != wanted || height != high) {
      throw new IllegalArgumentException(
          what + " is " + width + " x " + height + ", expected " + wanted + " x " + high);
    }
  }
}
