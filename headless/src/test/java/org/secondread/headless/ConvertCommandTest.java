package org.secondread.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.secondread.headless.Fixtures.assertClearFailure;
import static org.secondread.headless.Fixtures.assertSays;
import static org.secondread.headless.Fixtures.assertStatus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.progress.Cancellation;
import org.secondread.testing.Judges;

class ConvertCommandTest {
  @TempDir Path folder;

  @Test
  void aVolumeBecomesASeriesThatDciodvfyAccepts() throws Exception {
    Path out = folder.resolve("series");

    Cli run = Cli.run("convert", nifti(6, 5, 3), "--out", out, "--b-value", "800");

    assertStatus(ExitCode.DONE, run);
    assertSays("3 slices of 6 x 5, b=800 s/mm2: " + out, run.out());
    assertSays("left and right may be exchanged", run.err());
    List<Path> files = Fixtures.files(out);
    assertEquals(3, files.size());
    for (Path file : files) {
      Judges.Verdict dciodvfy = Judges.run("dciodvfy", file.toString());
      assertEquals(List.of(), dciodvfy.lines("Error"), dciodvfy.output());
    }
  }

  @Test
  void aRealVolumeIsOneConsistentSeries() throws Exception {
    Path nifti = Judges.sharedData("mr-dwi/isles-0001/sub-strokecase0001_ses-0001_dwi.nii.gz");
    Path out = folder.resolve("series");

    Cli run = Cli.run("convert", nifti, "--out", out);

    assertStatus(ExitCode.DONE, run);
    assertSays("73 slices of 112 x 112, b=1000", run.out());
    String[] command = {"dcentvfy", out.resolve("slice-001.dcm").toString(), ""};
    command[2] = out.resolve("slice-073.dcm").toString();
    Judges.Verdict dcentvfy = Judges.run(command);
    assertEquals(List.of(), dcentvfy.lines("Error"), dcentvfy.output());
  }

  @Test
  void anEarlierSeriesIsNotOverwritten() throws Exception {
    Path out = folder.resolve("series");
    Cli.run("convert", nifti(4, 4, 2), "--out", out);

    Cli run = Cli.run("convert", nifti(4, 4, 2), "--out", out);

    assertClearFailure(ExitCode.OUTPUT, "exists already", run);
    assertEquals(2, Fixtures.files(out).size());
  }

  @Test
  void whatCannotBeReadIsRefusedWithOneLineAndLeavesNothing() throws Exception {
    Path out = folder.resolve("series");
    Path text = Files.writeString(folder.resolve("notes.nii"), "x".repeat(400));
    Path black = folder.resolve("black.nii");
    Files.write(black, bytes(2, 2, 2, 0));

    assertClearFailure(ExitCode.INPUT, "no NIfTI-1", Cli.run("convert", text, "--out", out));
    assertClearFailure(
        ExitCode.INPUT, "is no file", Cli.run("convert", folder.resolve("none"), "--out", out));
    assertClearFailure(ExitCode.INPUT, "no value above 0", Cli.run("convert", black, "--out", out));
    assertTrue(Files.notExists(out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "-0.001", "10001", "1e300", "NaN", "Infinity", "-Infinity"})
  void aBValueThatCannotBeIsAMistakeOnTheCommandLine(String bValue) throws Exception {
    Path out = folder.resolve("series");
    Cli run = Cli.run("convert", nifti(2, 2, 2), "--out", out, "--b-value", bValue);
    assertClearFailure(ExitCode.USAGE, "--b-value: b-value ", run);
    assertSays("expected 0 to 10000 s/mm2", run.err());
    assertTrue(Files.notExists(out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "b1000", "1000 s/mm2", "1,000"})
  void aBValueThatIsNoNumberIsAMistakeOnTheCommandLine(String bValue) throws Exception {
    Path out = folder.resolve("series");
    Cli run = Cli.run("convert", nifti(2, 2, 2), "--out", out, "--b-value", bValue);
    assertStatus(ExitCode.USAGE, run);
    assertTrue(Files.notExists(out));
  }

  @Test
  void anInterruptedConversionLeavesNothing() throws Exception {
    Path out = folder.resolve("series");
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    Cli run = Cli.run(cancellation, "convert", nifti(2, 2, 2), "--out", out);

    assertStatus(ExitCode.INTERRUPTED, run);
    assertEquals(List.of(), Fixtures.files(out));
  }

  private Path nifti(int width, int height, int depth) throws Exception {
    return Files.write(folder.resolve("volume.nii"), bytes(width, height, depth, 3));
  }

  /** A NIfTI-1 file of int16 whose voxel i holds {@code factor * i}. */
  private static byte[] bytes(int width, int height, int depth, int factor) {
    int voxels = width * height * depth;
    ByteBuffer file = ByteBuffer.allocate(352 + 2 * voxels).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0, 348);
    short[] dims = {3, (short) width, (short) height, (short) depth, 1, 1, 1, 1};
    for (int i = 0; i < dims.length; i++) {
      file.putShort(40 + 2 * i, dims[i]);
      file.putFloat(76 + 4 * i, 2);
    }
    file.putShort(70, (short) 4).putShort(72, (short) 16).putFloat(108, 352);
    file.position(344);
    file.put("n+1\0".getBytes(StandardCharsets.ISO_8859_1));
    for (int i = 0; i < voxels; i++) {
      file.putShort(352 + 2 * i, (short) (factor * i));
    }
    return file.array();
  }
}
