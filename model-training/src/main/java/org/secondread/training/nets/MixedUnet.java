package org.secondread.training.nets;

import java.util.List;

/**
 * Mixed-UNet (Liu et al. 2022, Fig. 3): an encoder with three downsamplings, two decoders of one
 * structure side by side, each making two of the three upsamplings, their results joined (Eq. 4-7),
 * two convolutions, the third upsampling and a 1x1 convolution. One class beside the background
 * makes the paper's softmax a sigmoid. 10,905,025 parameters with 3 channels and width 64; the
 * paper says 10,303,105, which no plain reading of its description gives. Height and width are
 * multiples of 8.
 *
 * @param inputChannels channels of the image
 * @param width channels of the first level; 64 in the paper
 */
public record MixedUnet(int inputChannels, int width) implements SegmenterNet {

  @Override
  public <T> T logit(Ops<T> ops, T image) {
    T full = DoubleConvolution.apply(ops, "down1", image, inputChannels, width);
    T half = DoubleConvolution.apply(ops, "down2", ops.maxPool(full, 3, 2), width, 2 * width);
    T quarter =
        DoubleConvolution.apply(ops, "down3", ops.maxPool(half, 3, 2), 2 * width, 4 * width);
    T eighth =
        DoubleConvolution.apply(ops, "bottom", ops.maxPool(quarter, 3, 2), 4 * width, 8 * width);
    T left = branch(ops, "left", eighth, quarter, half);
    T right = branch(ops, "right", eighth, quarter, half);
    T mixed =
        DoubleConvolution.apply(ops, "mix", ops.concat(List.of(left, right)), 4 * width, 2 * width);
    T up = ops.relu(ops.doubling("up", mixed, 2 * width, width, 2));
    return ops.convolution("class", up, width, 1, 1, 1, true);
  }

  private <T> T branch(Ops<T> ops, String name, T eighth, T quarter, T half) {
    T x = ops.doubling(name + ".up1", eighth, 8 * width, 4 * width, 2);
    x =
        DoubleConvolution.apply(
            ops, name + ".level1", ops.concat(List.of(quarter, x)), 8 * width, 4 * width);
    x = ops.doubling(name + ".up2", x, 4 * width, 2 * width, 2);
    return DoubleConvolution.apply(
        ops, name + ".level2", ops.concat(List.of(half, x)), 4 * width, 2 * width);
  }
}
