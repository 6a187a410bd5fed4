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

  /** The first value as a number; empty where it is absent or none. */
  Optional<Double> number(Attributes header) {
    VR vr = header.getVR(creator, tag);
    byte[] bytes = bytes(header);
    if (bytes.length == 0) {
      return Optional.empty();
    }
    return switch (vr) {
      case FL, FD -> Optional.of(header.getDouble(creator, tag, null, 0, Double.NaN));
      case SS, US, SL, UL -> Optional.of((double) header.getInt(creator, tag, null, 0, -1));
      case UN, OB -> unknown(bytes, header.bigEndian());
      default -> decimal(bytes);
    };
  }

  /** The first value as text; empty where it is absent. */
  Optional<String> text(Attributes header) {
    return Optional.of(first(bytes(header))).filter(text -> !text.isEmpty());
  }

  private byte[] bytes(Attributes header) {
    VR vr = header.getVR(creator, tag);
    byte[] bytes = vr == null || vr == VR.SQ ? null : header.getSafeBytes(creator, tag);
    return bytes == null ? new byte[0] : bytes;
  }

  /** Text where it reads as a number, as in IS; else the SS, FL or FD that has this length. */
  private static Optional<Double> unknown(byte[] bytes, boolean bigEndian) {
    Optional<Double> text = decimal(bytes);
    if (text.isPresent()) {
      return text;
    }
    ByteBuffer buffer =
        ByteBuffer.wrap(bytes).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return switch (bytes.length) {
      case 2 -> Optional.of((double) buffer.getShort());
      case 4 -> Optional.of((double) buffer.getFloat());
      case 8 -> Optional.of(buffer.getDouble());
      default -> Optional.empty();
    };
  }

  private static String first(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.split("\\\\", 2)[0].replace('\0', ' ').strip();
  }

  private static Optional<Double> decimal(byte[] bytes) {
    String first = first(bytes);
    return first.matches("[+-]?\\d{1,15}(\\.\\d{0,15})?([eE][+-]?\\d{1,2})?")
        ? Optional.of(Double.valueOf(first))
        : Optional.empty();
  }
}
