package org.secondread.training.nets;

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
    ResidualTrunk trunk =
        new ResidualTrunk(inputChannels, bottleneck, depths, width, camStride(), false);
    T features = trunk.features(ops, image);
    return new CamHead(pooling, dropout).outputs(ops, features, trunk.channels());
  }
}
