package org.secondread.training.nets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A residual network (He et al. 2016) whose class activation map is part of the graph: a 1x1
 * convolution on the last feature map is the CAM (the paper's Eq. 1), the pooled CAM is the score
 * (Eq. 2). Outputs {@code score} [N], the logit of "a lesion is present", and {@code cam}
 * [N,1,h,w].
 *
 * @param inputChannels channels of the image
 * @param bottleneck three-convolution blocks (ResNet-50) instead of two-convolution ones
 * @param depths blocks per stage, four numbers
 * @param width channels of the first stage; each later stage has twice as many
 * @param lastStride stride of the last stage: 1 gives a CAM at stride 16, 2 at stride 32
 * @param pooling how the CAM becomes the score
 * @param dropout rate of channels dropped before the CAM while training
 */
public record ResNet(
    int inputChannels,
    boolean bottleneck,
    List<Integer> depths,
    int width,
    int lastStride,
    Pooling pooling,
    double dropout)
    implements ClassifierNet {

  public ResNet {
    depths = List.copyOf(depths);
    if (depths.size() != 4) {
      throw new IllegalArgumentException("A ResNet has 4 stages, not " + depths.size());
    }
  }

  /** The 18-layer shape. */
  public static ResNet resNet18(int inputChannels, int width, Pooling pooling, double dropout) {
    return new ResNet(inputChannels, false, List.of(2, 2, 2, 2), width, 1, pooling, dropout);
  }

  /** The 50-layer shape; the paper's classifier with 3 channels, width 64 and GAP. */
  public static ResNet resNet50(int inputChannels, int width, Pooling pooling, double dropout) {
    return new ResNet(inputChannels, true, List.of(3, 4, 6, 3), width, 1, pooling, dropout);
  }

  @Override
  public int camStride() {
    return 16 * lastStride;
  }

  @Override
  public <T> Map<String, T> outputs(Ops<T> ops, T image) {
    T x = ops.convolution("stem.conv", image, inputChannels, width, 7, 2, false);
    x = ops.maxPool(ops.relu(ops.batchNorm("stem.norm", x, width)));
    int channels = width;
    for (int stage = 0; stage < 4; stage++) {
      int middle = width << stage;
      int out = bottleneck ? middle * 4 : middle;
      for (int block = 0; block < depths.get(stage); block++) {
        String name = "stage" + (stage + 1) + "." + block;
        int stride = block > 0 || stage == 0 ? 1 : stage == 3 ? lastStride : 2;
        x = block(ops, name, x, channels, middle, out, stride);
        channels = out;
      }
    }
    T map = ops.convolution("cam", ops.dropout(x, dropout), channels, 1, 1, 1, true);
    Map<String, T> outputs = new LinkedHashMap<>();
    outputs.put("score", pooling.pool(ops, map));
    outputs.put("cam", map);
    return outputs;
  }

  private <T> T block(Ops<T> ops, String name, T x, int in, int middle, int out, int stride) {
    T y;
    if (bottleneck) {
      y = normed(ops, name + ".a", x, in, middle, 1, 1);
      y = normed(ops, name + ".b", ops.relu(y), middle, middle, 3, stride);
      y = normed(ops, name + ".c", ops.relu(y), middle, out, 1, 1);
    } else {
      y = normed(ops, name + ".a", x, in, middle, 3, stride);
      y = normed(ops, name + ".b", ops.relu(y), middle, out, 3, 1);
    }
    boolean same = in == out && stride == 1;
    T shortcut = same ? x : normed(ops, name + ".shortcut", x, in, out, 1, stride);
    return ops.relu(ops.add(y, shortcut));
  }

  private <T> T normed(Ops<T> ops, String name, T x, int in, int out, int kernel, int stride) {
    T y = ops.convolution(name + ".conv", x, in, out, kernel, stride, false);
    return ops.batchNorm(name + ".norm", y, out);
  }
}
