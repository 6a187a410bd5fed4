package org.secondread.training.nets;

import java.util.List;

/** Every network, made alike. */
public final class ComparisonNets {
  private ComparisonNets() {}

  public static List<ClassifierNet> classifiers(int channels, int width, Pooling pooling) {
    return List.of(
        new AlexNet(channels, width, pooling, 0),
        new GoogLeNet(channels, width, pooling, 0),
        new Vgg16(channels, width, pooling, 0),
        new DenseNet(channels, width, pooling, 0),
        ResNet.resNet18(channels, width, pooling, 0),
        ResNet.resNet50(channels, width, pooling, 0));
  }

  public static List<SegmenterNet> segmenters(int channels, int width) {
    return List.of(
        new Fcn(channels, width),
        new Unet(channels, width),
        new DeepLabV3(channels, width),
        new MixedUnet(channels, width));
  }
}
