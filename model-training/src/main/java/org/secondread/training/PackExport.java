package org.secondread.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.secondread.files.WholeFile;
import org.secondread.pack.PackManifest;
import org.secondread.pack.PackWriter;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.SegmenterNet;
import org.secondread.training.onnx.OnnxExport;
import org.secondread.training.torch.TorchNet;

/** Writes trained networks as a model pack. */
record PackExport(TrainOptions options) {
  private static final List<String> FILES =
      List.of(PackManifest.CLASSIFIER, PackManifest.SEGMENTER, PackManifest.FILE);

  private static final String INTENDED_USE =
      "Research and demonstration: a second look at outlines that a reader checks. "
          + "Not a medical device, not for clinical use, nothing it shows or leaves out is a diagnosis.";

  /**
   * Writes a whole pack, but for its model card, to a folder where it can be tried.
   *
   * @return what its pack.json says, but for the checksums
   */
  PackManifest stage(
      Path folder,
      TorchNet<ClassifierNet> classifier,
      TorchNet<SegmenterNet> segmenter,
      Examination examination)
      throws IOException {
    Files.createDirectories(folder);
    put(
        folder.resolve(PackManifest.CLASSIFIER),
        OnnxExport.write(classifier.net(), classifier.weights(), "classifier"));
    put(
        folder.resolve(PackManifest.SEGMENTER),
        OnnxExport.write(segmenter.net(), segmenter.weights(), "segmenter"));
    PackManifest manifest = manifest(classifier.net(), examination.gate());
    PackWriter.write(folder, manifest);
    return manifest;
  }

  /** Moves a staged pack that was found good to where it is to be. */
  void publish(Path staged, String modelCard) throws IOException {
    Path folder = options.out();
    Files.createDirectories(folder);
    // A pack without pack.json is no pack, so a half-written one is never loaded.
    Files.deleteIfExists(folder.resolve(PackManifest.FILE));
    put(folder.resolve(ModelCard.FILE), modelCard.getBytes(StandardCharsets.UTF_8));
    for (String name : FILES) {
      put(folder.resolve(name), Files.readAllBytes(staged.resolve(name)));
    }
    for (String name : FILES) {
      Files.delete(staged.resolve(name));
    }
    Files.delete(staged);
  }

  private PackManifest manifest(ClassifierNet classifier, double gate) {
    return new PackManifest(
        PackManifest.FORMAT_VERSION,
        options.name(),
        options.version(),
        options.lesion(),
        options.lesion().modality(),
        ModelInput.intensity(options.lesion()),
        ModelInput.SIZE,
        ModelInput.preparation(options.lesion()).effectiveSize(),
        classifier.inputChannels(),
        classifier.camStride(),
        ModelInput.SCALES,
        gate,
        options.recipe().thresholds(options.lesion()),
        options.recipe().crf(options.lesion()),
        true,
        Map.of(),
        options.dataNote(),
        INTENDED_USE,
        options.author());
  }

  private static void put(Path file, byte[] content) throws IOException {
    WholeFile.write(file, out -> out.write(content));
  }
}
