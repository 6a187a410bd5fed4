package org.secondread.training.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.progress.Cancellation;
import org.secondread.training.TestPictures;
import org.secondread.training.experiment.TinyExperiment.Result;
import picocli.CommandLine;

/** Every experiment on a handful of drawn pictures, with nets as narrow as they come. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExperimentCommandTest {
  private TinyExperiment experiment;

  @BeforeAll
  void makeAPack(@TempDir Path folder) throws IOException {
    experiment = TinyExperiment.hemorrhage(folder);
  }

  @Test
  void masks_of_every_stage_stand_beside_the_papers_and_are_not_made_twice() throws IOException {
    Result first = run("masks", "--recipes=default,paper");
    assertEquals(0, first.status(), first.text());
    Result again = run("masks", "--recipes=default");
    assertTrue(again.text().contains("Kept from before: masks-ich-default-seed1"), again.text());
    String table = Files.readString(experiment.out().resolve("masks-ich.md"));
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
    List<String> lines = Files.readAllLines(experiment.out().resolve("thresholds-ich.csv"));
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
    Result stopped = experiment.run(cancelled, "classifiers");
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
    Result part = run("classifiers", "--kept", "--seeds=1,2,3");
    assertTrue(part.text().contains("Not run: classifiers-ich-VGG-seed3"), part.text());
    List<String> lines = Files.readAllLines(experiment.out().resolve("classifiers-ich.csv"));
    assertTrue(lines.get(0).contains("AUC,AUC spread"), lines.get(0));
    assertTrue(lines.get(1).endsWith(",2"), "not the mean of two seeds: " + lines.get(1));
  }

  @Test
  void segmenters_learn_what_the_pack_sees() throws IOException {
    Result result = run("segmenters");
    assertEquals(0, result.status(), result.text());
    for (String net : PaperFigures.segmenters().keySet()) {
      assertTrue(result.text().contains("| " + net + " | "), result.text());
    }
    written("segmenters-ich.md", "segmenters-ich.csv", "segmenters-ich.png");
    for (String line : Files.readAllLines(experiment.out().resolve("segmenters-ich.csv"))) {
      assertFalse(line.contains(",,"), "a cell is empty: " + line);
    }
    assertTrue(result.text().contains("| MIoU, T = 0.35 |"), result.text());
    assertTrue(result.text().contains("| MIoU, T = 0.7 |"), result.text());
    try (var files = Files.list(experiment.results())) {
      assertTrue(files.noneMatch(file -> file.toString().contains(".pt")), "checkpoints stay");
    }
  }

  @Test
  void the_command_in_a_table_names_all_that_was_given_but_for_where_things_are_written() {
    String text = run("thresholds").text();
    assertTrue(text.contains("--pack " + experiment.folder().resolve("pack")), text);
    assertTrue(text.contains("--data " + experiment.data()), text);
    assertFalse(text.contains("--out "), text);
    assertFalse(text.contains("--threads "), text);
  }

  @Test
  void processes_that_share_a_run_folder_leave_each_other_what_they_are_at() throws Exception {
    String[] options = {"--seeds=7,8", "--run=" + experiment.folder().resolve("shared")};
    ExecutorService two = Executors.newFixedThreadPool(2);
    Result one;
    Result other;
    try {
      Future<Result> first =
          two.submit(() -> run("segmenters", with(options, "--out=" + experiment.folder() + "/1")));
      Future<Result> second =
          two.submit(() -> run("segmenters", with(options, "--out=" + experiment.folder() + "/2")));
      one = first.get();
      other = second.get();
    } finally {
      two.shutdown();
    }
    assertEquals(0, one.status(), one.text());
    assertEquals(0, other.status(), other.text());
    String both = one.text() + other.text();
    assertEquals(10, both.split("Training segmenters-", -1).length - 1, both);
    Result table = run("segmenters", with(options, "--kept"));
    assertFalse(table.text().contains("not run"), table.text());
    assertTrue(table.text().contains(" ± "), table.text());
  }

  @Test
  void the_list_and_the_help_name_every_experiment() {
    Result list = TinyExperiment.execute(new Cancellation(), "list");
    assertEquals(0, list.status(), list.text());
    for (String name :
        List.of("masks", "classifiers", "segmenters", "cost", "thresholds", "screening")) {
      assertTrue(list.text().contains(name), list.text());
    }
    assertTrue(TinyExperiment.execute(new Cancellation(), "--help").text().contains("--seeds"));
  }

  @Test
  void mistakes_end_with_their_own_status_and_advice() {
    assertEnds(2, "expected one of", run("shapes"));
    assertEnds(2, "expected aci or ich", run("masks", "--lesion=stroke"));
    assertEnds(2, "at least 1", run("masks", "--epochs=0"));
    assertFalse(run("shapes").text().contains("Usage:"), "the whole help hides the mistake");
    assertEnds(2, "paper, default or none", run("masks", "--recipes=ours"));
    Path none = experiment.folder().resolve("none");
    assertEnds(3, "no label table", run("screening", "--data=" + none));
    for (String name : List.of("masks", "segmenters", "thresholds", "screening")) {
      Result unread = run(name, "--pack=" + none, "--data=" + none);
      assertEnds(3, "Model pack " + none + " does not exist", unread);
      assertEnds(3, "is for lesion type ich, expected aci", run(name, "--lesion=aci"));
    }
    assertEnds(2, "names a seed twice", run("masks", "--seeds=1,2,1"));
    assertEnds(3, "not of the form", run("screening", "--held-out=x"));
  }

  @Test
  void a_place_that_cannot_be_written_is_refused_at_once_and_a_failure_leaves_no_folder(
      @TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertEnds(
        5,
        "expected a folder; name another place with --out",
        TinyExperiment.execute(new Cancellation(), "cost", "--out=" + file));
    Path none = folder.resolve("none");
    Path out = folder.resolve("out");
    assertEnds(
        3,
        "does not exist",
        TinyExperiment.execute(
            new Cancellation(), "screening", "--pack=" + none, "--data=" + none, "--out=" + out));
    assertEnds(
        3,
        "there is no run folder " + folder.resolve("out-run"),
        TinyExperiment.execute(new Cancellation(), "cost", "--kept", "--out=" + out));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(file), left.toList());
    }
  }

  @Test
  void a_held_out_slice_without_brain_does_not_count_and_is_told() throws IOException {
    Path data = experiment.folder().resolve("with-a-black-picture");
    TestPictures.write(data.resolve("head-ct"), 6);
    BufferedImage black = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(black, "png", data.resolve("head-ct/slices/003.png").toFile());
    String out = "--out=" + experiment.folder().resolve("black-out");
    Result result = run("screening", "--data=" + data, out);
    assertEquals(0, result.status(), result.text());
    String told = "held out 1 slices with and 2 without lesion; 1 more held-out slices, 1 of them";
    assertTrue(result.text().contains(told), result.text());
  }

  @Test
  void where_memory_runs_out_it_says_how_to_go_on() {
    StringWriter text = new StringWriter();
    CommandLine line =
        Main.PROGRAM.commandLine(new Cancellation()).setErr(new PrintWriter(text, true));
    RuntimeException torch = new RuntimeException("DefaultCPUAllocator: can't allocate memory");
    assertEquals(1, ExperimentCommand.FAILURES.explain(torch, line), text::toString);
    assertTrue(text.toString().contains("out of memory"), text::toString);
    assertTrue(text.toString().contains("give the same command again"), text::toString);
    assertFalse(text.toString().contains("\tat "), text::toString);
  }

  private static String[] with(String[] options, String more) {
    return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
  }

  private void written(String... names) throws IOException {
    for (String name : names) {
      assertTrue(Files.size(experiment.out().resolve(name)) > 0, name);
    }
  }

  private Result run(String name, String... more) {
    return experiment.run(name, more);
  }

  private static void assertEnds(int status, String part, Result result) {
    assertEquals(status, result.status(), result.text());
    assertTrue(result.text().contains(part), result.text());
    assertFalse(result.text().contains("\tat "), result.text());
  }
}
