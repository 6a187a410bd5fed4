package org.secondread.training.nets;

import java.util.ArrayList;
import java.util.List;

/**
 * The thirteen 3x3 convolutions of VGG16 (Simonyan and Zisserman 2015, configuration D), in five
 * stages with a max pooling between them.
 *
 * @param inputChannels channels of the image
 * @param width channels of the first stage, 64 in VGG16
 * @param poolKernel 2 as in VGG16, or 3 to keep cell j centred on input pixel j * stride
 */
record VggTrunk(int inputChannels, int width, int poolKernel) {
  private static final int[] DEPTHS = {2, 2, 3, 3, 3};
  private static final int[] WIDENINGS = {1, 2, 4, 8, 8};

  /** What the five stages give, at strides 1, 2, 4, 8 and 16. */
  <T> List<T> stages(Ops<T> ops, T image) {
    List<T> stages = new ArrayList<>();
    T x = image;
    int channels = inputChannels;
    for (int stage = 0; stage < DEPTHS.length; stage++) {
      if (stage > 0) {
        x = ops.maxPool(x, poolKernel, 2);
      }
      int out = WIDENINGS[stage] * width;
      for (int i = 0; i < DEPTHS[stage]; i++) {
        String name = "stage" + (stage + 1) + "." + i;
        x = ops.relu(ops.convolution(name, x, channels, out, 3, 1, true));
        channels = out;
      }
      stages.add(x);
    }
    return stages;
  }
}
