package org.secondread.training.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.progress.Cancellation;
import org.secondread.training.TestPictures;

/** Every experiment on a handful of drawn pictures, with nets as narrow as they come. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExperimentCommandTest {
  private static final String HELD_OUT = "2-3,102-103";

  private Path folder;
  private Path data;

  /** Draws pictures and makes a pack from them, which is what 'masks' trains. */
  @BeforeAll
  void makeAPack(@TempDir Path temporary) throws IOException {
    folder = temporary;
    data = folder.resolve("data");
    TestPictures.write(data.resolve("head-ct"), 6);
    Result masks = run("masks", "--recipes=default", "--pack=" + folder.resolve("none"));
    assertEquals(3, masks.status(), masks.text());
    assertTrue(masks.text().contains("does not exist"), masks.text());
  }

  @Test
  void masks_of_every_stage_stand_beside_the_papers_and_are_not_made_twice() throws IOException {
    Result first = run("masks", "--recipes=default");
    assertEquals(0, first.status(), first.text());
    assertTrue(first.text().contains("Kept from before: masks-ich-default-seed1"), first.text());
    String table = Files.readString(out().resolve("masks-ich.md"));
    for (String mask : List.of("Origin_mask", "Refined_mask", "CRF_mask", "Mixed-UNet")) {
      assertTrue(table.contains("| " + mask + ", our recipe | "), table);
      assertTrue(table.contains("| " + mask + ", pack "), table);
    }
    assertTrue(table.contains("Order Origin < Refined < CRF"), table);
    assertTrue(table.contains("0.771 | 0.691"), table);
    assertTrue(table.contains("`./secondread experiment masks "), table);
    written("masks-ich.csv", "masks-ich-default.png", "masks-ich-pack.png");
  }

  @Test
  void thresholds_are_judged_over_their_whole_range() throws IOException {
    Result result = run("thresholds");
    assertEquals(0, result.status(), result.text());
    List<String> lines = Files.readAllLines(out().resolve("thresholds-ich.csv"));
    assertEquals(20, lines.size());
    assertTrue(lines.get(1).startsWith("0.05,"), lines.get(1));
    assertTrue(lines.get(19).startsWith("0.95,"), lines.get(19));
    written("thresholds-ich.md", "thresholds-ich.png");
  }

  @Test
  void the_screening_score_gets_its_roc_and_calibration() throws IOException {
    Result result = run("screening");
    assertEquals(0, result.status(), result.text());
    for (String figure : List.of("AUC", "sensitivity at specificity 0.95", "Brier score")) {
      assertTrue(result.text().contains("| " + figure + " | "), result.text());
    }
    written("screening-ich.png", "screening-ich-roc.csv", "screening-ich-calibration.csv");
  }

  @Test
  void classifiers_are_compared_and_go_on_where_they_stopped() throws IOException {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    Result stopped = run(cancelled, "classifiers");
    assertEquals(130, stopped.status(), stopped.text());
    assertTrue(stopped.text().contains("same command again"), stopped.text());
    Result kept = run("classifiers", "--kept");
    assertEquals(0, kept.status(), kept.text());
    assertTrue(kept.text().contains("| VGG (not run) |"), kept.text());
    Result result = run("classifiers", "--seeds=1,2");
    assertEquals(0, result.status(), result.text());
    assertTrue(result.text().contains("mean ± standard deviation"), result.text());
    for (String net : PaperFigures.classifiers().keySet()) {
      assertTrue(result.text().contains("| " + net + " | "), result.text());
    }
    Result again = run("classifiers");
    assertFalse(again.text().contains("Training"), again.text());
  }

  @Test
  void segmenters_learn_what_the_pack_sees() throws IOException {
    Result result = run("segmenters");
    assertEquals(0, result.status(), result.text());
    for (String net : PaperFigures.segmenters().keySet()) {
      assertTrue(result.text().contains("| " + net + " | "), result.text());
    }
    written("segmenters-ich.md", "segmenters-ich.csv", "segmenters-ich.png");
    try (var files = Files.list(folder.resolve("out-run"))) {
      assertTrue(files.noneMatch(file -> file.toString().contains(".pt")), "checkpoints stay");
    }
  }

  @Test
  void the_list_and_the_help_name_every_experiment() {
    Result list = run(new Cancellation(), List.of("list"));
    assertEquals(0, list.status(), list.text());
    for (String name :
        List.of("masks", "classifiers", "segmenters", "cost", "thresholds", "screening")) {
      assertTrue(list.text().contains(name), list.text());
    }
    assertTrue(run(new Cancellation(), List.of("--help")).text().contains("--seeds"));
  }

  @Test
  void mistakes_end_with_their_own_status_and_advice() {
    assertEnds(2, "expected one of", run("shapes"));
    assertEnds(2, "expected aci or ich", run("masks", "--lesion=stroke"));
    assertEnds(2, "at least 1", run("masks", "--epochs=0"));
    assertFalse(run("shapes").text().contains("Usage:"), "the whole help hides the mistake");
    assertEnds(2, "paper, default or none", run("masks", "--recipes=ours"));
    assertEnds(3, "no label table", run("screening", "--data=" + folder.resolve("none")));
    assertEnds(3, "not of the form", run("screening", "--held-out=x"));
  }

  private Path pack() throws IOException {
    try (var runs = Files.list(folder.resolve("out-run"))) {
      return runs.filter(run -> run.getFileName().toString().startsWith("masks-ich-default"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow()
          .resolve("pack");
    }
  }

  private Path out() {
    return folder.resolve("out");
  }

  private void written(String... names) throws IOException {
    for (String name : names) {
      assertTrue(Files.size(out().resolve(name)) > 0, name);
    }
  }

  private Result run(String name, String... more) {
    return run(new Cancellation(), name, more);
  }

  private Result run(Cancellation cancellation, String name, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(name, "--data=" + data, "--held-out=" + HELD_OUT, "--out=" + out()));
    arguments.addAll(List.of("--width=4", "--synthetic-epochs=1", "--epochs=2", "--threads=1"));
    arguments.add("--segmenter-epochs=2");
    for (String argument : more) {
      String option = argument.replaceFirst("=.*", "=");
      arguments.removeIf(known -> known.startsWith(option));
      arguments.add(argument);
    }
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--pack="))) {
      try {
        arguments.add("--pack=" + pack());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return run(cancellation, arguments);
  }

  private static Result run(Cancellation cancellation, List<String> arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintWriter writer = new PrintWriter(bytes, true, StandardCharsets.UTF_8);
    int status =
        Main.commandLine(cancellation)
            .setOut(writer)
            .setErr(writer)
            .execute(arguments.toArray(String[]::new));
    writer.flush();
    return new Result(status, bytes.toString(StandardCharsets.UTF_8));
  }

  private static void assertEnds(int status, String part, Result result) {
    assertEquals(status, result.status(), result.text());
    assertTrue(result.text().contains(part), result.text());
  }

  private record Result(int status, String text) {}
}
