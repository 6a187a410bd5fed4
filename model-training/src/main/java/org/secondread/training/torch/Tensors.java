package org.secondread.training.torch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Moves values between Java arrays and Torch. */
public final class Tensors {
  private Tensors() {}

  /** A single-precision tensor with its own copy of {@code values}. */
  public static Tensor of(float[] values, long... shape) {
    Tensor tensor = torch.empty(shape);
    if (tensor.numel() != values.length) {
      throw new IllegalArgumentException(
          values.length + " values for a tensor of " + tensor.numel());
    }
    try (FloatPointer data = tensor.data_ptr_float()) {
      data.put(values, 0, values.length);
    }
    return tensor;
  }

  /** The values in row-major order. */
  public static float[] values(Tensor tensor) {
    Tensor plain = tensor.detach().to(torch.ScalarType.Float).contiguous();
    float[] values = new float[Math.toIntExact(plain.numel())];
    try (FloatPointer data = plain.data_ptr_float()) {
      data.get(values, 0, values.length);
    }
    return values;
  }

  static long[] shape(Tensor tensor) {
    long[] shape = new long[Math.toIntExact(tensor.dim())];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = tensor.size(i);
    }
    return shape;
  }
}
