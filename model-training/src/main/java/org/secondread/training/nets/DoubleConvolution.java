package org.secondread.training.nets;

/** One level of a U-Net: twice a 3x3 convolution with bias, batch normalisation and ReLU. */
final class DoubleConvolution {
  private DoubleConvolution() {}

  static <T> T apply(Ops<T> ops, String name, T x, int in, int out) {
    return once(ops, name + ".b", once(ops, name + ".a", x, in, out), out, out);
  }

  private static <T> T once(Ops<T> ops, String name, T x, int in, int out) {
    T y = ops.convolution(name + ".conv", x, in, out, 3, 1, true);
    return ops.relu(ops.batchNorm(name + ".norm", y, out));
  }
}
