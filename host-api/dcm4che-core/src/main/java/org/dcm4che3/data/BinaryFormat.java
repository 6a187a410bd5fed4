package org.dcm4che3.data;

import org.dcm4che3.util.ByteUtils;
import org.dcm4che3.util.StringUtils;

/** Numbers of fixed size in the bytes of a value. */
enum BinaryFormat {
  BYTE(1, 1, true),
  SHORT(2, 2, true),
  USHORT(2, 2, true),
  INT(4, 4, true),
  UINT(4, 4, true),
  LONG(8, 8, true),
  ULONG(8, 8, true),
  FLOAT(4, 4, false),
  DOUBLE(8, 8, false),
  TAG(4, 2, true);

  /** Bytes of one number. */
  final int size;

  /** Bytes that change places between byte orders. */
  final int swapBytes;

  final boolean integer;

  BinaryFormat(int size, int swapBytes, boolean integer) {
    this.size = size;
    this.swapBytes = swapBytes;
    this.integer = integer;
  }

  int count(byte[] bytes) {
    return bytes.length / size;
  }

  long integerAt(byte[] bytes, int index, boolean bigEndian) {
    int off = index * size;
    return switch (this) {
      case BYTE -> bytes[off];
      case SHORT -> ByteUtils.bytesToShort(bytes, off, bigEndian);
      case USHORT -> ByteUtils.bytesToUShort(bytes, off, bigEndian);
      case INT -> ByteUtils.bytesToInt(bytes, off, bigEndian);
      case UINT -> ByteUtils.bytesToInt(bytes, off, bigEndian) & 0xFFFFFFFFL;
      case LONG, ULONG -> ByteUtils.bytesToLong(bytes, off, bigEndian);
      case TAG -> ByteUtils.bytesToTag(bytes, off, bigEndian);
      case FLOAT, DOUBLE -> throw new UnsupportedOperationException(this + " holds no integers");
    };
  }

  double decimalAt(byte[] bytes, int index, boolean bigEndian) {
    int off = index * size;
    return switch (this) {
      case FLOAT -> ByteUtils.bytesToFloat(bytes, off, bigEndian);
      case DOUBLE -> ByteUtils.bytesToDouble(bytes, off, bigEndian);
      default -> throw new UnsupportedOperationException(this + " holds no floating point numbers");
    };
  }

  String stringAt(byte[] bytes, int index, boolean bigEndian) {
    return switch (this) {
      case FLOAT -> StringUtils.formatDS((float) decimalAt(bytes, index, bigEndian));
      case DOUBLE -> StringUtils.formatDS(decimalAt(bytes, index, bigEndian));
      case ULONG -> Long.toUnsignedString(integerAt(bytes, index, bigEndian));
      case TAG -> String.format("%08X", integerAt(bytes, index, bigEndian) & 0xFFFFFFFFL);
      default -> Long.toString(integerAt(bytes, index, bigEndian));
    };
  }

  void putInteger(long value, byte[] bytes, int index, boolean bigEndian) {
    int off = index * size;
    switch (this) {
      case BYTE -> bytes[off] = (byte) value;
      case SHORT, USHORT -> ByteUtils.shortToBytes((int) value, bytes, off, bigEndian);
      case INT, UINT -> ByteUtils.intToBytes((int) value, bytes, off, bigEndian);
      case LONG, ULONG -> ByteUtils.longToBytes(value, bytes, off, bigEndian);
      case TAG -> ByteUtils.tagToBytes((int) value, bytes, off, bigEndian);
      case FLOAT, DOUBLE -> throw new UnsupportedOperationException(this + " takes no integers");
    }
  }

  void putDecimal(double value, byte[] bytes, int index, boolean bigEndian) {
    int off = index * size;
    switch (this) {
      case FLOAT -> ByteUtils.floatToBytes((float) value, bytes, off, bigEndian);
      case DOUBLE -> ByteUtils.doubleToBytes(value, bytes, off, bigEndian);
      default -> throw new UnsupportedOperationException(this + " takes no floating point numbers");
    }
  }

  void putString(String value, byte[] bytes, int index, boolean bigEndian) {
    switch (this) {
      case FLOAT, DOUBLE -> putDecimal(Double.parseDouble(value), bytes, index, bigEndian);
      case ULONG -> putInteger(StringUtils.parseUV(value), bytes, index, bigEndian);
      case TAG -> putInteger(Integer.parseUnsignedInt(value, 16), bytes, index, bigEndian);
      default -> putInteger(StringUtils.parseIS(value), bytes, index, bigEndian);
    }
  }

  /** Changes the byte order in place; an incomplete last number stays as it is. */
  byte[] swap(byte[] bytes) {
    if (swapBytes == 1) {
      return bytes;
    }
    for (int begin = 0; begin + swapBytes <= bytes.length; begin += swapBytes) {
      for (int i = begin, j = begin + swapBytes - 1; i < j; i++, j--) {
        byte b = bytes[i];
        bytes[i] = bytes[j];
        bytes[j] = b;
      }
    }
    return bytes;
  }
}
