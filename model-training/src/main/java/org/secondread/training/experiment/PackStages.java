package org.secondread.training.experiment;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secondread.crf.DenseCrf;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackManifest;
import org.secondread.runtime.DeviceRequest;
import org.secondread.runtime.Networks;
import org.secondread.training.Outliner;
import org.secondread.training.torch.Fingerprint;

/** The stages of a model pack, run by ONNX Runtime as they are in use. */
final class PackStages implements AutoCloseable {
  private final PackManifest manifest;
  private final Networks networks;
  private final DenseCrf crf;
  private final Outliner outliner;

  private PackStages(PackManifest manifest, Networks networks, DenseCrf crf) {
    this.manifest = manifest;
    this.networks = networks;
    this.crf = crf;
    outliner = Outliner.of(manifest, networks.classifier(), networks.segmenter()::segment, crf);
  }

  /**
   * @throws IOException when the pack is missing, damaged or of another lesion type
   */
  static PackStages open(ExperimentOptions options) throws IOException {
    ModelPack pack = ModelPack.load(options.pack()).requireLesionType(options.lesion());
    Networks networks = Networks.open(pack, DeviceRequest.CPU);
    return new PackStages(pack.manifest(), networks, new DenseCrf(1));
  }

  PackManifest manifest() {
    return manifest;
  }

  Outliner outliner() {
    return outliner;
  }

  /**
   * Everything the pack says that changes CAM and CRF masks; not its names, its segmenter and what
   * is done with masks afterwards.
   */
  String teaching() {
    Map<String, String> said =
        new LinkedHashMap<>(Fingerprint.empty().withAll("pack", manifest).values());
    List.of("formatVersion", "name", "version", "gate", "thresholds.probability")
        .forEach(field -> said.remove("pack." + field));
    List.of("requireCrfSupport", "files", "trainingData", "intendedUse", "author")
        .forEach(field -> said.remove("pack." + field));
    return "classifier %s; %s".formatted(manifest.files().get(PackManifest.CLASSIFIER), said);
  }

  /** Name and version. */
  String name() {
    return manifest.name() + " " + manifest.version();
  }

  @Override
  public void close() {
    networks.close();
    crf.close();
  }
}
