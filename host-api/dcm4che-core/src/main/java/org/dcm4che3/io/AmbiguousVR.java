package org.dcm4che3.io;

import java.util.Set;
import org.dcm4che3.data.Tag;

/** Elements whose numbers are signed as the pixels are (DICOM PS3.5, annex A.1). */
final class AmbiguousVR {

  private static final Set<Integer> AS_PIXELS =
      Set.of(
          Tag.SmallestImagePixelValue,
          Tag.LargestImagePixelValue,
          Tag.SmallestPixelValueInSeries,
          Tag.LargestPixelValueInSeries,
          Tag.PixelPaddingValue,
          Tag.PixelPaddingRangeLimit,
          Tag.RealWorldValueLastValueMapped,
          Tag.RealWorldValueFirstValueMapped,
          0x00280104, // smallest and largest valid pixel value
          0x00280105,
          0x00280110, // smallest and largest image pixel value in plane
          0x00280111,
          0x00281100, // grey and palette colour lookup table descriptors
          0x00281101,
          0x00281102,
          0x00281103,
          0x00281111,
          0x00281112,
          0x00281113,
          0x00603004, // histogram first and last bin value
          0x00603006);

  private AmbiguousVR() {}

  static boolean isSignedOrUnsigned(int tag) {
    return AS_PIXELS.contains(tag);
  }
}
