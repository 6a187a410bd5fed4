package org.secondread.training.nets;

import java.util.ArrayList;
import java.util.List;

/**
 * DeepLab V3 (Chen et al. 2017) on ResNet-50 at output stride 8: the last two stages dilate instead
 * of halving, atrous spatial pyramid pooling with rates 12, 24 and 36 and image pooling follows,
 * and the logit is brought to the image's size by bilinear interpolation. 39,633,729 parameters
 * with 3 channels and width 64, as in Liu et al. 2022, Table 4.
 *
 * @param inputChannels channels of the image
 * @param width channels of the backbone's first stage, 64 in ResNet-50; the pyramid has four times
 *     as many
 */
public record DeepLabV3(int inputChannels, int width) implements SegmenterNet {
  private static final int[] RATES = {12, 24, 36};
  private static final double DROPOUT = 0.5;

  @Override
  public <T> T logit(Ops<T> ops, T image) {
    ResidualTrunk trunk =
        new ResidualTrunk(inputChannels, true, List.of(3, 4, 6, 3), width, 8, true);
    T x = pyramid(ops, trunk.features(ops, image), trunk.channels());
    x = ops.relu(NormedConvolution.apply(ops, "head", x, 4 * width, 4 * width, 3, 1));
    T logit = ops.convolution("class", x, 4 * width, 1, 1, 1, true);
    return ops.resizeLike(logit, image);
  }

  private <T> T pyramid(Ops<T> ops, T x, int in) {
    int out = 4 * width;
    List<T> branches = new ArrayList<>();
    branches.add(ops.relu(NormedConvolution.apply(ops, "pyramid.point", x, in, out, 1, 1)));
    for (int rate : RATES) {
      String name = "pyramid.rate" + rate;
      branches.add(ops.relu(NormedConvolution.dilated(ops, name, x, in, out, rate)));
    }
    T whole = NormedConvolution.apply(ops, "pyramid.image", ops.globalMean(x), in, out, 1, 1);
    branches.add(ops.resizeLike(ops.relu(whole), x));
    T joined =
        NormedConvolution.apply(
            ops, "pyramid.join", ops.concat(branches), branches.size() * out, out, 1, 1);
    return ops.dropout(ops.relu(joined), DROPOUT);
  }
}
