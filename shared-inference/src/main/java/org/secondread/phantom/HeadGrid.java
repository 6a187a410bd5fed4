package org.secondread.phantom;

/**
 * How a generated head is cut into slices.
 *
 * @param slices number of slices, at least 1
 * @param matrix rows and columns, at least 16
 * @param pixelSpacingMm side of a pixel, above 0; {@code matrix} of them should hold the head, 230
 *     mm
 * @param sliceSpacingMm distance between slices along their normal, and their thickness, above 0
 * @param lowestMm height of the lowest slice's centre; -41 is the skull base, 0 the third
 *     ventricle, 75 the crown
 */
public record HeadGrid(
    int slices, int matrix, double pixelSpacingMm, double sliceSpacingMm, double lowestMm) {

  public HeadGrid {
    if (slices < 1 || matrix < 16 || !(pixelSpacingMm > 0) || !(sliceSpacingMm > 0)) {
      throw new IllegalArgumentException(
          "%d slices of %d pixels, %s mm and %s mm; expected at least 1, 16 and above 0"
              .formatted(slices, matrix, pixelSpacingMm, sliceSpacingMm));
    }
  }

  /** The same part of the head in other steps. */
  HeadGrid withSize(int otherSlices, int otherMatrix) {
    return new HeadGrid(
        otherSlices,
        otherMatrix,
        matrix * pixelSpacingMm / otherMatrix,
        slices * sliceSpacingMm / otherSlices,
        lowestMm);
  }

  double voxelMl() {
    return pixelSpacingMm * pixelSpacingMm * sliceSpacingMm / 1000;
  }
}
