package org.secondread.training.torch;

import java.util.Map;
import org.secondread.cam.Classification;
import org.secondread.cam.Classifier;
import org.secondread.image.GreyImage;
import org.secondread.training.nets.ClassifierNet;

/** A classifier in training, seen as a pack's classifier is seen in use. */
public record TorchClassifier(TorchNet<? extends ClassifierNet> net) implements Classifier {

  /**
   * @throws TrainingDivergedException when the score is not a number
   */
  @Override
  public Classification classify(GreyImage image) {
    Map<String, float[]> outputs =
        net.run(
            Channels.repeat(image, net.net().inputChannels()), 1, image.height(), image.width());
    int stride = net.net().camStride();
    int columns = (image.width() + stride - 1) / stride;
    int rows = (image.height() + stride - 1) / stride;
    GreyImage cam = new GreyImage(columns, rows, outputs.get("cam"));
    float score = outputs.get("score")[0];
    if (!Float.isFinite(score)) {
      throw new TrainingDivergedException("The score of a slice became " + score);
    }
    return new Classification(score, cam);
  }
}
