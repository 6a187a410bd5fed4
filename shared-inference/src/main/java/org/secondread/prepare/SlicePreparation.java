package org.secondread.prepare;

import org.secondread.image.GreyImage;

/**
 * Brings a windowed slice to the form the networks are trained on: cropped to the head, one
 * effective resolution, one brain intensity, nothing but the brain's surroundings. Training and use
 * share this class.
 *
 * @param size side of the model's square, pixels
 * @param effectiveSize resolution every slice is brought down to before it is brought to {@code
 *     size}, so that sharpness tells nothing; pixels
 */
public record SlicePreparation(int size, int effectiveSize) {

  /**
   * @param windowed the slice in 0..1 (CT: level 40, width 80 HU)
   * @param rowSpacing mm between rows
   * @param columnSpacing mm between columns
   */
  public PreparedSlice prepare(GreyImage windowed, double rowSpacing, double columnSpacing) {
    throw new UnsupportedOperationException();
  }
}
