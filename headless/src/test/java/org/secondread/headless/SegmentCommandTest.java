package org.secondread.headless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.secondread.headless.Fixtures.assertSays;
import static org.secondread.headless.Fixtures.assertStatus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.phantom.HeadCtPhantom;
import org.secondread.seg.Segmentation;
import org.secondread.seg.SegmentationReader;
import org.secondread.testing.Judges;

/** Runs on generated series, with a pack whose networks answer to brightness alone. */
class SegmentCommandTest {
  @TempDir Path folder;

  @Test
  void aBleedIsOutlinedMeasuredAndWritten() throws Exception {
    HeadCtPhantom phantom = new HeadCtPhantom(Fixtures.small());
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Path out = folder.resolve("new/out");

    Cli run = segment(out, series);

    assertStatus(ExitCode.DONE, run);
    assertSays("POSITIVE: ", run.out());
    assertSays("not for clinical use", run.out());
    assertSays("12 of 256 x 256", run.out());
    JsonNode summary = summary(out);
    assertEquals(1, summary.get("formatVersion").asInt());
    assertTrue(summary.get("notice").asText().startsWith("Not for clinical use"));
    assertTrue(summary.at("/screening/positive").asBoolean());
    assertEquals(12, summary.get("slices").size());
    assertEquals(12, summary.at("/series/slices").asInt());
    double known = phantom.lesionVolumeMl();
    double found = summary.get("totalVolumeMl").asDouble();
    assertTrue(found > 0.6 * known && found < 1.6 * known, found + " mL, known " + known);
    JsonNode lesion = summary.at("/lesions/0");
    assertTrue(lesion.get("firstSlice").asInt() >= 1);
    assertTrue(lesion.get("lastSlice").asInt() <= 12);
    long outlined = 0;
    for (JsonNode slice : summary.get("slices")) {
      outlined += slice.get("pixels").asLong();
    }
    long voxels = 0;
    for (JsonNode entry : summary.get("lesions")) {
      voxels += entry.get("voxels").asLong();
    }
    assertEquals(outlined, voxels);
  }

  @Test
  void theSegmentationSatisfiesOtherMakersTools() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Path out = folder.resolve("out");
    assertStatus(ExitCode.DONE, segment(out, series, "--fractional"));

    for (String ending : List.of("-seg.dcm", "-probability.dcm")) {
      Path file = Fixtures.only(out, ending);
      Judges.Verdict dciodvfy = Judges.run("dciodvfy", file.toString());
      assertEquals(List.of(), dciodvfy.lines("Error"), dciodvfy.output());
      assertEquals(0, Judges.run("dcmdump", "-q", file.toString()).exit());
    }
    List<String> entities = new ArrayList<>(List.of("dcentvfy"));
    Fixtures.files(series).forEach(file -> entities.add(file.toString()));
    entities.add(Fixtures.only(out, "-seg.dcm").toString());
    Judges.Verdict dcentvfy = Judges.run(entities.toArray(String[]::new));
    assertEquals(List.of(), dcentvfy.lines("Error"), dcentvfy.output());
  }

  @Test
  void aDamagedFileBesideGoodOnesIsToldInTheResult() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Path cut = Fixtures.files(series).get(3);
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 500));
    Path out = folder.resolve("out");

    Cli run = segment(out, series);

    assertStatus(ExitCode.DONE, run);
    assertSays("Warning: " + cut.getFileName() + " left out: ", run.err());
    assertSays("Remark: Files left out as damaged: 1; slices may be missing", run.out());
    assertSays("Files left out as damaged: 1", summary(out).get("remarks").toString());
  }

  @Test
  void aHeadWithoutBleedIsNegativeAndStillRecorded() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small().withBleed(null));
    Path out = folder.resolve("out");

    Cli run = segment(out, series);

    assertStatus(ExitCode.DONE, run);
    assertSays("NEGATIVE: no lesion outlined; screening score 0.", run.out());
    assertSays("under gate 0.50", run.out());
    assertFalse(summary(out).at("/screening/positive").asBoolean());
    assertEquals("NEGATIVE", summary(out).at("/screening/outcome").asText());
    assertEquals(0, summary(out).get("lesions").size());
    Segmentation seg = SegmentationReader.read(Fixtures.only(out, "-seg.dcm"));
    assertEquals(12, seg.frames().size());
    for (int frame = 0; frame < 12; frame++) {
      assertEquals(0, seg.mask(frame).count());
    }
  }

  @Test
  void slicesPastTheGateWithoutAnOutlineAreNotCalledNegative() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Path out = folder.resolve("out");

    Cli run = segment(out, series, "--threshold", "1");

    assertStatus(ExitCode.DONE, run);
    JsonNode screening = summary(out).get("screening");
    assertEquals("UNDETERMINED", screening.get("outcome").asText());
    assertFalse(screening.get("positive").asBoolean());
    int slices = screening.get("slicesPastGate").asInt();
    assertSays(
        "UNDETERMINED: " + slices + " slices pass the gate, nothing is outlined: look at them; ",
        run.out());
    assertSays("at or over gate 0.50", run.out());
    assertFalse(run.out().contains("NEGATIVE"), run.out());
  }

  @Test
  void theMontageShowsTheOutlines() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Path out = folder.resolve("out");
    assertStatus(ExitCode.DONE, segment(out, series));

    BufferedImage montage = ImageIO.read(Fixtures.only(out, "-montage.png").toFile());

    assertNotNull(montage);
    int finalOutline = 0;
    for (int y = 60; y < montage.getHeight(); y++) {
      for (int x = 0; x < montage.getWidth(); x++) {
        finalOutline += (montage.getRGB(x, y) & 0xFFFFFF) == 0xF0C000 ? 1 : 0;
      }
    }
    assertTrue(finalOutline > 100, finalOutline + " pixels");
  }

  @Test
  void oneSliceWithThicknessHasAVolume() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Path out = folder.resolve("out");

    Cli run = segment(out, sliceWithTheBleed(series));

    assertStatus(ExitCode.DONE, run);
    assertSays("POSITIVE", run.out());
    assertSays("One slice only", run.out());
    assertTrue(summary(out).get("totalVolumeMl").asDouble() > 0);
  }

  @Test
  void oneSliceWithoutThicknessIsOutlinedButHasNoVolume() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Fixtures.edit(series, dataset -> dataset.remove(Tag.SliceThickness));
    Path out = folder.resolve("out");

    Cli run = segment(out, sliceWithTheBleed(series));

    assertStatus(ExitCode.DONE, run);
    assertSays("POSITIVE", run.out());
    assertSays("Volume unknown", run.out());
    JsonNode summary = summary(out);
    assertTrue(summary.get("totalVolumeMl").isNull());
    assertTrue(summary.at("/lesions/0/volumeMl").isNull());
    assertFalse(summary.get("volumeUnknownBecause").asText().isEmpty());
    assertTrue(summary.at("/lesions/0/voxels").asInt() > 0);
  }

  @Test
  void aLowerThresholdNeverOutlinesLess() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    assertStatus(ExitCode.DONE, segment(folder.resolve("low"), series, "--threshold", "0.2"));
    assertStatus(ExitCode.DONE, segment(folder.resolve("high"), series, "--threshold", "0.9"));

    double low = summary(folder.resolve("low")).get("totalVolumeMl").asDouble();
    double high = summary(folder.resolve("high")).get("totalVolumeMl").asDouble();

    assertTrue(low > high, low + " mL, " + high + " mL");
    assertEquals(0.2, summary(folder.resolve("low")).at("/pack/threshold").asDouble());
  }

  @Test
  void theNumberOfThreadsChangesNoOutline() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Cli one = segment(folder.resolve("one"), series, "--threads", "1");
    assertSays("CPU, 1 thread:", one.out());
    assertStatus(ExitCode.DONE, segment(folder.resolve("two"), series, "--threads", "2"));
    assertEquals(
        summary(folder.resolve("one")).get("lesions"),
        summary(folder.resolve("two")).get("lesions"));
  }

  @Test
  void aSeriesAmongSeveralIsChosenByItsUid() throws Exception {
    Path all = folder.resolve("all");
    Fixtures.series(all.resolve("a"), Fixtures.small());
    Fixtures.series(all.resolve("b"), Fixtures.small().withSeed(3));
    String uid = uidOf(all.resolve("b"));

    Cli run = segment(folder.resolve("out"), all, "--series", uid);

    assertStatus(ExitCode.DONE, run);
    assertEquals(uid, summary(folder.resolve("out")).at("/series/seriesInstanceUid").asText());
  }

  @Test
  void runsOfOneSeriesLieSideBySide() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Path out = folder.resolve("out");
    assertStatus(ExitCode.DONE, segment(out, series));
    List<Path> first = Fixtures.files(out);
    List<byte[]> before = new ArrayList<>();
    for (Path file : first) {
      before.add(Files.readAllBytes(file));
    }

    assertStatus(ExitCode.DONE, segment(out, series));

    assertEquals(6, Fixtures.files(out).size());
    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(before.get(i), Files.readAllBytes(first.get(i)));
    }
  }

  @Test
  void nothingOfThePatientIsInFileNamesOrOutput() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Fixtures.edit(
        series,
        dataset -> {
          dataset.setString(Tag.PatientName, org.dcm4che3.data.VR.PN, "Sekret^Sibylle");
          dataset.setString(Tag.PatientID, org.dcm4che3.data.VR.LO, "SEKRET-4711");
        });
    Path out = folder.resolve("out");

    Cli run = segment(out, series, "--verbose");

    assertStatus(ExitCode.DONE, run);
    String all =
        run + Fixtures.files(out).toString() + Files.readString(Fixtures.only(out, "summary.json"));
    assertFalse(all.toLowerCase().contains("sekret"), all);
  }

  @Test
  void quietSilencesEverythingButTheResult() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Files.delete(Fixtures.files(series).get(1));

    Cli loud = segment(folder.resolve("loud"), series);
    Cli quiet = segment(folder.resolve("quiet"), series, "--quiet");

    assertEquals("", quiet.err());
    assertSays("POSITIVE", quiet.out());
    assertSays("a slice may be missing", quiet.out());
    assertFalse(quiet.out().contains("Stage"), quiet.out());
    assertTrue(loud.out().contains("Stage") && !loud.out().contains(" %:"), loud.out());
  }

  @Test
  void aRealHeadIsReadWithTiltAndUnequalSpacing() throws Exception {
    Path series = Judges.sharedData("ct-series/ge-head");
    Path out = folder.resolve("out");

    Cli run = segment(out, series, "--fractional");

    assertStatus(ExitCode.DONE, run);
    assertSays("28 of 512 x 512", run.out());
    assertSays("Slice spacing varies", run.out());
    Judges.Verdict dciodvfy = Judges.run("dciodvfy", Fixtures.only(out, "-seg.dcm").toString());
    assertEquals(List.of(), dciodvfy.lines("Error"), dciodvfy.output());
  }

  private Cli segment(Path out, Path series, Object... more) throws IOException {
    List<Object> args = new ArrayList<>(List.of("segment", "--lesion", "ich", "--out", out));
    args.addAll(List.of("--pack", Fixtures.pack(folder.resolve("pack")), series));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  private static JsonNode summary(Path out) throws IOException {
    return new ObjectMapper().readTree(Fixtures.only(out, "-summary.json").toFile());
  }

  private static String uidOf(Path series) throws IOException {
    List<String> uids = new ArrayList<>();
    Fixtures.edit(series, dataset -> uids.add(dataset.getString(Tag.SeriesInstanceUID)));
    return uids.get(0);
  }

  /** The file of the slice with the largest part of the bleed. */
  private static Path sliceWithTheBleed(Path series) throws IOException {
    HeadCtPhantom phantom = new HeadCtPhantom(Fixtures.small());
    int best = 0;
    for (int i = 0; i < phantom.truth().size(); i++) {
      best = phantom.truth().get(i).count() > phantom.truth().get(best).count() ? i : best;
    }
    return Fixtures.files(series).get(best);
  }
}
