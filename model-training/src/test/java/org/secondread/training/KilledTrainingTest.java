package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.pack.PackManifest;

/** Training as a program of its own that is killed, told to stop, or runs out of disk. */
@DisabledOnOs(OS.WINDOWS)
class KilledTrainingTest {
  private static final int TORN_BYTES = 1000;

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void writePictures() throws IOException {
    data = folder.resolve("data");
    TestPictures.write(data, 4);
  }

  @Test
  void a_training_killed_again_and_again_ends_as_the_undisturbed_one() throws Exception {
    TinyTraining undisturbed = TinyTraining.in(folder.resolve("undisturbed"), data);
    TinyTraining.Result whole = undisturbed.train();
    assertEquals(0, whole.status(), whole.text());
    TinyTraining killed = TinyTraining.in(folder.resolve("killed"), data);
    Files.createDirectories(killed.run());
    long seed = System.nanoTime();
    Random random = new Random(seed);

    killWhileWriting(killed, killed.run().resolve("classifier.pt"), "--restart");
    killAfter(killed, "Training the classifier", random.nextInt(800));
    killAfter(killed, "Outlining the slices", 0);
    killAfter(killed, "Training the segmenter", random.nextInt(800));
    killWhileWriting(killed, killed.out().resolve(PackManifest.CLASSIFIER), "--resume");
    assertFalse(Files.exists(killed.out().resolve(PackManifest.FILE)), "half a pack is no pack");
    TinyTraining.Result last = killed.train("--resume");

    assertEquals(0, last.status(), last.text());
    assertEquals(
        String.join("\n", undisturbed.curves()),
        String.join("\n", killed.curves()),
        "seed " + seed);
    for (String name : List.of(PackManifest.CLASSIFIER, PackManifest.SEGMENTER)) {
      assertArrayEquals(
          Files.readAllBytes(undisturbed.out().resolve(name)),
          Files.readAllBytes(killed.out().resolve(name)),
          name + ", seed " + seed);
    }
  }

  @Test
  void a_full_disk_stops_with_advice_and_the_last_good_checkpoint_stays() throws Exception {
    requireOwnMounts();
    TinyTraining training = TinyTraining.in(folder, data);
    Files.createDirectories(training.run());
    Path kept = folder.resolve("kept");
    // One checkpoint has room, a second beside it has not.
    List<String> shell =
        List.of(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size=%s tmpfs '%s' && \"$@\"; status=$?; cp -r '%s' '%s'; exit $status"
                .formatted("1m", training.run(), training.run(), kept),
            "sh");
    try (TrainProcess process = TrainProcess.startIn(shell, training.arguments())) {
      String text = process.rest();
      assertEquals(5, process.status(), text);
      assertTrue(text.contains("Cannot write the checkpoint"), text);
      assertTrue(text.contains("make room there"), text);
      assertTrue(text.contains("--resume"), text);
      assertFalse(text.contains("\tat "), "no stack trace: " + text);
    }
    TinyTraining.Result resumed = new TinyTraining(data, training.out(), kept).train("--resume");
    assertEquals(0, resumed.status(), resumed.text());
    assertTrue(resumed.text().contains("Going on after epoch"), resumed.text());
  }

  @Test
  void memory_stays_flat_over_epochs_and_sigterm_stops_with_advice() throws Exception {
    TinyTraining training = TinyTraining.in(folder, data);
    try (TrainProcess process = TrainProcess.start(training.arguments("--epochs=100000"))) {
      process.await("Training the classifier");
      long early = residentMegabytes(process, training, 15);
      long late = residentMegabytes(process, training, 45);
      System.out.println("Resident memory after 15 epochs " + early + " MB, after 45 " + late);
      // The images of one step are 2 MB; a leak of them alone would be 60 MB.
      assertTrue(late - early < 20, early + " MB grew to " + late + " MB");

      process.terminate();
      String text = process.rest();
      assertEquals(143, process.status(), text);
      assertTrue(text.contains("interrupted; go on with the same options and --resume"), text);
    }
    TinyTraining.Result other = training.train("--resume");
    assertEquals(5, other.status(), other.text());
    assertTrue(other.text().contains("classifier.epochs was 100000 and is 3"), other.text());
  }

  private static long residentMegabytes(TrainProcess process, TinyTraining training, int epoch)
      throws Exception {
    Path checkpoint = training.run().resolve("classifier.pt");
    while (epochs(checkpoint) < epoch) {
      Thread.sleep(50);
    }
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** The epochs that the second line of a checkpoint lists. */
  private static int epochs(Path checkpoint) throws IOException {
    if (!Files.exists(checkpoint)) {
      return 0;
    }
    String text = Files.readString(checkpoint, StandardCharsets.ISO_8859_1);
    return text.split("\n", 3)[1].split("\"epoch\":", -1).length - 1;
  }

  private static void killAfter(TinyTraining training, String line, int milliseconds)
      throws Exception {
    try (TrainProcess process = TrainProcess.start(training.arguments("--resume"))) {
      process.await(line);
      Thread.sleep(milliseconds);
      process.kill();
    }
  }

  /**
   * Kills a training while it writes a file: what it writes to is a pipe that is not read to the
   * end. Leaves what a torn file would hold.
   */
  private static void killWhileWriting(TinyTraining training, Path file, String start)
      throws Exception {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.createDirectories(part.getParent());
    assertEquals(0, new ProcessBuilder("mkfifo", part.toString()).start().waitFor());
    byte[] torn;
    try (TrainProcess process = TrainProcess.start(training.arguments(start));
        InputStream pipe = open(part)) {
      torn = pipe.readNBytes(TORN_BYTES);
      process.kill();
    }
    assertEquals(TORN_BYTES, torn.length);
    Files.delete(part);
    Files.write(part, torn);
  }

  // Opening a pipe waits for the one who writes.
  private static InputStream open(Path pipe) throws Exception {
    CompletableFuture<InputStream> opened = new CompletableFuture<>();
    Thread opener =
        new Thread(
            () -> {
              try {
                opened.complete(new BufferedInputStream(new FileInputStream(pipe.toFile())));
              } catch (IOException e) {
                opened.completeExceptionally(e);
              }
            });
    opener.setDaemon(true);
    opener.start();
    return opened.get(120, TimeUnit.SECONDS);
  }

  private static void requireOwnMounts() throws Exception {
    boolean able;
    try {
      able =
          new ProcessBuilder(
                      "unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt")
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      able = false;
    }
    if (!able) {
      System.out.println("SKIPPED: no small disk can be mounted here (unshare --mount, tmpfs)");
      abort("no small disk can be mounted here");
    }
  }
}
