package org.secondread.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.secondread.headless.Fixtures.assertClearFailure;
import static org.secondread.headless.Fixtures.assertSays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.pack.PackManifest;
import org.secondread.testing.Judges;

/** Bad input gets one clear line and leaves no file behind. */
class InputFailuresTest {
  @TempDir Path folder;
  private Path pack;
  private Path out;

  @BeforeEach
  void makePack() throws IOException {
    pack = Fixtures.pack(folder.resolve("pack"));
    out = folder.resolve("out");
  }

  @AfterEach
  void nothingWasWritten() throws IOException {
    if (Files.isDirectory(out)) {
      assertEquals(List.of(), Fixtures.files(out));
    }
  }

  @Test
  void aFolderThatDoesNotExist() {
    assertClearFailure(ExitCode.INPUT, "does not exist", segment(folder.resolve("nowhere")));
  }

  @Test
  void anEmptyFolder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertClearFailure(ExitCode.INPUT, "expected DICOM", segment(empty));
  }

  @Test
  void aFolderWithoutDicom() throws IOException {
    Path texts = Files.createDirectory(folder.resolve("texts"));
    Files.writeString(texts.resolve("notes.txt"), "no image");
    assertClearFailure(ExitCode.INPUT, "is DICOM", segment(texts));
  }

  @Test
  void imagesOfTwoPatientsAreListedWithTheCommandsThatChoose() throws IOException {
    Path all = folder.resolve("all of it");
    Fixtures.series(all.resolve("a"), Fixtures.small());
    Fixtures.series(all.resolve("b"), Fixtures.small().withSeed(3));
    Fixtures.edit(all.resolve("b"), d -> d.setString(Tag.PatientName, VR.PN, "Sekret^Sibylle"));

    Cli run = segment(all);

    assertClearFailure(ExitCode.INPUT, "more than one patient", run);
    assertSays("patient 1", run.err());
    assertSays("patient 2", run.err());
    assertSays("secondread segment --lesion ich --out " + out, run.err());
    assertSays("'" + all + "' --series 2.25.", run.err());
    assertFalse(run.err().contains("Sekret"), run.err());
  }

  @Test
  void twoSeriesOfOnePatientAreListedWithTheCommandsThatChoose() throws IOException {
    Path all = folder.resolve("all");
    Fixtures.series(all.resolve("a"), Fixtures.small());
    Fixtures.series(all.resolve("b"), Fixtures.small().withSeed(3));
    Fixtures.edit(
        all.resolve("b"),
        d -> d.setString(Tag.PatientID, VR.LO, "PHANTOM-" + Fixtures.small().seed()));

    Cli run = segment(all);

    assertClearFailure(ExitCode.INPUT, "choose one", run);
    assertEquals(2, run.err().lines().filter(l -> l.contains("secondread segment")).count());
    assertSays("--out " + out, run.err());
  }

  @Test
  void anUnknownSeriesUidIsAnsweredWithTheKnownOnes() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Cli run = segment(series, "--series", "1.2.3");
    assertClearFailure(ExitCode.INPUT, "1.2.3", run);
    assertSays("secondread segment", run.err());
    assertFalse(run.err().contains("--series 1.2.3"), run.err());
  }

  @Test
  void anotherModality() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Fixtures.edit(series, d -> d.setString(Tag.Modality, VR.CS, "MR"));
    assertClearFailure(ExitCode.INPUT, "Found modality MR, expected CT", segment(series));
  }

  @Test
  void aChestIsRefusedByNameAndNotReadForHemorrhage() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Fixtures.edit(
        series,
        d -> {
          d.setString(Tag.BodyPartExamined, VR.CS, "CHEST");
          d.setString(Tag.SeriesDescription, VR.LO, "Lung 1.5");
        });
    Cli run = segment(series);
    assertClearFailure(ExitCode.INPUT, "Body Part Examined (0018,0015) says 'chest'", run);
    assertSays("expected a head", run.err());
  }

  @Test
  void imagesWithoutPixels() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Fixtures.edit(series, d -> d.remove(Tag.PixelData));
    assertClearFailure(ExitCode.INPUT, "Pixel Data", segment(series));
  }

  @Test
  void imagesWithoutGeometry() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Fixtures.edit(series, d -> d.remove(Tag.ImageOrientationPatient));
    assertClearFailure(ExitCode.INPUT, "Image Orientation", segment(series));
  }

  @Test
  void aTruncatedFileIsNeverPassedOverInSilence() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Path file = Fixtures.files(series).get(5);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertClearFailure(ExitCode.INPUT, file.getFileName().toString(), segment(series));
  }

  @Test
  void seriesWithoutUidsForASegmentation() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Fixtures.edit(series, d -> d.remove(Tag.FrameOfReferenceUID));
    Cli run = segment(series);
    assertClearFailure(ExitCode.INPUT, "Frame of Reference UID", run);
    assertFalse(run.err().contains("Slice 1 of"), "found out only after the run: " + run.err());
  }

  @Test
  void aConstantImageIsNoBrain() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Fixtures.edit(
        series,
        d -> {
          byte[] pixels = new byte[256 * 256 * 2];
          d.setBytes(Tag.PixelData, VR.OW, pixels);
        });
    assertClearFailure(ExitCode.INPUT, "brain", segment(series));
  }

  @Test
  void compressedPixelsThatNothingDecodes() throws Exception {
    Path file = Judges.sharedData("dicom-odd/WG04_CT2_J2KR.dcm");
    assertClearFailure(ExitCode.INPUT, "JPEG 2000", segment(file));
  }

  @Test
  void everyOddFileIsReadOrRefused() throws Exception {
    Path odd = Judges.sharedData("dicom-odd");
    for (Path file : Fixtures.files(odd)) {
      Cli run = segment(file);
      if (run.status() == ExitCode.DONE.status()) {
        deleteAll(out);
      } else {
        assertClearFailure(ExitCode.INPUT, "secondread: ", run);
      }
    }
  }

  @Test
  void aMissingPack() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    pack = folder.resolve("no-pack");
    assertClearFailure(ExitCode.PACK, "does not exist", segment(series));
  }

  @Test
  void aPackWithoutANetwork() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Files.delete(pack.resolve(PackManifest.SEGMENTER));
    assertClearFailure(ExitCode.PACK, "lacks segmenter.onnx", segment(series));
  }

  @Test
  void aTruncatedPack() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Path network = pack.resolve(PackManifest.CLASSIFIER);
    byte[] bytes = Files.readAllBytes(network);
    Files.write(network, Arrays.copyOf(bytes, bytes.length / 2));
    assertClearFailure(ExitCode.PACK, "SHA-256", segment(series));
  }

  @Test
  void aPackForAnotherLesion() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Cli run = Cli.run("segment", "--lesion", "aci", "--out", out, "--pack", pack, series);
    assertClearFailure(ExitCode.PACK, "expected aci", run);
  }

  @Test
  void anOutputFolderThatIsAFile() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    out = Files.writeString(folder.resolve("taken"), "mine");
    assertClearFailure(ExitCode.OUTPUT, "is a file", segment(series));
    assertEquals("mine", Files.readString(out));
  }

  @Test
  void anOutputFolderBelowAFile() throws IOException {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    out = Files.writeString(folder.resolve("taken"), "mine").resolve("below");
    assertClearFailure(ExitCode.OUTPUT, "Cannot write to output folder", segment(series));
  }

  private Cli segment(Path input, Object... more) {
    List<Object> args = new ArrayList<>(List.of("segment", "--lesion", "ich", "--out", out));
    args.addAll(List.of("--pack", pack, input));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  private static void deleteAll(Path folder) throws IOException {
    for (Path file : Fixtures.files(folder)) {
      Files.delete(file);
    }
  }
}
