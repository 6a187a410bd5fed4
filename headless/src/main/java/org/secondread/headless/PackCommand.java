package org.secondread.headless;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.secondread.LesionType;
import org.secondread.crf.CrfParameters;
import org.secondread.crf.CrfSettings;
import org.secondread.pack.BrainPercentile;
import org.secondread.pack.Intensity;
import org.secondread.pack.PackManifest;
import org.secondread.pack.Window;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Verifies a model pack and shows what it says about itself. */
@Command(
    name = "pack",
    header = "Verify a model pack and show what it says about itself.",
    description = "A pack whose checksums do not hold is refused.")
final class PackCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "<pack>",
      description = "Folder or zip file; without it the pack that comes with the program.")
  Path path = Packs.included(LesionType.ICH);

  PackCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    PackManifest pack = Packs.load(path).manifest();
    TextTable table =
        new TextTable()
            .row("Pack", pack.name() + " " + pack.version() + ", not for clinical use")
            .row("Lesion", pack.lesionType().label() + " on " + pack.modality())
            .row("Intensity", intensity(pack.intensity()))
            .row("Input", pack.inputSize() + " x " + pack.inputSize() + " pixels")
            .row("Scales", pack.scales().toString())
            .row("Gate", String.valueOf(pack.gate()))
            .row(
                "Thresholds",
                "CAM "
                    + pack.thresholds().cam()
                    + ", probability "
                    + pack.thresholds().probability())
            .row("CRF", crf(pack.crf()))
            .row("CRF support", pack.requireCrfSupport() ? "required" : "not required")
            .row("Training data", pack.trainingData())
            .row("Intended use", pack.intendedUse())
            .row("Author", pack.author());
    pack.files().forEach((file, sha256) -> table.row(file, "SHA-256 " + sha256 + ", verified"));
    console.out().print(table);
    console.out().flush();
    return ExitCode.DONE.status();
  }

  private static String intensity(Intensity intensity) {
    if (intensity instanceof Window window) {
      return "window, level " + window.level() + ", width " + window.width();
    }
    BrainPercentile brain = (BrainPercentile) intensity;
    String scale = "percentile " + brain.percentile() + " of the brain at " + brain.level();
    return brain
        .lesionFloor()
        .map(floor -> scale + ", lesions from " + floor.timesBrain() + " times the brain")
        .orElse(scale);
  }

  private static String crf(CrfSettings settings) {
    CrfParameters crf = settings.parameters();
    return "Gaussian sxy %s compat %s, bilateral sxy %s srgb %s compat %s, %d iterations"
        .formatted(
            crf.gaussianSxy(),
            crf.gaussianCompat(),
            crf.bilateralSxy(),
            crf.bilateralSrgb(),
            crf.bilateralCompat(),
            crf.iterations());
  }
}
