package org.secondread.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.secondread.cam.Classifier;
import org.secondread.crf.DenseCrf;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackManifest;
import org.secondread.progress.Cancellation;
import org.secondread.runtime.DeviceRequest;
import org.secondread.runtime.Networks;
import org.secondread.training.torch.TorchNet;

/** Reads an exported pack back as a reader would, and examines it on the slices of its training. */
final class PackExaminer {
  private PackExaminer() {}

  /**
   * @param trained the examination whose slices and gate are taken
   * @throws IOException when the pack cannot be read
   */
  static Examination examine(Path folder, Examination trained, Cancellation cancellation)
      throws IOException {
    return examine(ModelPack.load(folder), cancellation, trained::again);
  }

  /** Examines a pack at its own gate on the slices its training held out. */
  static Examination examine(ModelPack pack, TrainingData data, Cancellation cancellation)
      throws IOException {
    double gate = pack.manifest().gate();
    return examine(pack, cancellation, outliner -> Examination.ofPack(outliner, data, gate));
  }

  private static Examination examine(
      ModelPack pack, Cancellation cancellation, Function<Outliner, Examination> examination)
      throws IOException {
    PackManifest manifest = pack.manifest();
    try (Networks networks = Networks.open(pack, DeviceRequest.CPU, TorchNet.threads());
        DenseCrf crf = new DenseCrf(1)) {
      Classifier classifier =
          image -> {
            cancellation.check();
            return networks.classifier().classify(image);
          };
      return examination.apply(
          Outliner.of(manifest, classifier, networks.segmenter()::segment, crf));
    }
  }
}
