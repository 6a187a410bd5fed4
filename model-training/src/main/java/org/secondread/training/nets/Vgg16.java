package org.secondread.training.nets;

import java.util.Map;

/**
 * VGG16 (Simonyan and Zisserman 2015) up to its last convolution, with the CAM in place of the
 * fully connected layers: 14,715,201 parameters with 3 channels and width 64. Its poolings are 3x3
 * instead of 2x2, which centres CAM cell j on input pixel 16 j.
 *
 * @param inputChannels channels of the image
 * @param width channels of the first stage, 64 in VGG16
 * @param pooling how the CAM becomes the score
 * @param dropout rate of channels dropped before the CAM while training
 */
public record Vgg16(int inputChannels, int width, Pooling pooling, double dropout)
    implements ClassifierNet {

  @Override
  public int camStride() {
    return 16;
  }

  @Override
  public <T> Map<String, T> outputs(Ops<T> ops, T image) {
    T features = new VggTrunk(inputChannels, width, 3).stages(ops, image).get(4);
    return new CamHead(pooling, dropout).outputs(ops, features, 8 * width);
  }
}
