package org.secondread.volume;

import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.volume.VolumeException.Kind;

/**
 * The way from stored to modality values (DICOM PS3.3 C.11.1): {@code stored * slope + intercept}.
 *
 * @param slope finite and not zero
 * @param intercept finite
 */
record Rescale(double slope, double intercept) {
  // US, unspecified, is what some CT scanners and converters write for plain HU.
  private static final Set<String> HOUNSFIELD = Set.of("HU", "HU_MOD", "US");
  // Keeps 32-bit stored values within a float.
  private static final double LARGEST = 1e20;

  /**
   * @param modality Modality of the series; CT values without rescale are not HU and refused
   * @param attributes the dataset of a single-frame image, or a frame's Pixel Value Transformation
   *     item; null where a multi-frame image has none
   */
  static Rescale of(String modality, Attributes attributes) throws VolumeException {
    if (attributes != null && attributes.containsValue(Tag.ModalityLUTSequence)) {
      throw new VolumeException(
          Kind.UNSUPPORTED_PIXELS,
          "The image has a Modality LUT Sequence (0028,3000); only Rescale Slope and Intercept"
              + " are supported");
    }
    boolean present =
        attributes != null
            && attributes.containsValue(Tag.RescaleSlope)
            && attributes.containsValue(Tag.RescaleIntercept);
    if (!present) {
      if (modality.equals("CT")) {
        throw new VolumeException(
            Kind.INVALID_RESCALE,
            "Rescale Slope (0028,1053) or Rescale Intercept (0028,1052) is missing,"
                + " so the values are not known to be Hounsfield units");
      }
      return new Rescale(1, 0);
    }
    String type = attributes.getString(Tag.RescaleType, "HU");
    if (modality.equals("CT") && !HOUNSFIELD.contains(type)) {
      throw new VolumeException(
          Kind.INVALID_RESCALE, "Rescale Type (0028,1054) is " + type + ", expected HU");
    }
    double slope = number(attributes, Tag.RescaleSlope, "Rescale Slope (0028,1053)");
    double intercept = number(attributes, Tag.RescaleIntercept, "Rescale Intercept (0028,1052)");
    if (slope == 0) {
      throw new VolumeException(
          Kind.INVALID_RESCALE, "Rescale Slope (0028,1053) is 0, expected another number");
    }
    return new Rescale(slope, intercept);
  }

  double apply(long stored) {
    return stored * slope + intercept;
  }

  private static double number(Attributes attributes, int tag, String name) throws VolumeException {
    String text = attributes.getString(tag);
    try {
      double value = Double.parseDouble(text);
      if (Math.abs(value) <= LARGEST) {
        return value;
      }
    } catch (NumberFormatException e) {
      // answered below, as NaN and the absurd are
    }
    throw new VolumeException(
        Kind.INVALID_RESCALE, name + " holds '" + text + "', expected a number of at most 1e20");
  }
}
