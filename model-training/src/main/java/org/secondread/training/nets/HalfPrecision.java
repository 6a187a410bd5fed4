package org.secondread.training.nets;

import java.util.LinkedHashMap;
import java.util.Map;
import org.secondread.training.nets.Parameter.Role;

/** IEEE 754 half precision, in which convolution weights are stored to halve a pack. */
public final class HalfPrecision {
  private HalfPrecision() {}

  /** The weights of a network as they come back from storage; other values stay exact. */
  public static Weights round(Net net, Weights weights) {
    Map<String, float[]> rounded = new LinkedHashMap<>(weights.values());
    for (Parameter parameter : net.parameters()) {
      if (parameter.role() == Role.WEIGHT) {
        float[] values = weights.of(parameter.name()).clone();
        for (int i = 0; i < values.length; i++) {
          values[i] = toFloat(toHalf(values[i]));
        }
        rounded.put(parameter.name(), values);
      }
    }
    return new Weights(rounded);
  }

  /**
   * The nearest half, ties to even.
   *
   * @throws IllegalArgumentException when the value is not a number or beyond 65504
   */
  public static short toHalf(float value) {
    float size = Math.abs(value);
    if (!(size < 65520)) {
      throw new IllegalArgumentException("Weight " + value + " does not fit half precision");
    }
    int sign = Float.floatToIntBits(value) >>> 16 & 0x8000;
    // The spacing of halves: 2^-24 below 2^-14, else 2^(exponent - 10).
    int exponent = Math.max(-14, size == 0 ? -14 : Math.getExponent(size));
    long steps = (long) Math.rint(Math.scalb((double) size, 10 - exponent));
    return (short) (sign | ((exponent + 14) << 10) + steps);
  }

  public static float toFloat(short half) {
    int exponent = half >>> 10 & 31;
    int fraction = half & 1023;
    float size =
        exponent == 0
            ? Math.scalb((float) fraction, -24)
            : Math.scalb((float) (1024 + fraction), exponent - 25);
    return half < 0 ? -size : size;
  }
}
