package org.secondread.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.LesionType;
import org.secondread.report.SecondaryCapture.Picture;
import org.secondread.seg.ReportSources;
import org.secondread.seg.SegmentInfo;
import org.secondread.seg.SegmentationFile;
import org.secondread.testing.Judges;
import org.secondread.volume.Volume;

class SecondaryCaptureTest {
  private static final String PYDICOM =
      """
      import sys, pydicom
      ds = pydicom.dcmread(sys.argv[1])
      print(ds.SOPClassUID.name, ds.pixel_array.shape, ds.pixel_array[2, 3].tolist())
      """;

  @TempDir Path folder;

  private static Picture picture() {
    byte[] rgb = new byte[3 * 6 * 5];
    int at = 3 * (2 * 6 + 3);
    rgb[at] = (byte) 200;
    rgb[at + 1] = 100;
    rgb[at + 2] = 50;
    return new Picture(6, 5, rgb);
  }

  private static Attributes capture(Volume volume, LesionType type) {
    return new SecondaryCapture()
        .encode(
            picture(),
            volume,
            List.of(volume.slices().get(1).source()),
            type,
            SegmentInfo.Equipment.ofProduct("0.1"),
            9004);
  }

  private Path written(Attributes dataset) throws Exception {
    Path file = folder.resolve("capture.dcm");
    SegmentationFile.write(dataset, file);
    return file;
  }

  @Test
  void dciodvfy_finds_no_error_in_a_capture() throws Exception {
    for (Volume volume : List.of(ReportSources.volume(), ReportSources.multiFrame())) {
      for (LesionType type : LesionType.values()) {
        Judges.Verdict verdict = Judges.run("dciodvfy", written(capture(volume, type)).toString());
        assertEquals(List.of(), verdict.lines("Error"), verdict.output());
        assertTrue(verdict.output().contains("SCImage"), verdict.output());
      }
    }
  }

  @Test
  void pydicom_reads_the_pixels_back() throws Exception {
    Path script = folder.resolve("pixels.py");
    Files.writeString(script, PYDICOM);
    Path file = written(capture(ReportSources.volume(), LesionType.ICH));
    Judges.Verdict verdict = Judges.python(script, file.toString());
    assertEquals(
        "Secondary Capture Image Storage (5, 6, 3) [200, 100, 50]", verdict.output().strip());
  }

  @Test
  void a_capture_joins_the_study_and_refers_to_what_it_shows_in_a_series_of_its_own() {
    Volume volume = ReportSources.volume();
    Attributes capture = capture(volume, LesionType.ICH);
    assertEquals(
        volume.header().getString(Tag.StudyInstanceUID), capture.getString(Tag.StudyInstanceUID));
    assertEquals(volume.header().getString(Tag.PatientID), capture.getString(Tag.PatientID));
    assertEquals(
        volume.slices().get(1).source().sopInstanceUid(),
        capture.getNestedDataset(Tag.SourceImageSequence).getString(Tag.ReferencedSOPInstanceUID));
    assertTrue(!capture.contains(Tag.FrameOfReferenceUID));
    assertTrue(
        !capture
            .getString(Tag.SeriesInstanceUID)
            .equals(volume.header().getString(Tag.SeriesInstanceUID)));
  }

  @Test
  void times_are_told_in_the_zone_of_the_source() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-26T15:38:27Z"), ZoneOffset.UTC);
    Volume east = ReportSources.volumeIn("+0900");
    Attributes capture =
        new SecondaryCapture(clock)
            .encode(
                picture(),
                east,
                List.of(east.slices().get(1).source()),
                LesionType.ICH,
                SegmentInfo.Equipment.ofProduct("0.1"),
                9004);
    assertEquals("+0900", capture.getString(Tag.TimezoneOffsetFromUTC));
    assertEquals("20261127", capture.getString(Tag.ContentDate));
    assertEquals("003827.000000", capture.getString(Tag.ContentTime));
    assertEquals("20261127", capture.getString(Tag.DateOfSecondaryCapture));
    assertEquals("003827.000000", capture.getString(Tag.TimeOfSecondaryCapture));
  }

  @Test
  void a_picture_of_the_wrong_size_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new Picture(6, 5, new byte[89]));
    assertThrows(IllegalArgumentException.class, () -> new Picture(5, 6, new byte[90]));
  }
}
