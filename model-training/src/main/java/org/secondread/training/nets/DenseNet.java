package org.secondread.training.nets;

import java.util.List;
import java.util.Map;

/**
 * DenseNet-121 (Huang et al. 2017) with the CAM in place of the fully connected layer: 6,954,881
 * parameters with 3 channels and width 64. Its average poolings are 3x3 instead of 2x2, which
 * centres CAM cell j on input pixel 16 j, and the last one is left out, which gives a CAM at stride
 * 16.
 *
 * @param inputChannels channels of the image
 * @param width channels of the first convolution, 64 in DenseNet-121; twice the growth rate
 * @param pooling how the CAM becomes the score
 * @param dropout rate of channels dropped before the CAM while training
 */
public record DenseNet(int inputChannels, int width, Pooling pooling, double dropout)
    implements ClassifierNet {
  private static final int[] DEPTHS = {6, 12, 24, 16};

  @Override
  public int camStride() {
    return 16;
  }

  @Override
  public <T> Map<String, T> outputs(Ops<T> ops, T image) {
    T x = NormedConvolution.apply(ops, "stem", image, inputChannels, width, 7, 2);
    x = ops.maxPool(ops.relu(x), 3, 2);
    int growth = width / 2;
    int channels = width;
    for (int block = 0; block < DEPTHS.length; block++) {
      if (block > 0) {
        x = activated(ops, "transition" + block, x, channels, channels / 2, 1);
        x = block < DEPTHS.length - 1 ? ops.averagePool(x) : x;
        channels /= 2;
      }
      for (int layer = 0; layer < DEPTHS[block]; layer++) {
        String name = "block" + (block + 1) + "." + layer;
        T y = activated(ops, name + ".a", x, channels, 4 * growth, 1);
        y = activated(ops, name + ".b", y, 4 * growth, growth, 3);
        x = ops.concat(List.of(x, y));
        channels += growth;
      }
    }
    T features = ops.relu(ops.batchNorm("last.norm", x, channels));
    return new CamHead(pooling, dropout).outputs(ops, features, channels);
  }

  private static <T> T activated(Ops<T> ops, String name, T x, int in, int out, int kernel) {
    T y = ops.relu(ops.batchNorm(name + ".norm", x, in));
    return ops.convolution(name + ".conv", y, in, out, kernel, 1, false);
  }
}
