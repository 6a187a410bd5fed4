package org.secondread.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.secondread.files.WholeFile;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackException;
import org.secondread.progress.Cancellation;

/**
 * Examines a pack on the slices that its training held out and writes its model card anew; trains
 * nothing.
 */
record CardRun(TrainOptions options, Announcer announcer, Cancellation cancellation) {

  /**
   * @throws PackException when {@code --out} holds no pack, or one for another lesion
   * @throws IOException when data or card cannot be read or written
   */
  Examination run() throws IOException {
    ModelPack pack = ModelPack.load(options.out()).requireLesionType(options.lesion());
    Remarks remarks = Remarks.read(options.remarks());
    TrainingData data = TrainingData.read(options, announcer);
    announcer.say("Examining the pack with ONNX Runtime");
    Examination examination = PackExaminer.examine(pack, data, cancellation);
    String card =
        new ModelCard(options, pack.manifest()).text(examination, Optional.empty(), remarks);
    WholeFile.write(
        options.out().resolve(ModelCard.FILE),
        out -> out.write(card.getBytes(StandardCharsets.UTF_8)));
    return examination;
  }
}
