package org.secondread.prepare;

import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

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

  /** Brings a source image to the model's square by area means; outside the image is 0. */
  public GreyImage toModel(GreyImage source) {
    throw new UnsupportedOperationException();
  }

  /** Brings a map on the model's square to the source slice, bilinear, 0 outside the square. */
  public GreyImage toSource(GreyImage model) {
    throw new UnsupportedOperationException();
  }

  /** Brings a mask to the source slice: set where at least half of the pixel's area is covered. */
  public Mask toSource(Mask model) {
    throw new UnsupportedOperationException();
  }
}
