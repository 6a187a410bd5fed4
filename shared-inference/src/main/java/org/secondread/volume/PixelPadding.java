package org.secondread.volume;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/**
 * Stored values that stand for no measurement (DICOM PS3.3 C.7.5.1.1.2).
 *
 * @param lowest lowest such value
 * @param highest highest such value; below {@code lowest} where there is no padding
 */
record PixelPadding(long lowest, long highest) {
  private static final PixelPadding NONE = new PixelPadding(0, -1);

  static PixelPadding of(Attributes header, PixelFormat format) {
    if (!header.containsValue(Tag.PixelPaddingValue)) {
      return NONE;
    }
    // VR is US or SS by Pixel Representation, which implicit encodings and careless writers lose.
    long value = value(header, Tag.PixelPaddingValue, format);
    long limit =
        header.containsValue(Tag.PixelPaddingRangeLimit)
            ? value(header, Tag.PixelPaddingRangeLimit, format)
            : value;
    return new PixelPadding(Math.min(value, limit), Math.max(value, limit));
  }

  boolean contains(long stored) {
    return stored >= lowest && stored <= highest;
  }

  private static long value(Attributes header, int tag, PixelFormat format) {
    int value = header.getInt(tag, 0);
    return format.signed() ? (short) value : value & 0xFFFF;
  }
}
