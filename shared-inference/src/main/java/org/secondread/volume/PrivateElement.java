package org.secondread.volume;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/**
 * A number in a vendor's private element (DICOM PS3.5 section 7.8). Archives hand private elements
 * on as UN and implicit encodings lose their VR, so that the bytes themselves have to tell.
 *
 * @param creator the private creator that reserves the block
 * @param tag group and element, the block's bits zero
 */
record PrivateElement(String creator, int tag) {

  static PrivateElement of(String creator, int tag) {
    return new PrivateElement(creator, tag);
  }

  /** The first value; empty where it is absent or no number. */
  Optional<Double> number(Attributes header) {
    VR vr = header.getVR(creator, tag);
    if (vr == null || vr == VR.SQ) {
      return Optional.empty();
    }
    byte[] bytes = header.getSafeBytes(creator, tag);
    if (bytes == null || bytes.length == 0) {
      return Optional.empty();
    }
    return switch (vr) {
      case FL, FD -> Optional.of(header.getDouble(creator, tag, null, 0, Double.NaN));
      case UN, OB -> unknown(bytes, header.bigEndian());
      default -> text(bytes);
    };
  }

  /** Text where it reads as one, as in the IS of Siemens and GE; else the FL or FD of Philips. */
  private static Optional<Double> unknown(byte[] bytes, boolean bigEndian) {
    Optional<Double> text = text(bytes);
    if (text.isPresent()) {
      return text;
    }
    ByteBuffer buffer =
        ByteBuffer.wrap(bytes).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return switch (bytes.length) {
      case 4 -> Optional.of((double) buffer.getFloat());
      case 8 -> Optional.of(buffer.getDouble());
      default -> Optional.empty();
    };
  }

  private static Optional<Double> text(byte[] bytes) {
    String first =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .split("\\\\", 2)[0]
            .replace('\0', ' ')
            .strip();
    return first.matches("[+-]?\\d{1,15}(\\.\\d{0,15})?([eE][+-]?\\d{1,2})?")
        ? Optional.of(Double.valueOf(first))
        : Optional.empty();
  }
}
