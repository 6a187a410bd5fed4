package org.secondread.training.nets;

/**
 * A convolution without bias and its batch normalisation, {@code name.conv} and {@code name.norm}.
 */
final class NormedConvolution {
  private NormedConvolution() {}

  static <T> T apply(Ops<T> ops, String name, T x, int in, int out, int kernel, int stride) {
    T y = ops.convolution(name + ".conv", x, in, out, kernel, stride, false);
    return ops.batchNorm(name + ".norm", y, out);
  }

  /** The same size comes out; see {@link Ops#dilated}. */
  static <T> T dilated(Ops<T> ops, String name, T x, int in, int out, int dilation) {
    return ops.batchNorm(name + ".norm", ops.dilated(name + ".conv", x, in, out, dilation), out);
  }
}
