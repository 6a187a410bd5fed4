package org.secondread.training.nets;

import java.util.List;
import java.util.Map;

/**
 * GoogLeNet (Szegedy et al. 2015, Inception v1) with batch normalisation after every convolution in
 * place of local response normalisation and of the two auxiliary classifiers, which lets it learn
 * from scratch, and with the CAM in place of the fully connected layer: 5,981,857 parameters with 3
 * channels and width 64. Its last pooling is left out, which gives a CAM at stride 16.
 *
 * @param inputChannels channels of the image
 * @param width channels of the first convolution, 64 in GoogLeNet; multiples of 8 keep all others
 *     in proportion
 * @param pooling how the CAM becomes the score
 * @param dropout rate of channels dropped before the CAM while training
 */
public record GoogLeNet(int inputChannels, int width, Pooling pooling, double dropout)
    implements ClassifierNet {

  /**
   * Channels of an inception module's convolutions at full size (table 1 of the paper).
   *
   * @param one 1x1 branch
   * @param before3 1x1 reduction before the 3x3 convolution
   * @param three 3x3 branch
   * @param before5 1x1 reduction before the 5x5 convolution
   * @param five 5x5 branch
   * @param pooled 1x1 projection of the pooling branch
   */
  private record Inception(int one, int before3, int three, int before5, int five, int pooled) {}

  private static final List<Inception> STAGE3 =
      List.of(
          new Inception(64, 96, 128, 16, 32, 32), //
          new Inception(128, 128, 192, 32, 96, 64));
  private static final List<Inception> STAGES4AND5 =
      List.of(
          new Inception(192, 96, 208, 16, 48, 64),
          new Inception(160, 112, 224, 24, 64, 64),
          new Inception(128, 128, 256, 24, 64, 64),
          new Inception(112, 144, 288, 32, 64, 64),
          new Inception(256, 160, 320, 32, 128, 128),
          new Inception(256, 160, 320, 32, 128, 128),
          new Inception(384, 192, 384, 48, 128, 128));

  /** A map and its channels. */
  private record Features<T>(T map, int channels) {}

  @Override
  public int camStride() {
    return 16;
  }

  @Override
  public <T> Map<String, T> outputs(Ops<T> ops, T image) {
    T x = ops.maxPool(convolution(ops, "stem.a", image, inputChannels, width, 7, 2), 3, 2);
    x = convolution(ops, "stem.b", x, width, width, 1, 1);
    x = ops.maxPool(convolution(ops, "stem.c", x, width, 3 * width, 3, 1), 3, 2);
    Features<T> features = stage(ops, "stage3", new Features<>(x, 3 * width), STAGE3);
    features = new Features<>(ops.maxPool(features.map(), 3, 2), features.channels());
    features = stage(ops, "stage4", features, STAGES4AND5);
    return new CamHead(pooling, dropout).outputs(ops, features.map(), features.channels());
  }

  private <T> Features<T> stage(
      Ops<T> ops, String name, Features<T> features, List<Inception> modules) {
    Features<T> x = features;
    for (int i = 0; i < modules.size(); i++) {
      x = module(ops, name + "." + i, x.map(), x.channels(), modules.get(i));
    }
    return x;
  }

  private <T> Features<T> module(Ops<T> ops, String name, T x, int in, Inception full) {
    int one = scaled(full.one());
    int before3 = scaled(full.before3());
    int three = scaled(full.three());
    int before5 = scaled(full.before5());
    int five = scaled(full.five());
    int pooled = scaled(full.pooled());
    T a = convolution(ops, name + ".one", x, in, one, 1, 1);
    T b = convolution(ops, name + ".before3", x, in, before3, 1, 1);
    b = convolution(ops, name + ".three", b, before3, three, 3, 1);
    T c = convolution(ops, name + ".before5", x, in, before5, 1, 1);
    c = convolution(ops, name + ".five", c, before5, five, 5, 1);
    T d = convolution(ops, name + ".pooled", ops.maxPool(x, 3, 1), in, pooled, 1, 1);
    return new Features<>(ops.concat(List.of(a, b, c, d)), one + three + five + pooled);
  }

  private int scaled(int channels) {
    return Math.max(1, channels * width / 64);
  }

  private static <T> T convolution(
      Ops<T> ops, String name, T x, int in, int out, int kernel, int stride) {
    return ops.relu(NormedConvolution.apply(ops, name, x, in, out, kernel, stride));
  }
}
