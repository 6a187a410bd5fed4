package org.secondread.training.nets;

import java.util.List;

/**
 * The stem and the four stages of a residual network (He et al. 2016). Every stage after the first
 * halves the map until {@code outputStride} is reached.
 *
 * @param inputChannels channels of the image
 * @param bottleneck three-convolution blocks (ResNet-50) instead of two-convolution ones
 * @param depths blocks per stage, four numbers
 * @param width channels of the first stage; each later stage has twice as many
 * @param outputStride input pixels per cell of the last map: 8, 16 or 32
 * @param dilated whether a stage that no longer halves doubles the dilation instead, so that its
 *     convolutions see as far (Chen et al. 2017); for bottlenecks only
 */
record ResidualTrunk(
    int inputChannels,
    boolean bottleneck,
    List<Integer> depths,
    int width,
    int outputStride,
    boolean dilated) {

  /** Channels of the last map. */
  int channels() {
    return outOf(3);
  }

  <T> T features(Ops<T> ops, T image) {
    T x = NormedConvolution.apply(ops, "stem", image, inputChannels, width, 7, 2);
    x = ops.maxPool(ops.relu(x), 3, 2);
    int channels = width;
    int reached = 4;
    int dilation = 1;
    for (int stage = 0; stage < 4; stage++) {
      boolean halving = stage > 0 && reached < outputStride;
      int later = dilated && stage > 0 && !halving ? 2 * dilation : dilation;
      for (int block = 0; block < depths.get(stage); block++) {
        String name = "stage" + (stage + 1) + "." + block;
        int stride = halving && block == 0 ? 2 : 1;
        x = block(ops, name, x, channels, stage, stride, block == 0 ? dilation : later);
        channels = outOf(stage);
      }
      reached *= halving ? 2 : 1;
      dilation = later;
    }
    return x;
  }

  private int outOf(int stage) {
    return (width << stage) * (bottleneck ? 4 : 1);
  }

  private <T> T block(Ops<T> ops, String name, T x, int in, int stage, int stride, int dilation) {
    int middle = width << stage;
    int out = outOf(stage);
    T y;
    if (bottleneck) {
      y = ops.relu(NormedConvolution.apply(ops, name + ".a", x, in, middle, 1, 1));
      y =
          dilation > 1
              ? NormedConvolution.dilated(ops, name + ".b", y, middle, middle, dilation)
              : NormedConvolution.apply(ops, name + ".b", y, middle, middle, 3, stride);
      y = NormedConvolution.apply(ops, name + ".c", ops.relu(y), middle, out, 1, 1);
    } else {
      y = NormedConvolution.apply(ops, name + ".a", x, in, middle, 3, stride);
      y = NormedConvolution.apply(ops, name + ".b", ops.relu(y), middle, out, 3, 1);
    }
    boolean same = in == out && stride == 1;
    T shortcut = same ? x : NormedConvolution.apply(ops, name + ".shortcut", x, in, out, 1, stride);
    return ops.relu(ops.add(y, shortcut));
  }
}
