package org.secondread.training.nets;

/**
 * Mixed-UNet (Liu et al. 2022, Fig. 3): an encoder with three downsamplings, two decoders of one
 * structure side by side, each making two of the three upsamplings, their results joined (Eq. 4-7),
 * two convolutions, the third upsampling and a 1x1 convolution. One class beside the background
 * makes the paper's softmax a sigmoid. Output {@code probability} [N,1,H,W]; H and W are multiples
 * of 8.
 *
 * @param inputChannels channels of the image
 * @param width channels of the first level; 64 in the paper
 */
public record MixedUnet(int inputChannels, int width) implements SegmenterNet {

  @Override
  public <T> T logit(Ops<T> ops, T image) {
    T full = twice(ops, "down1", image, inputChannels, width);
    T half = twice(ops, "down2", ops.maxPool(full), width, 2 * width);
    T quarter = twice(ops, "down3", ops.maxPool(half), 2 * width, 4 * width);
    T eighth = twice(ops, "bottom", ops.maxPool(quarter), 4 * width, 8 * width);
    T left = branch(ops, "left", eighth, quarter, half);
    T right = branch(ops, "right", eighth, quarter, half);
    T mixed = twice(ops, "mix", ops.concat(left, right), 4 * width, 2 * width);
    T up = ops.relu(ops.doubling("up", mixed, 2 * width, width));
    return ops.convolution("class", up, width, 1, 1, 1, true);
  }

  private <T> T branch(Ops<T> ops, String name, T eighth, T quarter, T half) {
    T x = ops.doubling(name + ".up1", eighth, 8 * width, 4 * width);
    x = twice(ops, name + ".level1", ops.concat(quarter, x), 8 * width, 4 * width);
    x = ops.doubling(name + ".up2", x, 4 * width, 2 * width);
    return twice(ops, name + ".level2", ops.concat(half, x), 4 * width, 2 * width);
  }

  private <T> T twice(Ops<T> ops, String name, T x, int in, int out) {
    return once(ops, name + ".b", once(ops, name + ".a", x, in, out), out, out);
  }

  private <T> T once(Ops<T> ops, String name, T x, int in, int out) {
    T y = ops.convolution(name + ".conv", x, in, out, 3, 1, true);
    return ops.relu(ops.batchNorm(name + ".norm", y, out));
  }
}
