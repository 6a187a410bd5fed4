package org.secondread.training.torch;

import org.secondread.image.GreyImage;
import org.secondread.training.nets.SegmenterNet;

/** A segmenter in training. */
public record TorchSegmenter(TorchNet<? extends SegmenterNet> net) {

  /** The lesion probability, 0..1. */
  public GreyImage probability(GreyImage image) {
    int width = image.width();
    int height = image.height();
    float[] input = Channels.repeat(image, net.net().inputChannels());
    return new GreyImage(width, height, net.run(input, 1, height, width).get("probability"));
  }
}
