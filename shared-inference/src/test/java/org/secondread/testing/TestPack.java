package org.secondread.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.secondread.LesionType;
import org.secondread.crf.CrfParameters;
import org.secondread.crf.CrfSettings;
import org.secondread.pack.BrainPercentile;
import org.secondread.pack.Intensity;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackManifest;
import org.secondread.pack.PackWriter;
import org.secondread.pack.Thresholds;
import org.secondread.pack.Window;

/** Model packs for tests. */
public final class TestPack {

  private TestPack() {}

  /** A hemorrhage pack for CT whose networks answer to brightness alone. */
  public static ModelPack ofBlood(Path folder) throws IOException {
    return ofBlood(folder, manifest());
  }

  /** The same with other settings. */
  public static ModelPack ofBlood(Path folder, PackManifest manifest) throws IOException {
    return write(folder, manifest, TinyNet.bloodClassifier(), TinyNet.bloodSegmenter());
  }

  /** Writes and loads a pack with these networks. */
  public static ModelPack write(Path folder, byte[] classifier, byte[] segmenter)
      throws IOException {
    return write(folder, manifest(), classifier, segmenter);
  }

  /** Writes and loads a pack with these networks. */
  public static ModelPack write(
      Path folder, PackManifest manifest, byte[] classifier, byte[] segmenter) throws IOException {
    Files.write(folder.resolve(PackManifest.CLASSIFIER), classifier);
    Files.write(folder.resolve(PackManifest.SEGMENTER), segmenter);
    PackWriter.write(folder, manifest);
    return ModelPack.load(folder);
  }

  /** A manifest without checksums. */
  public static PackManifest manifest() {
    return manifest(0.5, 0.7);
  }

  /** A manifest without checksums. */
  public static PackManifest manifest(int inputChannels) {
    return manifest(inputChannels, 0.5, 0.7);
  }

  /** A manifest without checksums. */
  public static PackManifest manifest(double gate, double probabilityThreshold) {
    return manifest(1, gate, probabilityThreshold);
  }

  /** A manifest for infarcts on diffusion weighted MR, without checksums. */
  public static PackManifest infarctManifest() {
    return infarctManifest(BrainPercentile.STANDARD);
  }

  /** The same with another intensity. */
  public static PackManifest infarctManifest(Intensity intensity) {
    PackManifest ich = manifest();
    return new PackManifest(
        ich.formatVersion(),
        ich.name(),
        ich.version(),
        LesionType.ACI,
        "MR",
        intensity,
        ich.inputSize(),
        112,
        ich.inputChannels(),
        ich.camStride(),
        ich.scales(),
        ich.gate(),
        ich.thresholds(),
        ich.crf(),
        ich.requireCrfSupport(),
        ich.files(),
        ich.trainingData(),
        ich.intendedUse(),
        ich.author());
  }

  private static PackManifest manifest(
      int inputChannels, double gate, double probabilityThreshold) {
    return new PackManifest(
        PackManifest.FORMAT_VERSION,
        "test",
        "1.2",
        LesionType.ICH,
        "CT",
        new Window(40, 80),
        256,
        160,
        inputChannels,
        16,
        List.of(0.5, 1.0, 1.5, 2.0),
        gate,
        new Thresholds(0.7, probabilityThreshold),
        new CrfSettings(new CrfParameters(3, 3, 2, 20, 13, 6), 6, 0.5, 0.15, 0.9),
        true,
        Map.of(),
        "Nothing",
        "Tests; not for clinical use",
        "Second Read");
  }
}
