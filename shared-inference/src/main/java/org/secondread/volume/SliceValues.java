package org.secondread.volume;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.image.GreyImage;

/** The modality values of one frame (DICOM PS3.3 C.11.1). */
final class SliceValues {

  private SliceValues() {}

  /**
   * @param frame 0-based frame of the pixels
   * @return rescaled values, padding replaced by the lowest true value
   */
  static GreyImage of(Attributes dataset, String modality, FramePixels pixels, int frame)
      throws VolumeException {
    PixelFormat format = pixels.format();
    Rescale rescale =
        Rescale.of(
            modality,
            FrameHeader.isMultiFrame(dataset)
                ? FrameHeader.functionalGroup(dataset, frame, Tag.PixelValueTransformationSequence)
                : dataset);
    PixelPadding padding = PixelPadding.of(dataset, format);
    int[] cells = pixels.cells(frame);
    float[] values = new float[cells.length];
    float lowest = Float.POSITIVE_INFINITY;
    for (int i = 0; i < cells.length; i++) {
      long stored = format.value(cells[i]);
      if (padding.contains(stored)) {
        values[i] = Float.NaN; // until the lowest true value is known
        continue;
      }
      values[i] = (float) rescale.apply(stored);
      lowest = Math.min(lowest, values[i]);
    }
    float fill =
        lowest == Float.POSITIVE_INFINITY ? (float) rescale.apply(padding.lowest()) : lowest;
    for (int i = 0; i < values.length; i++) {
      if (Float.isNaN(values[i])) {
        values[i] = fill;
      }
    }
    return new GreyImage(format.columns(), format.rows(), values);
  }
}
