package org.secondread.training.nets;

import java.util.List;

/**
 * A fully convolutional network (Long et al. 2015, FCN-8s) on VGG16: five 3x3 transposed
 * convolutions bring the map back to the image's size, the outputs of the fourth and third pooling
 * are added on the way. 18,643,713 parameters with 3 channels and width 64, as in Liu et al. 2022,
 * Table 4. Height and width are multiples of 32.
 *
 * @param inputChannels channels of the image
 * @param width channels of the first stage, 64 in VGG16
 */
public record Fcn(int inputChannels, int width) implements SegmenterNet {

  @Override
  public <T> T logit(Ops<T> ops, T image) {
    List<T> stages = new VggTrunk(inputChannels, width, 2).stages(ops, image);
    T third = ops.maxPool(stages.get(2), 2, 2);
    T fourth = ops.maxPool(stages.get(3), 2, 2);
    T x = ops.maxPool(stages.get(4), 2, 2);
    x = ops.add(up(ops, "up1", x, 8 * width, 8 * width), fourth);
    x = ops.batchNorm("up1.norm", x, 8 * width);
    x = ops.add(up(ops, "up2", x, 8 * width, 4 * width), third);
    x = ops.batchNorm("up2.norm", x, 4 * width);
    int channels = 4 * width;
    for (int i = 3; i <= 5; i++) {
      x = up(ops, "up" + i, x, channels, channels / 2);
      channels /= 2;
      x = ops.batchNorm("up" + i + ".norm", x, channels);
    }
    return ops.convolution("class", x, channels, 1, 1, 1, true);
  }

  private static <T> T up(Ops<T> ops, String name, T x, int in, int out) {
    return ops.relu(ops.doubling(name, x, in, out, 3));
  }
}
