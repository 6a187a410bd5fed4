package org.secondread.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.secondread.headless.Fixtures.assertSays;
import static org.secondread.headless.Fixtures.assertStatus;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.progress.Cancellation;

/** An interrupted run ends soon and leaves nothing behind. */
class InterruptionTest {
  @TempDir Path folder;

  @Test
  void aCancelledRunSaysSoAndWritesNothing() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Path pack = Fixtures.pack(folder.resolve("pack"));
    Path out = folder.resolve("out");
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    Cli run =
        Cli.run(cancellation, "segment", "--lesion", "ich", "--out", out, "--pack", pack, series);

    assertStatus(ExitCode.INTERRUPTED, run);
    assertSays("interrupted; no result was written", run.err());
    assertEquals("", run.out());
    assertTrue(!Files.exists(out) || Fixtures.files(out).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalEndsTheProgramWithoutHalfFiles(String signal, int status) throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no signals on Windows");
    if (signal.equals("INT") && interruptsAreIgnored()) {
      System.out.println("SKIPPED: SIGINT is ignored here, as in a shell's background job");
      abort("SIGINT is ignored by this process and so by those it starts");
    }
    // The first line about it comes after a second, when no machine is through so many slices.
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small().withSize(600, 64));
    Path pack = Fixtures.pack(folder.resolve("pack"));
    Path out = folder.resolve("out");
    Process process = start("segment", "--lesion", "ich", "--out", out, "--pack", pack, series);
    try (BufferedReader err = process.errorReader()) {
      awaitLine(err, "Reading lesions");
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "did not end");
      assertEquals(status, process.exitValue());
      awaitLine(err, "interrupted; no result was written");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(List.of(), Fixtures.files(out));
  }

  /** Whether SIGINT (bit 1 of Linux' SigIgn) is ignored, which a child inherits. */
  private static boolean interruptsAreIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 2) != 0);
  }

  private static void awaitLine(BufferedReader lines, String words) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(words)) {
        return;
      }
    }
    throw new AssertionError("no line with '" + words + "'");
  }

  private static Process start(Object... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    for (Object arg : args) {
      command.add(arg.toString());
    }
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }
}
