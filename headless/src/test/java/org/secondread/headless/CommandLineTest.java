package org.secondread.headless;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.secondread.headless.Fixtures.assertSays;
import static org.secondread.headless.Fixtures.assertStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @ParameterizedTest
  @ValueSource(strings = {"demo", "segment", "store", "echo", "pack"})
  void everyCommandHasHelp(String command) {
    Cli run = Cli.run(command, "--help");
    assertStatus(ExitCode.DONE, run);
    assertSays("Usage: secondread " + command, run.out());
    assertStatus(ExitCode.DONE, Cli.run("help", command));
  }

  @Test
  void theHelpNamesTheExitStatusesAndTheIntendedUse() {
    Cli run = Cli.run("--help");
    assertStatus(ExitCode.DONE, run);
    assertSays("Not for clinical use", run.out());
    for (ExitCode code : ExitCode.values()) {
      assertSays(String.valueOf(code.status()), run.out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "demo", "segment", "store", "echo", "pack"})
  void everyCommandTellsItsVersion(String command) {
    Cli run = command.isEmpty() ? Cli.run("--version") : Cli.run(command, "--version");
    assertStatus(ExitCode.DONE, run);
    assertTrue(run.out().matches("(?s)Second Read for Weasis \\d+\\.\\d+.*"), run.out());
  }

  @Test
  void noCommandShowsTheHelp() {
    Cli run = Cli.run();
    assertStatus(ExitCode.USAGE, run);
    assertSays("segment", run.out());
  }

  @Test
  void anUnknownCommandIsRefused() {
    Cli run = Cli.run("segmnet");
    assertStatus(ExitCode.USAGE, run);
    assertSays("segmnet", run.err());
    assertSays("--help", run.err());
  }

  @Test
  void aMissingOptionIsNamed() {
    Cli run = Cli.run("segment", "folder");
    assertStatus(ExitCode.USAGE, run);
    assertSays("--lesion", run.err());
    assertSays("--out", run.err());
  }

  @Test
  void missingInputIsNamed() {
    Cli run = Cli.run("segment", "--lesion", "ich", "--out", "x");
    assertStatus(ExitCode.USAGE, run);
    assertSays("<folder or file>", run.err());
  }

  @Test
  void anUnknownLesionIsRefusedWithTheKnownOnes() {
    Cli run = Cli.run("segment", "--lesion", "tumour", "--out", "x", "y");
    assertStatus(ExitCode.USAGE, run);
    assertSays("tumour", run.err());
    assertSays("expected aci or ich", run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.1", "1.01", "NaN", "half", ""})
  void aThresholdThatIsNoProbabilityIsRefused(String threshold) {
    Cli run = Cli.run("segment", "--lesion", "ich", "--out", "x", "--threshold=" + threshold, "y");
    assertStatus(ExitCode.USAGE, run);
    assertSays("--threshold", run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "two", "5000"})
  void aNumberOfThreadsThatMakesNoSenseIsRefused(String threads) {
    Cli run = Cli.run("demo", "--threads=" + threads);
    assertStatus(ExitCode.USAGE, run);
    assertSays("--threads", run.err());
  }

  @Test
  void anUnknownDeviceIsRefusedWithTheKnownOnes() {
    Cli run = Cli.run("demo", "--device", "tpu");
    assertStatus(ExitCode.USAGE, run);
    assertSays("expected auto, cpu or cuda", run.err());
  }
}
