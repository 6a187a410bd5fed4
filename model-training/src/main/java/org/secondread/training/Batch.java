package org.secondread.training;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.secondread.image.GreyImage;
import org.secondread.training.sample.Sample;
import org.secondread.training.torch.Tensors;

/** Lays samples beside each other in one tensor. */
final class Batch {
  private Batch() {}

  /** The images [N,channels,H,W], the grey image repeated in each channel. */
  static Tensor images(List<Sample> samples, int channels) {
    int size = samples.get(0).image().width();
    int area = size * size;
    float[] values = new float[samples.size() * channels * area];
    for (int i = 0; i < samples.size() * channels; i++) {
      System.arraycopy(samples.get(i / channels).image().values(), 0, values, i * area, area);
    }
    return Tensors.of(values, samples.size(), channels, size, size)
        .contiguous(torch.MemoryFormat.ChannelsLast);
  }

  /** Maps of one size, as [N,1,H,W]. */
  static Tensor maps(List<GreyImage> maps) {
    int width = maps.get(0).width();
    int height = maps.get(0).height();
    float[] values = new float[maps.size() * width * height];
    for (int i = 0; i < maps.size(); i++) {
      System.arraycopy(maps.get(i).values(), 0, values, i * width * height, width * height);
    }
    return Tensors.of(values, maps.size(), 1, height, width);
  }
}
