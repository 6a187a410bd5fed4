package org.secondread.training.nets;

import java.util.ArrayList;
import java.util.List;

/**
 * U-Net (Ronneberger et al. 2015) with padded convolutions and batch normalisation: 31,043,521
 * parameters with 3 channels and width 64, as in Liu et al. 2022, Table 4. Height and width are
 * multiples of 16.
 *
 * @param inputChannels channels of the image
 * @param width channels of the first level, 64 in the papers; doubled by each level
 */
public record Unet(int inputChannels, int width) implements SegmenterNet {
  private static final int LEVELS = 4;

  @Override
  public <T> T logit(Ops<T> ops, T image) {
    List<T> skips = new ArrayList<>();
    T x = DoubleConvolution.apply(ops, "down0", image, inputChannels, width);
    for (int level = 1; level <= LEVELS; level++) {
      skips.add(x);
      int channels = width << level;
      x =
          DoubleConvolution.apply(
              ops, "down" + level, ops.maxPool(x, 2, 2), channels / 2, channels);
    }
    for (int level = LEVELS - 1; level >= 0; level--) {
      int channels = width << level;
      T up = ops.doubling("up" + level, x, 2 * channels, channels, 2);
      T joined = ops.concat(List.of(skips.get(level), up));
      x = DoubleConvolution.apply(ops, "level" + level, joined, 2 * channels, channels);
    }
    return ops.convolution("class", x, width, 1, 1, 1, true);
  }
}
