package org.secondread.training.nets;

import java.util.List;

/**
 * The operators our networks are made of. A network is written once against this interface; one
 * implementation runs and trains it, one writes it as ONNX, one lists its parameters.
 *
 * @param <T> what flows between operators, a map [N,C,H,W] unless said otherwise
 */
public interface Ops<T> {

  /** A convolution with padding kernel/2, so that output cell j is centred on input j*stride. */
  T convolution(String name, T x, int in, int out, int kernel, int stride, boolean bias);

  /**
   * A 3x3 convolution without bias whose taps lie {@code dilation} cells apart; padded by as much,
   * so that the size stays.
   */
  T dilated(String name, T x, int in, int out, int dilation);

  /**
   * A transposed convolution with stride 2 and bias: doubles height and width.
   *
   * @param kernel 2 or 3
   */
  T doubling(String name, T x, int in, int out, int kernel);

  T batchNorm(String name, T x, int channels);

  T relu(T x);

  /**
   * A max pooling with padding (kernel - 1) / 2. With an odd kernel output cell j is centred on
   * input j*stride.
   */
  T maxPool(T x, int kernel, int stride);

  /**
   * A 3x3 average pooling with stride 2 and padding 1, over the cells inside the map: output cell j
   * is centred on input 2j.
   */
  T averagePool(T x);

  /** The mean of each channel, [N,C,1,1]. */
  T globalMean(T x);

  /**
   * Bilinear interpolation to the height and width of another map; both cover the same area, and
   * beyond the outer cells' centres their value goes on. For enlarging.
   */
  T resizeLike(T x, T other);

  /** Drops whole channels while training; nothing otherwise. */
  T dropout(T x, double rate);

  T add(T a, T b);

  /** Joins along the channels. */
  T concat(List<T> maps);

  T sigmoid(T x);

  /** The mean of a map [N,1,h,w], as [N]. */
  T mean(T map);

  /** log(mean(exp(r * map))) / r of a map [N,1,h,w], as [N]. */
  T logMeanExp(T map, double r);
}
