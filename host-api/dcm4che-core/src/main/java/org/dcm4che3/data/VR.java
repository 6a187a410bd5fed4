package org.dcm4che3.data;

import java.util.HashMap;
import java.util.Map;

/** Value representations (DICOM PS3.5, section 6.2). */
public enum VR {
  AE(TextFormat.ASCII, false),
  AS(TextFormat.ASCII, false),
  AT(BinaryFormat.TAG, false),
  CS(TextFormat.ASCII, false),
  DA(TextFormat.TEMPORAL, false),
  DS(TextFormat.DECIMAL, false),
  DT(TextFormat.TEMPORAL, false),
  FD(BinaryFormat.DOUBLE, false),
  FL(BinaryFormat.FLOAT, false),
  IS(TextFormat.INTEGER, false),
  LO(TextFormat.STRING, false),
  LT(TextFormat.TEXT, false),
  OB(BinaryFormat.BYTE, true),
  OD(BinaryFormat.DOUBLE, true),
  OF(BinaryFormat.FLOAT, true),
  OL(BinaryFormat.INT, true),
  OV(BinaryFormat.LONG, true),
  OW(BinaryFormat.SHORT, true),
  PN(TextFormat.PERSON_NAME, false),
  SH(TextFormat.STRING, false),
  SL(BinaryFormat.INT, false),
  SQ((BinaryFormat) null, true),
  SS(BinaryFormat.SHORT, false),
  ST(TextFormat.TEXT, false),
  SV(BinaryFormat.LONG, true),
  TM(TextFormat.TEMPORAL, false),
  UC(TextFormat.STRING, true),
  UI(TextFormat.ASCII, false),
  UL(BinaryFormat.UINT, false),
  UN(BinaryFormat.BYTE, true),
  UR(TextFormat.URI, true),
  US(BinaryFormat.USHORT, false),
  UT(TextFormat.TEXT, true),
  UV(BinaryFormat.ULONG, true);

  private static final Map<Integer, VR> BY_CODE = new HashMap<>();

  static {
    for (VR vr : values()) {
      BY_CODE.put(vr.code(), vr);
    }
  }

  /** Null for binary values and sequences. */
  final TextFormat text;

  /** Null for text and sequences. */
  final BinaryFormat binary;

  private final boolean longHeader;

  VR(TextFormat text, boolean longHeader) {
    this.text = text;
    this.binary = null;
    this.longHeader = longHeader;
  }

  VR(BinaryFormat binary, boolean longHeader) {
    this.text = null;
    this.binary = binary;
    this.longHeader = longHeader;
  }

  /** The VR of its two characters as a number, or null. */
  public static VR valueOf(int code) {
    return BY_CODE.get(code);
  }

  /** The two characters as a number. */
  public int code() {
    return name().charAt(0) << 8 | name().charAt(1);
  }

  /** Bytes of tag, VR and length in explicit encoding: 8 or 12. */
  public int headerLength() {
    return longHeader ? 12 : 8;
  }

  /** What fills a value to even length: a space in text, zero elsewhere and in UIDs. */
  public int paddingByte() {
    return text != null && this != UI ? ' ' : 0;
  }

  public boolean isStringType() {
    return text != null;
  }

  public boolean useSpecificCharacterSet() {
    return text != null && text.extendedCharacters;
  }

  /** The bytes of a value of this VR, unpadded. */
  public byte[] toBytes(Object value, SpecificCharacterSet cs) {
    return value instanceof byte[] bytes ? bytes : text.encode(value, cs);
  }

  /** Turns the byte order, in place unless the bytes are to be preserved. */
  public byte[] toggleEndian(byte[] bytes, boolean preserve) {
    return binary == null ? bytes : binary.swap(preserve ? bytes.clone() : bytes);
  }
}
