package org.secondread.training.torch;

import org.secondread.image.GreyImage;
import org.secondread.training.nets.SegmenterNet;

/** A segmenter in training. */
public record TorchSegmenter(TorchNet<? extends SegmenterNet> net) {

  /**
   * The lesion probability, 0..1.
   *
   * @throws TrainingDivergedException when it is not a number
   */
  public GreyImage probability(GreyImage image) {
    int width = image.width();
    int height = image.height();
    float[] input = Channels.repeat(image, net.net().inputChannels());
    float[] probabilities = net.run(input, 1, height, width).get("probability");
    for (float probability : probabilities) {
      if (Float.isNaN(probability)) {
        throw new TrainingDivergedException("The lesion probability of a pixel became NaN");
      }
    }
    return new GreyImage(width, height, probabilities);
  }
}
