package org.dcm4che3.util;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in byte arrays, in either byte order. */
public class ByteUtils {

  public static final byte[] EMPTY_BYTES = {};
  public static final long[] EMPTY_LONGS = {};
  public static final double[] EMPTY_DOUBLES = {};

  private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

  private ByteUtils() {}

  private static VarHandle view(Class<?> arrayType, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, order);
  }

  /** The two characters of a VR as a number. */
  public static int bytesToVR(byte[] bytes, int off) {
    return bytesToUShortBE(bytes, off);
  }

  public static int bytesToUShort(byte[] bytes, int off, boolean bigEndian) {
    return bytesToShort(bytes, off, bigEndian) & 0xFFFF;
  }

  public static int bytesToUShortBE(byte[] bytes, int off) {
    return bytesToUShort(bytes, off, true);
  }

  public static int bytesToShort(byte[] bytes, int off, boolean bigEndian) {
    return (short) (bigEndian ? SHORT_BE : SHORT_LE).get(bytes, off);
  }

  public static int bytesToInt(byte[] bytes, int off, boolean bigEndian) {
    return (int) (bigEndian ? INT_BE : INT_LE).get(bytes, off);
  }

  /** A tag is two 16-bit numbers, group first in either byte order. */
  public static int bytesToTag(byte[] bytes, int off, boolean bigEndian) {
    return bytesToUShort(bytes, off, bigEndian) << 16 | bytesToUShort(bytes, off + 2, bigEndian);
  }

  public static long bytesToLong(byte[] bytes, int off, boolean bigEndian) {
    return (long) (bigEndian ? LONG_BE : LONG_LE).get(bytes, off);
  }

  public static float bytesToFloat(byte[] bytes, int off, boolean bigEndian) {
    return Float.intBitsToFloat(bytesToInt(bytes, off, bigEndian));
  }

  public static double bytesToDouble(byte[] bytes, int off, boolean bigEndian) {
    return Double.longBitsToDouble(bytesToLong(bytes, off, bigEndian));
  }

  public static byte[] shortToBytes(int i, byte[] bytes, int off, boolean bigEndian) {
    (bigEndian ? SHORT_BE : SHORT_LE).set(bytes, off, (short) i);
    return bytes;
  }

  public static byte[] intToBytes(int i, byte[] bytes, int off, boolean bigEndian) {
    (bigEndian ? INT_BE : INT_LE).set(bytes, off, i);
    return bytes;
  }

  public static byte[] tagToBytes(int tag, byte[] bytes, int off, boolean bigEndian) {
    shortToBytes(tag >>> 16, bytes, off, bigEndian);
    return shortToBytes(tag, bytes, off + 2, bigEndian);
  }

  public static byte[] longToBytes(long l, byte[] bytes, int off, boolean bigEndian) {
    (bigEndian ? LONG_BE : LONG_LE).set(bytes, off, l);
    return bytes;
  }

  public static byte[] floatToBytes(float f, byte[] bytes, int off, boolean bigEndian) {
    return intToBytes(Float.floatToIntBits(f), bytes, off, bigEndian);
  }

  public static byte[] doubleToBytes(double d, byte[] bytes, int off, boolean bigEndian) {
    return longToBytes(Double.doubleToLongBits(d), bytes, off, bigEndian);
  }
}
