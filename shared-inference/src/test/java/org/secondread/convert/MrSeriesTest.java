package org.secondread.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.image.GreyImage;
import org.secondread.nifti.AxialStack;
import org.secondread.nifti.Vector3;
import org.secondread.progress.Cancellation;
import org.secondread.testing.Judges;
import org.secondread.volume.Volume;
import org.secondread.volume.VolumeException;
import org.secondread.volume.VolumeReader;

class MrSeriesTest {
  @TempDir Path folder;

  @Test
  void wholeNumbersAndPositionsSurviveTheWayThroughDicom() throws Exception {
    List<GreyImage> slices = slices(5, 7, 4, i -> i * 37 % 2000);
    Volume volume = read(write(new MrSeries(slices, oblique(), 1000, identity())));
    assertEquals(5, volume.slices().size());
    assertEquals("b=1000, the one image per position", volume.diffusion().get().summary());
    for (int i = 0; i < 5; i++) {
      assertArrayEquals(slices.get(i).values(), volume.slices().get(i).values().values());
      Vector3 expected = oblique().position(i);
      List<String> position = volume.slices().get(i).geometry().position();
      assertEquals(expected.x(), Double.parseDouble(position.get(0)), 1e-6);
      assertEquals(expected.y(), Double.parseDouble(position.get(1)), 1e-6);
      assertEquals(expected.z(), Double.parseDouble(position.get(2)), 1e-6);
    }
    assertEquals(oblique().sliceSpacing(), volume.slices().get(2).extentMm(), 1e-5);
    assertEquals(2.5, volume.slices().get(0).geometry().rowSpacing(), 1e-6);
    assertEquals(1.5, volume.slices().get(0).geometry().columnSpacing(), 1e-6);
  }

  @Test
  void fractionsAreStoredByOneFactorAndNegativeValuesAsZero() throws Exception {
    Random random = new Random(1);
    for (double scale : new double[] {1e-6, 3, 1e9}) {
      List<GreyImage> slices =
          slices(3, 5, 5, i -> i == 0 ? scale * 1.1 : scale * (random.nextDouble() - 0.1));
      Volume volume = read(write(new MrSeries(slices, oblique(), 1000, identity())));
      double factor = volume.slices().get(0).values().at(0, 0) / slices.get(0).at(0, 0);
      for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 25; k++) {
          double expected = Math.max(0, slices.get(i).values()[k] * factor);
          assertEquals(expected, volume.slices().get(i).values().values()[k], 0.51);
        }
      }
      assertTrue(volume.slices().get(0).values().at(0, 0) > 30000, "the range is used");
    }
  }

  @Test
  void dciodvfyFindsNoErrorAndPydicomReadsTheSame() throws Exception {
    List<GreyImage> slices = slices(3, 6, 5, i -> i);
    List<Path> files = write(new MrSeries(slices, oblique(), 800, identity()));
    for (Path file : files) {
      Judges.Verdict verdict = Judges.run("dciodvfy", file.toString());
      assertEquals(List.of(), verdict.lines("Error"), verdict.output());
    }
    List<String> command = files.stream().map(Path::toString).toList();
    Path script = Path.of(getClass().getResource("/judges/read_mr.py").toURI());
    Judges.Verdict verdict = Judges.python(script, command.toArray(String[]::new));
    assertEquals(0, verdict.exit(), verdict.output());
    List<String> lines = verdict.output().lines().toList();
    for (int i = 0; i < 3; i++) {
      double[] found =
          Arrays.stream(lines.get(i).split(" ")).mapToDouble(Double::parseDouble).toArray();
      AxialStack stack = oblique();
      Vector3 first = stack.position(i);
      Vector3 last =
          first
              .plus(stack.rowDirection().times(stack.columnSpacing() * 5))
              .plus(stack.columnDirection().times(stack.rowSpacing() * 4));
      double sum = 0;
      for (float value : slices.get(i).values()) {
        sum += value;
      }
      assertArrayEquals(
          new double[] {first.x(), first.y(), first.z(), last.x(), last.y(), last.z(), 800, sum},
          found,
          1e-5);
    }
  }

  @Test
  void anImportNamesNoPatientAndNeverSharesIdentifiers() throws Exception {
    List<GreyImage> slices = slices(2, 4, 4, i -> i);
    Volume one = read(write(new MrSeries(slices, oblique(), 1000, MrIdentity.ofImport("Import"))));
    Volume two = read(write(new MrSeries(slices, oblique(), 1000, MrIdentity.ofImport("Import"))));
    assertEquals("Import, b=1000", one.header().getString(Tag.SeriesDescription));
    assertEquals("", one.header().getString(Tag.PatientName, ""));
    for (int tag :
        new int[] {
          Tag.PatientID, Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.FrameOfReferenceUID
        }) {
      assertNotEquals(one.header().getString(tag), two.header().getString(tag));
    }
  }

  @Test
  void whatAVolumeDoesNotTellIsNotClaimed() throws Exception {
    List<Path> files =
        write(new MrSeries(slices(1, 4, 4, i -> i + 1), oblique(), 1000, identity()));
    Judges.Verdict dump = Judges.run("dcmdump", files.get(0).toString());
    for (String element : List.of("0018,5100", "0018,0023", "0018,0080", "0018,0081")) {
      assertTrue(dump.output().contains("(" + element + ")"), element + " may not be absent");
      String line = dump.lines("(" + element + ")").get(0);
      assertTrue(line.contains("(no value available)"), line);
    }
    assertEquals(List.of(), dump.lines("(0018,0015)"), "part of the body");
    assertTrue(dump.lines("(0018,0020)").get(0).contains("[RM]"), "no sequence is named");
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    List<GreyImage> good = slices(1, 2, 2, i -> i);
    assertRefused("expected 0 to 10000", good, -1);
    assertRefused("expected 0 to 10000", good, Double.NaN);
    assertRefused("no value above 0", slices(1, 2, 2, i -> -i), 1000);
    assertRefused("NaN", slices(1, 2, 2, i -> Double.NaN), 1000);
  }

  private static void assertRefused(String reason, List<GreyImage> slices, double bValue) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new MrSeries(slices, oblique(), bValue, identity()))
            .getMessage();
    assertTrue(message.contains(reason), message);
  }

  private static MrIdentity identity() {
    return new MrIdentity("seed", "Nobody", "NOBODY", "Made", false);
  }

  private static AxialStack oblique() {
    double c = Math.cos(0.2);
    double s = Math.sin(0.2);
    return new AxialStack(
        new Vector3(-50.25, -60.125, 3.0625),
        new Vector3(c, s, 0),
        new Vector3(-s, c, 0),
        new Vector3(0, 0, 4),
        1.5,
        2.5);
  }

  private static List<GreyImage> slices(
      int count, int width, int height, IntToDoubleFunction value) {
    List<GreyImage> slices = new ArrayList<>();
    for (int z = 0; z < count; z++) {
      GreyImage slice = new GreyImage(width, height);
      for (int i = 0; i < slice.values().length; i++) {
        slice.values()[i] = (float) value.applyAsDouble(z * width * height + i);
      }
      slices.add(slice);
    }
    return slices;
  }

  private List<Path> write(MrSeries series) throws IOException {
    Path target = Files.createTempDirectory(folder, "series");
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      Path file = target.resolve(i + ".dcm");
      try (OutputStream out = Files.newOutputStream(file)) {
        series.write(i, out);
      }
      files.add(file);
    }
    return files;
  }

  private static Volume read(List<Path> files) throws VolumeException {
    return new VolumeReader().read(files, (done, total, stage) -> {}, new Cancellation());
  }
}
