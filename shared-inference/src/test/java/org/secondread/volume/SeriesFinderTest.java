package org.secondread.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.progress.Cancellation;
import org.secondread.volume.MrImages.Statement;
import org.secondread.volume.SkippedFile.Why;
import org.secondread.volume.VolumeException.Kind;

class SeriesFinderTest {
  @TempDir Path folder;

  @Test
  void one_series_in_nested_folders_is_found_with_its_numbers() throws Exception {
    Path below = Files.createDirectories(folder.resolve("a/b"));
    TestSeries.write(folder, "1.dcm", TestSeries.slice(1));
    TestSeries.write(below, "2", TestSeries.slice(2));
    SeriesCandidate series = TestSeries.find(folder).only("CT");
    assertEquals("CT", series.modality());
    assertEquals(2, series.images());
    assertEquals(2, series.axialImages());
    assertEquals(2, series.files().size());
    assertEquals("CT series 2 \"Head\", patient 1, 2 images of 5 x 4, 1.2.3.4", series.summary());
  }

  @Test
  void files_that_are_no_images_are_listed_with_their_reason() throws Exception {
    TestSeries.write(folder, "1.dcm", TestSeries.slice(1));
    Files.writeString(folder.resolve("notes.txt"), "Not an image, but a rather long note.");
    Files.createFile(folder.resolve("empty"));
    byte[] whole = Files.readAllBytes(folder.resolve("1.dcm"));
    Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(whole, 400));
    TestSeries.write(
        folder,
        "report.dcm",
        TestSeries.slice(
            3,
            a -> {
              a.remove(Tag.Rows);
              a.remove(Tag.PixelData);
              a.setString(Tag.Modality, VR.CS, "SR");
            }));
    SeriesSearch search = TestSeries.find(folder);
    assertEquals(1, search.series().size());
    assertEquals(Why.DAMAGED, why(search, "cut.dcm").why());
    assertEquals(Why.NOT_DICOM, why(search, "empty").why());
    assertEquals(Why.NOT_DICOM, why(search, "notes.txt").why());
    assertEquals(Why.NOT_AN_IMAGE, why(search, "report.dcm").why());
    assertEquals("no image (modality SR)", why(search, "report.dcm").reason());
  }

  @Test
  void a_folder_without_dicom_is_refused() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "Not an image, but a rather long note.");
    VolumeException e =
        assertThrows(VolumeException.class, () -> TestSeries.find(folder).only("CT"));
    assertEquals(Kind.NO_DICOM, e.kind());
    assertEquals("None of the 1 files is DICOM (notes.txt: not DICOM)", e.getMessage());
  }

  @Test
  void an_empty_folder_and_a_missing_one_are_refused() {
    assertEquals(
        Kind.NO_DICOM,
        assertThrows(VolumeException.class, () -> TestSeries.find(folder).only("CT")).kind());
    Path missing = folder.resolve("missing");
    VolumeException e = assertThrows(VolumeException.class, () -> TestSeries.find(missing));
    assertEquals(Kind.NO_DICOM, e.kind());
    assertTrue(e.getMessage().contains("does not exist"), e.getMessage());
  }

  @Test
  void two_patients_are_listed_without_their_names() throws Exception {
    TestSeries.write(folder, "1.dcm", TestSeries.slice(1));
    TestSeries.write(
        folder,
        "2.dcm",
        TestSeries.slice(
            2,
            a -> {
              a.setString(Tag.PatientID, VR.LO, "OTHER");
              a.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.3.9");
            }));
    SeriesSearch search = TestSeries.find(folder);
    VolumeException e = assertThrows(VolumeException.class, () -> search.only("CT"));
    assertEquals(Kind.SEVERAL_PATIENTS, e.kind());
    assertEquals(2, e.candidates().size());
    assertFalse(e.getMessage().contains("Patient") || e.getMessage().contains("OTHER"));
    assertEquals("patient 2", search.withUid("1.2.3.9", "CT").patient());
  }

  @Test
  void one_series_uid_on_two_patients_cannot_be_chosen() throws Exception {
    TestSeries.write(folder, "1.dcm", TestSeries.slice(1));
    TestSeries.write(
        folder, "2.dcm", TestSeries.slice(2, a -> a.setString(Tag.PatientID, VR.LO, "OTHER")));
    SeriesSearch search = TestSeries.find(folder);
    for (VolumeException e :
        new VolumeException[] {
          assertThrows(VolumeException.class, () -> search.withUid("1.2.3.4", "CT")),
          assertThrows(VolumeException.class, () -> search.only("CT"))
        }) {
      assertEquals(Kind.SEVERAL_PATIENTS, e.kind());
      assertTrue(e.getMessage().contains("folder of its own"), e.getMessage());
      assertTrue(e.candidates().isEmpty(), "no choice by UID is offered");
    }
  }

  @Test
  void control_characters_of_a_description_never_reach_the_terminal() throws Exception {
    TestSeries.write(
        folder,
        "1.dcm",
        TestSeries.slice(1, a -> a.setString(Tag.SeriesDescription, VR.LO, "a\u001b[31mb")));
    assertTrue(TestSeries.find(folder).series().get(0).summary().chars().noneMatch(c -> c < 32));
  }

  @Test
  void two_suitable_series_are_listed_and_one_can_be_chosen() throws Exception {
    TestSeries.write(folder, "1.dcm", TestSeries.slice(1));
    TestSeries.write(
        folder,
        "2.dcm",
        TestSeries.slice(2, a -> a.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.3.9")));
    SeriesSearch search = TestSeries.find(folder);
    VolumeException e = assertThrows(VolumeException.class, () -> search.only("CT"));
    assertEquals(Kind.SEVERAL_SERIES, e.kind());
    assertTrue(e.getMessage().contains("1.2.3.9"), e.getMessage());
    assertEquals("1.2.3.9", search.withUid("1.2.3.9", "CT").seriesInstanceUid());
    assertEquals(
        Kind.UNKNOWN_SERIES,
        assertThrows(VolumeException.class, () -> search.withUid("1.2.3.77", "CT")).kind());
  }

  @Test
  void a_series_of_localizers_and_one_of_another_modality_are_no_candidates() throws Exception {
    TestSeries.write(folder, "1.dcm", TestSeries.slice(1));
    TestSeries.write(
        folder,
        "scout.dcm",
        TestSeries.slice(
            2,
            a -> {
              a.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.3.8");
              a.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "LOCALIZER");
            }));
    TestSeries.write(
        folder,
        "mr.dcm",
        TestSeries.slice(
            3,
            a -> {
              a.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.3.7");
              a.setString(Tag.Modality, VR.CS, "MR");
            }));
    assertEquals("1.2.3.4", TestSeries.find(folder).only("CT").seriesInstanceUid());
  }

  private void mr(String series, String description, int instance, Consumer<Attributes> change)
      throws IOException {
    for (int position = 0; position < 2; position++) {
      Attributes image = MrImages.image(instance + position, position, 100);
      image.setString(Tag.SeriesInstanceUID, VR.UI, series);
      image.setString(Tag.SeriesDescription, VR.LO, description);
      change.accept(image);
      TestSeries.write(folder, series + "-" + position + ".dcm", image);
    }
  }

  /** T1, T2, FLAIR and ADC as they lie beside the diffusion of a stroke protocol. */
  private void study() throws IOException {
    mr("1.2.3.11", "t1_mprage", 11, a -> {});
    mr("1.2.3.12", "t2_tse", 13, a -> Statement.PHILIPS_FL.write(a, 0));
    mr("1.2.3.13", "t2_flair", 15, a -> {});
    mr(
        "1.2.3.14",
        "ep2d_diff_ADC",
        17,
        a -> {
          a.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY", "DIFFUSION", "ADC", "ND");
          Statement.SIEMENS_IS.write(a, 1000);
        });
  }

  @Test
  void the_diffusion_series_of_a_study_is_found_beside_other_contrasts() throws Exception {
    study();
    mr("1.2.3.20", "ep2d_diff", 21, a -> Statement.SIEMENS_IS.write(a, 1000));
    SeriesCandidate series = TestSeries.find(folder).only("MR");
    assertEquals("1.2.3.20", series.seriesInstanceUid());
    assertTrue(series.summary().contains("(b=1000)"), series.summary());
  }

  @Test
  void the_series_with_trace_images_is_preferred_to_that_with_directions() throws Exception {
    study();
    mr("1.2.3.20", "ep2d_diff", 21, a -> Statement.SIEMENS_IS.write(a, 1000));
    mr(
        "1.2.3.21",
        "ep2d_diff_TRACEW",
        23,
        a -> {
          a.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY", "DIFFUSION", "TRACEW", "ND");
          Statement.SIEMENS_IS.write(a, 1000);
        });
    assertEquals("1.2.3.21", TestSeries.find(folder).only("MR").seriesInstanceUid());
  }

  @Test
  void a_stated_b_value_is_preferred_to_words_and_words_to_nothing() throws Exception {
    study();
    mr("1.2.3.20", "DWI", 21, a -> {});
    assertEquals("1.2.3.20", TestSeries.find(folder).only("MR").seriesInstanceUid());
    mr("1.2.3.21", "DWI", 23, a -> Statement.STANDARD.write(a, 1000));
    assertEquals("1.2.3.21", TestSeries.find(folder).only("MR").seriesInstanceUid());
  }

  @Test
  void a_b_value_of_zero_says_nothing_of_the_images_that_state_none() throws Exception {
    mr(
        "1.2.3.20",
        "DWI",
        21,
        a -> {
          if (a.getInt(Tag.InstanceNumber, 0) == 21) {
            Statement.STANDARD.write(a, 0);
          }
        });
    mr("1.2.3.21", "DWI", 23, a -> Statement.STANDARD.write(a, 1000));
    assertEquals("1.2.3.21", TestSeries.find(folder).only("MR").seriesInstanceUid());
  }

  @Test
  void two_diffusion_series_are_the_readers_choice() throws Exception {
    study();
    mr("1.2.3.20", "DWI", 21, a -> Statement.STANDARD.write(a, 1000));
    mr("1.2.3.21", "DWI", 23, a -> Statement.STANDARD.write(a, 1000));
    VolumeException e =
        assertThrows(VolumeException.class, () -> TestSeries.find(folder).only("MR"));
    assertEquals(Kind.SEVERAL_SERIES, e.kind());
    assertEquals(
        List.of("1.2.3.20", "1.2.3.21"),
        e.candidates().stream().map(SeriesCandidate::seriesInstanceUid).toList());
  }

  @Test
  void a_study_without_diffusion_is_refused_with_what_it_holds() throws Exception {
    study();
    VolumeException e =
        assertThrows(VolumeException.class, () -> TestSeries.find(folder).only("MR"));
    assertEquals(Kind.NO_DIFFUSION, e.kind());
    assertTrue(e.getMessage().startsWith("None of the 4 MR series holds"), e.getMessage());
    assertTrue(e.getMessage().contains("Image Type says ADC"), e.getMessage());
    assertTrue(e.getMessage().contains("the description says 't2'"), e.getMessage());
  }

  @Test
  void the_wrong_modality_is_named_beside_the_expected_one() throws Exception {
    TestSeries.write(folder, "1.dcm", TestSeries.slice(1));
    SeriesSearch search = TestSeries.find(folder);
    VolumeException e = assertThrows(VolumeException.class, () -> search.only("MR"));
    assertEquals(Kind.WRONG_MODALITY, e.kind());
    assertTrue(e.getMessage().startsWith("Found modality CT, expected MR"), e.getMessage());
    assertEquals(
        Kind.WRONG_MODALITY,
        assertThrows(VolumeException.class, () -> search.withUid("1.2.3.4", "MR")).kind());
  }

  @Test
  void raw_data_without_preamble_are_found_too() throws Exception {
    Path file = folder.resolve("raw");
    try (var out =
        new org.dcm4che3.io.DicomOutputStream(
            Files.newOutputStream(file), UID.ImplicitVRLittleEndian)) {
      out.writeDataset(null, TestSeries.slice(1));
    }
    assertEquals(1, TestSeries.find(file).only("CT").images());
    assertEquals(1, TestSeries.readFiles(file).slices().size());
  }

  @Test
  void a_search_reports_progress_and_can_be_cancelled() throws IOException, VolumeException {
    for (int i = 1; i <= 3; i++) {
      TestSeries.write(folder, i + ".dcm", TestSeries.slice(i));
    }
    List<String> heard = new ArrayList<>();
    Cancellation cancellation = new Cancellation();
    assertThrows(
        CancellationException.class,
        () ->
            new SeriesFinder()
                .find(
                    List.of(folder),
                    (done, total, stage) -> {
                      heard.add(done + "/" + total);
                      if (done == 1) {
                        cancellation.cancel();
                      }
                    },
                    cancellation));
    assertEquals(List.of("0/3", "1/3"), heard);
  }

  private static SkippedFile why(SeriesSearch search, String name) {
    return search.skipped().stream()
        .filter(s -> s.file().getFileName().toString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
