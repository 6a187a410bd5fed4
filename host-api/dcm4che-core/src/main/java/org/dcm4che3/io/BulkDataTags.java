package org.dcm4che3.io;

import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.util.TagUtils;

/** Which elements count as bulk data: pixels, overlays, colour tables, waveforms and documents. */
final class BulkDataTags {

  private static final int CURVE_DATA = 0x50003000;
  private static final int AUDIO_SAMPLE_DATA = 0x5000200C;
  private static final int ENCAPSULATED_DOCUMENT = 0x00420011;
  private static final int SPECTROSCOPY_DATA = 0x56000020;
  private static final int PIXEL_DATA_PROVIDER_URL = 0x00287FE0;
  private static final int WAVEFORM_SEQUENCE = 0x54000100;
  private static final int WAVEFORM_DATA = 0x54001010;

  private static final Set<Integer> AT_TOP_LEVEL =
      Set.of(
          Tag.PixelData,
          Tag.FloatPixelData,
          Tag.DoubleFloatPixelData,
          Tag.OverlayData,
          CURVE_DATA,
          AUDIO_SAMPLE_DATA,
          ENCAPSULATED_DOCUMENT,
          SPECTROSCOPY_DATA,
          PIXEL_DATA_PROVIDER_URL,
          0x00281201, // palette colour lookup table data: red, green, blue, alpha
          0x00281202,
          0x00281203,
          0x00281204,
          0x00281211, // large palettes
          0x00281212,
          0x00281213,
          0x00281221, // segmented palettes
          0x00281222,
          0x00281223,
          0x00281224);

  private BulkDataTags() {}

  static boolean contains(Attributes dataset, int tag) {
    return switch (dataset.getLevel()) {
      case 0 -> AT_TOP_LEVEL.contains(TagUtils.normalizeRepeatingGroup(tag));
      case 1 -> tag == WAVEFORM_DATA && dataset.getParentSequenceTag() == WAVEFORM_SEQUENCE;
      default -> false;
    };
  }
}
