package org.secondread.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.secondread.progress.Cancellation;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.SegmenterNet;
import org.secondread.training.torch.TorchNet;

/** Writes the pack, reads it back as a reader would, and publishes it when it does the same. */
record PackRelease(
    TrainOptions options,
    Announcer announcer,
    TrainingRun.PackReader reader,
    Cancellation cancellation) {

  /**
   * @param staged where the pack lies until it is found good
   * @throws PackMismatchException when the pack does not do what was trained
   */
  void release(
      Path staged,
      TorchNet<ClassifierNet> classifier,
      TorchNet<SegmenterNet> segmenter,
      Examination trained,
      Remarks remarks)
      throws IOException {
    announcer.say("Writing the pack and examining it with ONNX Runtime");
    try {
      PackExport export = new PackExport(options);
      ModelCard card = new ModelCard(options, export.stage(staged, classifier, segmenter, trained));
      Reproduction reproduction =
          Reproduction.of(trained, reader.examine(staged, trained, cancellation));
      String text = card.text(trained, Optional.of(reproduction), remarks);
      new RunReport(options.run()).write(text, trained, reproduction);
      reproduction.require();
      export.publish(staged, text);
    } catch (IOException e) {
      throw new IOException(
          "Cannot write the pack to %s and the report to %s (%s); the trained networks are kept, so make room there or see to the permissions, then go on with --resume"
              .formatted(options.out(), options.run(), e.getMessage()),
          e);
    }
  }
}
