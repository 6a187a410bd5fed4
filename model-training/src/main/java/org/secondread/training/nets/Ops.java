package org.secondread.training.nets;

/**
 * The operators our networks are made of. A network is written once against this interface; one
 * implementation runs and trains it, one writes it as ONNX, one lists its parameters.
 *
 * @param <T> what flows between operators, a map [N,C,H,W] unless said otherwise
 */
public interface Ops<T> {

  /** A convolution with padding kernel/2, so that output cell j is centred on input j*stride. */
  T convolution(String name, T x, int in, int out, int kernel, int stride, boolean bias);

  /** A 2x2 transposed convolution with stride 2 and bias: doubles height and width. */
  T doubling(String name, T x, int in, int out);

  T batchNorm(String name, T x, int channels);

  T relu(T x);

  /** A 3x3 max pooling with stride 2 and padding 1: output cell j is centred on input 2j. */
  T maxPool(T x);

  /** Drops whole channels while training; nothing otherwise. */
  T dropout(T x, double rate);

  T add(T a, T b);

  /** Joins along the channels. */
  T concat(T a, T b);

  T sigmoid(T x);

  /** The mean of a map [N,1,h,w], as [N]. */
  T mean(T map);

  /** log(mean(exp(r * map))) / r of a map [N,1,h,w], as [N]. */
  T logMeanExp(T map, double r);
}
