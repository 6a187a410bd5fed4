package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.LesionType;
import org.secondread.image.GreyImage;
import org.secondread.pack.ModelPack;
import org.secondread.progress.Cancellation;
import org.secondread.runtime.DeviceRequest;
import org.secondread.runtime.Networks;
import picocli.CommandLine;

class TrainCommandTest {
  @TempDir private Path folder;

  @Test
  void the_run_folder_lies_beside_the_pack_even_where_that_is_the_current_folder() {
    Path here = Path.of("").toAbsolutePath();
    Path beside = here.resolveSibling(here.getFileName() + "-run");
    assertEquals(beside, TrainOptions.runBeside(Path.of(".")));
    assertEquals(beside, TrainOptions.runBeside(Path.of("")));
    assertEquals(here.resolve("pack-run"), TrainOptions.runBeside(Path.of("a/../pack")));
  }

  @Test
  void a_short_training_gives_a_pack_that_loads_and_a_report() throws IOException {
    Path data = folder.resolve("data");
    TestPictures.write(data, 8);
    Path out = folder.resolve("pack");
    Result result = train(data, out, "--threads", "2");
    assertEquals(0, result.status(), result.text());
    assertTrue(result.text().contains("Not for clinical use"), result.text());
    ModelPack pack = ModelPack.load(out);
    assertEquals(LesionType.ICH, pack.manifest().lesionType());
    try (Networks networks = Networks.open(pack, DeviceRequest.CPU)) {
      GreyImage cam = networks.classifier().classify(new GreyImage(256, 256)).cam();
      assertEquals(16, cam.width());
      assertEquals(256, networks.segmenter().segment(new GreyImage(256, 256)).width());
    }
    for (String name : List.of("report.md", "metrics.json", "curves.png", "montage-lesions.png")) {
      assertTrue(Files.size(folder.resolve("pack-run").resolve(name)) > 0, name);
    }
    String card = Files.readString(out.resolve("MODEL_CARD.md"));
    assertTrue(card.contains("Not for clinical use"), card);
    for (String row : List.of("0.7, the pack's |", "0.35 |", "0.9 |")) {
      assertTrue(card.contains("| Mixed-UNet, cut at " + row), card);
    }
    assertFalse(card.contains("Remarks"), card);
    Path remarks = folder.resolve("remarks.md");
    Files.writeString(remarks, "Seen by nobody.\n");
    Result told = train(data, out, "--card-only", "--remarks=" + remarks, "--threads", "2");
    assertEquals(0, told.status(), told.text());
    String same = Files.readString(out.resolve("MODEL_CARD.md"));
    assertTrue(
        same.endsWith(
            "## Remarks\nWritten by hand; all above is made by the training.\n\nSeen by nobody.\n"),
        same);
    assertEquals(figures(card), figures(same));
    assertEnds(3, "no file", train(data, out, "--card-only", "--remarks=none.md"));

    Result again = train(data, out);
    assertEquals(2, again.status());
    assertTrue(again.text().contains("--replace"), again.text());
    assertTrue(again.text().lines().count() <= 3, again.text());

    Result resumed = train(data, out, "--resume", "--replace", "--threads", "2");
    assertEquals(0, resumed.status(), resumed.text());
    Result other = train(data, out, "--resume", "--replace", "--width=8");
    assertEquals(5, other.status(), other.text());
    assertTrue(other.text().contains("--width was 4 and is 8"), other.text());
  }

  @Test
  void mistakes_end_with_their_own_status_and_advice() throws IOException {
    Path data = folder.resolve("data");
    TestPictures.write(data, 4);
    Path out = folder.resolve("pack");
    assertEnds(2, "--lesion", run());
    assertEnds(2, "expected aci or ich", train(data, out, "--lesion=stroke"));
    assertEnds(2, "at least 1", train(data, out, "--epochs=0"));
    assertEnds(3, "no label table", train(folder.resolve("none"), out));
    assertEnds(3, "not of the form", train(data, out, "--validation-blocks=x"));
    Path file = Files.createFile(folder.resolve("file"));
    assertEnds(3, "is a file; expected the folder with the images", train(file, out));
    assertEnds(3, "is a folder; expected a label table", train(data, out, "--labels=" + data));
    assertEnds(2, "expected 0 to 100", train(data, out, "--segmenter-seeding=-1"));
    assertEnds(2, "expected 0 to 1", train(data, out, "--least-specificity=2"));
    assertEnds(2, "--name is empty or holds control", train(data, out, "--name="));
    assertEnds(2, "--author is empty or holds control", train(data, out, "--author=a\u001bb"));
    assertEnds(2, "expected a number above 0", train(data, out, "--learning-rate=Infinity"));
  }

  @Test
  void places_that_cannot_be_written_are_refused_at_once_and_nothing_is_left_behind()
      throws IOException {
    Path data = folder.resolve("data");
    TestPictures.write(data, 4);
    Path file = Files.createFile(folder.resolve("file"));
    assertEnds(5, "file is a file, expected a folder", train(data, file.resolve("pack")));
    assertEnds(5, "file is a file, expected a folder", train(data, file));
    Path out = folder.resolve("pack");
    assertEnds(5, "--run is", train(data, out, "--run=" + file));
    if (Files.isDirectory(Path.of("/proc"))) {
      assertEnds(5, "nothing can be written in /proc", train(data, Path.of("/proc/pack")));
    }
    assertEnds(3, "not of the form", train(data, out, "--validation-blocks=x"));
    assertFalse(Files.exists(out));
    assertFalse(Files.exists(folder.resolve("pack-run")));
  }

  @Test
  void pictures_without_any_brain_are_refused_with_advice() throws IOException {
    Path data = folder.resolve("data");
    Path slices = Files.createDirectories(data.resolve("slices"));
    StringBuilder table = new StringBuilder("id,label\n");
    for (int i = 0; i < 20; i++) {
      ImageIO.write(
          new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY),
          "png",
          slices.resolve(i + ".png").toFile());
      table.append("%d,%d%n".formatted(i, i % 2));
    }
    Files.writeString(data.resolve("labels.csv"), table);
    Path out = folder.resolve("pack");
    assertEnds(3, "No brain was found on any of the 8 slices to train on", train(data, out));
    assertEnds(3, "expected axial head CT, pictures in the brain window", train(data, out));
    assertFalse(Files.exists(out));
    assertFalse(Files.exists(folder.resolve("pack-run")));
  }

  @Test
  void labels_that_name_nothing_are_refused_with_what_was_found() throws IOException {
    Path data = folder.resolve("data");
    TestPictures.write(data, 4);
    Path table = folder.resolve("others.csv");
    Files.writeString(table, "id,label\nx,0\ny,1\n");
    Path out = folder.resolve("pack");
    Result result = train(data, out, "--labels=" + table);
    assertEnds(3, "2 entries of", result);
    assertEnds(3, "such as [x, y]; found there: 8 pictures, 0 NIfTI volumes", result);
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertEnds(3, "found there: 0 pictures", train(empty, out, "--labels=" + table));
    Files.writeString(table, "id,label\n0,1\n1,1\n");
    assertEnds(3, "add some of the other kind", train(data, out, "--labels=" + table));
  }

  @Test
  void each_lesion_has_the_epochs_that_made_its_pack() {
    TrainOptions bleeds = usual("--lesion=ich");
    assertEquals(List.of(40, 110, 30), epochs(bleeds));
    assertEquals(0, bleeds.leastSpecificity());
    TrainOptions infarcts = usual("--lesion=aci");
    assertEquals(List.of(30, 46, 20), epochs(infarcts));
    assertEquals(1, infarcts.leastSpecificity());
    assertEquals(List.of(0, 100, 100), epochs(usual("--lesion=ich", "--recipe=paper")));
  }

  /** Options as they are when no more is given than must be. */
  private TrainOptions usual(String... arguments) {
    TrainCommand command = new TrainCommand(new Cancellation());
    List<String> all = new ArrayList<>(List.of("--images=a", "--labels=b"));
    all.add("--out=" + folder.resolve("pack"));
    all.addAll(List.of(arguments));
    new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(all.toArray(String[]::new));
    return command.options();
  }

  private static List<Integer> epochs(TrainOptions options) {
    return List.of(options.syntheticEpochs(), options.epochs(), options.segmenterEpochs());
  }

  /** The rows of the card's tables. */
  private static List<String> figures(String card) {
    return card.lines().filter(line -> line.startsWith("|")).toList();
  }

  private Result train(Path data, Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--images=" + data, "--labels=labels.csv", "--out=" + out, "--width=4"));
    arguments.addAll(List.of("--segmenter-width=2", "--synthetic-epochs=1", "--epochs=1"));
    arguments.addAll(List.of("--segmenter-epochs=1", "--lesion=ich"));
    for (String argument : more) {
      String name =
          argument.contains("=") ? argument.substring(0, argument.indexOf('=') + 1) : argument;
      arguments.removeIf(known -> known.startsWith(name));
      arguments.add(argument);
    }
    return run(arguments.toArray(String[]::new));
  }

  private static Result run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintWriter writer = new PrintWriter(bytes, true, StandardCharsets.UTF_8);
    int status =
        Main.PROGRAM
            .commandLine(new Cancellation())
            .setOut(writer)
            .setErr(writer)
            .execute(arguments);
    writer.flush();
    return new Result(status, bytes.toString(StandardCharsets.UTF_8));
  }

  private static void assertEnds(int status, String part, Result result) {
    assertEquals(status, result.status(), result.text());
    assertTrue(result.text().contains(part), result.text());
  }

  private record Result(int status, String text) {}
}
