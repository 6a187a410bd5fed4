package org.secondread.training.nets;

import java.util.Map;

/**
 * The five convolutions of AlexNet (Krizhevsky 2014, the single-column form without local response
 * normalisation), with the CAM in place of the fully connected layers: 2,469,953 parameters with 3
 * channels and width 64. All paddings are half a kernel, which centres CAM cell j on input pixel 16
 * j.
 *
 * @param inputChannels channels of the image
 * @param width channels of the first convolution, 64 in AlexNet
 * @param pooling how the CAM becomes the score
 * @param dropout rate of channels dropped before the CAM while training
 */
public record AlexNet(int inputChannels, int width, Pooling pooling, double dropout)
    implements ClassifierNet {

  @Override
  public int camStride() {
    return 16;
  }

  @Override
  public <T> Map<String, T> outputs(Ops<T> ops, T image) {
    T x = ops.relu(ops.convolution("conv1", image, inputChannels, width, 11, 4, true));
    x = ops.maxPool(x, 3, 2);
    x = ops.relu(ops.convolution("conv2", x, width, 3 * width, 5, 1, true));
    x = ops.maxPool(x, 3, 2);
    x = ops.relu(ops.convolution("conv3", x, 3 * width, 6 * width, 3, 1, true));
    x = ops.relu(ops.convolution("conv4", x, 6 * width, 4 * width, 3, 1, true));
    x = ops.relu(ops.convolution("conv5", x, 4 * width, 4 * width, 3, 1, true));
    return new CamHead(pooling, dropout).outputs(ops, x, 4 * width);
  }
}
