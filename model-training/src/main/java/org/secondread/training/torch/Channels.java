package org.secondread.training.torch;

import org.secondread.image.GreyImage;

/** Repeats a grey image for networks that take several channels. */
final class Channels {
  private Channels() {}

  static float[] repeat(GreyImage image, int channels) {
    int area = image.values().length;
    float[] values = new float[channels * area];
    for (int c = 0; c < channels; c++) {
      System.arraycopy(image.values(), 0, values, c * area, area);
    }
    return values;
  }
}
