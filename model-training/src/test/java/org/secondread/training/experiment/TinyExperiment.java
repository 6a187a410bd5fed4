package org.secondread.training.experiment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.secondread.progress.Cancellation;
import org.secondread.training.TestPictures;
import org.secondread.training.TestVolumes;
import org.secondread.training.TinyTraining;

/**
 * Experiments of seconds on drawn data, with nets as narrow as they come.
 *
 * @param lesion ich or aci
 * @param folder of data, pack and results
 * @param heldOut blocks or patients
 */
record TinyExperiment(String lesion, Path folder, String heldOut) {

  /** What a command printed and returned. */
  record Result(int status, String text) {}

  /** Draws pictures and makes a pack of them. */
  static TinyExperiment hemorrhage(Path folder) throws IOException {
    TinyExperiment experiment = new TinyExperiment("ich", folder, "2-3,102-103");
    Path pictures = experiment.data().resolve("head-ct");
    TestPictures.write(pictures, 6);
    pack(TinyTraining.in(folder, pictures).train("--validation-blocks=2-3,102-103"));
    return experiment;
  }

  /** Draws volumes of two subjects, one of them healthy, and makes a pack of them. */
  static TinyExperiment infarct(Path folder) throws IOException {
    TinyExperiment experiment = new TinyExperiment("aci", folder, "healthy");
    Path volumes = experiment.data().resolve("mr-dwi");
    StringBuilder table = new StringBuilder("file,slice,label,patient\n");
    for (String name : List.of("ill", "healthy")) {
      TestVolumes.writeBrain(volumes.resolve(name + ".nii.gz"), 64, 6, name.length());
      for (int i = 0; i < 6; i++) {
        table.append("%s,%d,%d,%s%n".formatted(name, i, name.equals("ill") ? i % 2 : 0, name));
      }
    }
    Files.writeString(volumes.resolve("labels.csv"), table);
    for (int i = 0; i < 20; i++) {
      TestVolumes.write(
          experiment.data().resolve("infarct-masks/mask%02d.nii.gz".formatted(i)),
          32,
          10,
          (x, y, z) -> x >= 4 && x < 28 && y > 8 && y < 20 ? 1 : 0);
    }
    pack(TinyTraining.in(folder, volumes).train("--lesion=aci", "--validation-patients=healthy"));
    Files.copy(volumes.resolve("labels.csv"), folder.resolve("pack/labels.csv"));
    return experiment;
  }

  private static void pack(TinyTraining.Result result) {
    if (result.status() != 0) {
      throw new IllegalStateException(result.text());
    }
  }

  Path data() {
    return folder.resolve("data");
  }

  Path out() {
    return folder.resolve("out");
  }

  Path results() {
    return folder.resolve("out-run");
  }

  /** With small settings, where {@code more} has no others. */
  Result run(String name, String... more) {
    return run(new Cancellation(), name, more);
  }

  Result run(Cancellation cancellation, String name, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(name, "--lesion=" + lesion, "--data=" + data(), "--held-out=" + heldOut));
    arguments.addAll(List.of("--out=" + out(), "--pack=" + folder.resolve("pack")));
    arguments.addAll(List.of("--width=4", "--synthetic-epochs=1", "--epochs=2", "--threads=1"));
    arguments.add("--segmenter-epochs=2");
    for (String argument : more) {
      String option = argument.replaceFirst("=.*", "=");
      arguments.removeIf(known -> known.startsWith(option));
      arguments.add(argument);
    }
    return execute(cancellation, arguments.toArray(String[]::new));
  }

  static Result execute(Cancellation cancellation, String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintWriter writer = new PrintWriter(bytes, true, StandardCharsets.UTF_8);
    int status =
        Main.PROGRAM.commandLine(cancellation).setOut(writer).setErr(writer).execute(arguments);
    writer.flush();
    return new Result(status, bytes.toString(StandardCharsets.UTF_8));
  }
}
