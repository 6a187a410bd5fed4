package org.secondread.nifti;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.zip.GZIPOutputStream;

/** A NIfTI-1 file in memory, with fields that tests may spoil. */
final class NiftiBytes {
  private final int[] dims;
  private final DataType type;
  private final ByteOrder order;
  private final ByteBuffer header;
  private final ByteBuffer data;

  NiftiBytes(DataType type, int code, ByteOrder order, int... dims) {
    this.dims = dims;
    this.type = type;
    this.order = order;
    header = ByteBuffer.allocate(352).order(order);
    int voxels = 1;
    header.putInt(0, 348);
    header.putShort(40, (short) dims.length);
    for (int i = 0; i < dims.length; i++) {
      header.putShort(42 + 2 * i, (short) dims[i]);
      voxels *= dims[i];
    }
    header.putShort(70, (short) code);
    header.putShort(72, (short) (8 * type.bytes()));
    for (int i = 0; i < 8; i++) {
      header.putFloat(76 + 4 * i, 1);
    }
    header.putFloat(108, 352);
    header.position(344);
    header.put("n+1\0".getBytes(StandardCharsets.ISO_8859_1));
    data = ByteBuffer.allocate(voxels * type.bytes()).order(order);
  }

  /** A small volume whose voxel i holds the value i. */
  static NiftiBytes counting(int... dims) {
    return new NiftiBytes(DataType.INT16, 4, ByteOrder.LITTLE_ENDIAN, dims).values(i -> i);
  }

  NiftiBytes values(IntToDoubleFunction value) {
    data.clear();
    for (int i = 0; i < data.capacity() / type.bytes(); i++) {
      double v = value.applyAsDouble(i);
      switch (type) {
        case UINT8, INT8 -> data.put((byte) (long) v);
        case INT16, UINT16 -> data.putShort((short) (long) v);
        case INT32, UINT32 -> data.putInt((int) (long) v);
        case INT64 -> data.putLong((long) v);
        case FLOAT32 -> data.putFloat((float) v);
        case FLOAT64 -> data.putDouble(v);
      }
    }
    return this;
  }

  NiftiBytes with(Consumer<ByteBuffer> change) {
    change.accept(header);
    return this;
  }

  NiftiBytes scaled(double slope, double intercept) {
    header.putFloat(112, (float) slope).putFloat(116, (float) intercept);
    return this;
  }

  /** Three rows of four, in NIfTI's coordinates. */
  NiftiBytes sform(double[][] matrix) {
    header.putShort(254, (short) 1);
    for (int i = 0; i < 12; i++) {
      header.putFloat(280 + 4 * i, (float) matrix[i / 4][i % 4]);
    }
    return this;
  }

  NiftiBytes qform(double b, double c, double d, double[] offset, double... pixdim) {
    header.putShort(252, (short) 1);
    double[] quaternion = {b, c, d};
    for (int i = 0; i < 3; i++) {
      header.putFloat(256 + 4 * i, (float) quaternion[i]);
      header.putFloat(268 + 4 * i, (float) offset[i]);
    }
    for (int i = 0; i < pixdim.length; i++) {
      header.putFloat(76 + 4 * i, (float) pixdim[i]);
    }
    return this;
  }

  int[] dims() {
    return dims;
  }

  ByteOrder order() {
    return order;
  }

  byte[] bytes() {
    ByteBuffer all = ByteBuffer.allocate(header.capacity() + data.capacity());
    return all.put(header.array()).put(data.array()).array();
  }

  byte[] gzip() {
    return gzip(bytes());
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
