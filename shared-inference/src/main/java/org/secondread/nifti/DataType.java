package org.secondread.nifti;

import java.nio.ByteBuffer;

/** The NIfTI-1 data types of one real number per voxel (nifti1.h, field datatype). */
enum DataType {
  UINT8(2, 1),
  INT16(4, 2),
  INT32(8, 4),
  FLOAT32(16, 4),
  FLOAT64(64, 8),
  INT8(256, 1),
  UINT16(512, 2),
  UINT32(768, 4),
  INT64(1024, 8);

  private final int code;
  private final int bytes;

  DataType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  static DataType ofCode(int code) throws NiftiException {
    for (DataType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new NiftiException(
        "datatype is "
            + code
            + ", expected whole or floating point numbers of up to 64 bits, one per voxel");
  }

  int bytes() {
    return bytes;
  }

  double read(ByteBuffer buffer) {
    return switch (this) {
      case UINT8 -> Byte.toUnsignedInt(buffer.get());
      case INT16 -> buffer.getShort();
      case INT32 -> buffer.getInt();
      case FLOAT32 -> buffer.getFloat();
      case FLOAT64 -> buffer.getDouble();
      case INT8 -> buffer.get();
      case UINT16 -> Short.toUnsignedInt(buffer.getShort());
      case UINT32 -> Integer.toUnsignedLong(buffer.getInt());
      case INT64 -> buffer.getLong();
    };
  }
}
