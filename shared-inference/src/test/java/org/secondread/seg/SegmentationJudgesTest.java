package org.secondread.seg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.LesionType;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.progress.Cancellation;
import org.secondread.testing.Judges;
import org.secondread.volume.SeriesCandidate;
import org.secondread.volume.SeriesFinder;
import org.secondread.volume.Slice;
import org.secondread.volume.Volume;
import org.secondread.volume.VolumeReader;

/** What dciodvfy, dcentvfy, dcmdump and pydicom find in written segmentations. */
class SegmentationJudgesTest {
  @TempDir Path folder;

  static Stream<String> sources() {
    return volumes().keySet().stream();
  }

  static Map<String, Volume> volumes() {
    Map<String, Volume> volumes = new LinkedHashMap<>();
    volumes.put("odd width", TestVolumes.axial(23, 38, 3));
    volumes.put("odd width and height", TestVolumes.axial(13, 11, 5));
    volumes.put("one slice", TestVolumes.axial(16, 16, 1));
    volumes.put("one pixel", TestVolumes.axial(1, 1, 1));
    volumes.put("64 slices", TestVolumes.axial(250, 180, 64));
    volumes.put("gantry tilt", TestVolumes.tilted(33, 17, 9));
    volumes.put("unequal spacing", TestVolumes.unequal(20, 20));
    volumes.put("enhanced multi-frame", TestVolumes.enhanced(23, 38, 6));
    volumes.put("trace of twelve images", TestVolumes.trace(23, 38, 4, 12));
    volumes.put("trace of frames", TestVolumes.enhancedTrace(23, 38, 4, 3));
    volumes.put(
        "Cyrillic",
        TestVolumes.axial(
            8,
            8,
            2,
            header -> {
              header.setSpecificCharacterSet("ISO_IR 144");
              header.setString(
                  Tag.PatientName, VR.PN, "\u041b\u044e\u043a\u0441^\u0422\u0435\u0441\u0442");
            }));
    volumes.put(
        "UTF-8",
        TestVolumes.axial(
            8,
            8,
            2,
            header -> {
              header.setSpecificCharacterSet("ISO_IR 192");
              header.setString(Tag.PatientName, VR.PN, "\u5c71\u7530^\u592a\u90ce");
            }));
    volumes.put(
        "Japanese with code extensions",
        TestVolumes.axial(
            8,
            8,
            2,
            header -> {
              header.setSpecificCharacterSet("", "ISO 2022 IR 87");
              header.setString(Tag.PatientName, VR.PN, "Yamada^Tarou=\u5c71\u7530^\u592a\u90ce");
            }));
    volumes.put(
        "Chinese",
        TestVolumes.axial(
            8,
            8,
            2,
            header -> {
              header.setSpecificCharacterSet("GB18030");
              header.setString(Tag.PatientName, VR.PN, "Wang^Xiao=\u738b^\u5c0f\u4e1c");
            }));
    volumes.put("big endian source", bigEndian());
    volumes.put(
        "optional attributes missing",
        TestVolumes.axial(
            8,
            8,
            2,
            header -> {
              for (int tag :
                  new int[] {
                    Tag.SpecificCharacterSet,
                    Tag.PatientName,
                    Tag.PatientID,
                    Tag.IssuerOfPatientID,
                    Tag.PatientBirthDate,
                    Tag.PatientSex,
                    Tag.PatientAge,
                    Tag.StudyDate,
                    Tag.StudyTime,
                    Tag.StudyID,
                    Tag.AccessionNumber,
                    Tag.StudyDescription,
                    Tag.ReferringPhysicianName,
                    Tag.PositionReferenceIndicator
                  }) {
                header.remove(tag);
              }
            }));
    volumes.put(
        "lossy source",
        TestVolumes.axial(
            8,
            8,
            2,
            header -> {
              header.setString(Tag.LossyImageCompression, VR.CS, "01");
              header.setString(Tag.LossyImageCompressionRatio, VR.DS, "12.5");
              header.setString(Tag.LossyImageCompressionMethod, VR.CS, "ISO_10918_1");
            }));
    volumes.put(
        "de-identified without a method",
        TestVolumes.axial(
            8,
            8,
            2,
            header -> {
              header.setString(Tag.PatientIdentityRemoved, VR.CS, "YES");
              header.setNull(Tag.DeidentificationMethod, VR.LO);
            }));
    volumes.put(
        "clinical trial",
        TestVolumes.axial(
            8,
            8,
            2,
            header -> {
              header.setString(Tag.ClinicalTrialSponsorName, VR.LO, "Sponsor");
              header.setString(Tag.ClinicalTrialProtocolID, VR.LO, "Protocol");
              header.setString(Tag.ClinicalTrialSubjectID, VR.LO, "Subject");
            }));
    volumes.put(
        "half a clinical trial",
        TestVolumes.axial(
            8, 8, 2, header -> header.setString(Tag.ClinicalTrialSiteName, VR.LO, "Site")));
    volumes.put(
        "time zone",
        TestVolumes.axial(
            8, 8, 2, header -> header.setString(Tag.TimezoneOffsetFromUTC, VR.SH, "-0330")));
    return volumes;
  }

  private static Volume bigEndian() {
    Volume little = TestVolumes.axial(8, 8, 2);
    Attributes header = new Attributes(true);
    header.addAll(little.header());
    return new Volume(header, little.slices(), List.of(), List.of());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void dciodvfy_finds_no_error_in_a_binary_segmentation(String source) throws Exception {
    Volume volume = volumes().get(source);
    for (LesionType lesionType : LesionType.values()) {
      Attributes seg =
          new SegmentationEncoder()
              .binary(volume, TestVolumes.masks(volume, 1), TestVolumes.info(lesionType));
      assertNoError(seg);
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void dciodvfy_finds_no_error_in_a_fractional_segmentation(String source) throws Exception {
    Volume volume = volumes().get(source);
    assertNoError(
        new SegmentationEncoder()
            .fractional(volume, TestVolumes.probabilities(volume, 1), TestVolumes.info()));
  }

  @Test
  void dciodvfy_finds_no_error_where_our_own_words_need_utf_8() throws Exception {
    Attributes seg =
        new SegmentationEncoder()
            .binary(
                TestVolumes.axial(8, 8, 2),
                TestVolumes.masks(TestVolumes.axial(8, 8, 2), 1),
                TestVolumes.info().withComment("Gepr\u00fcft \u2265 0.7 \\ \u0394"));
    assertNoError(seg);
    assertEquals("ISO_IR 192", seg.getString(Tag.SpecificCharacterSet));
    Path file = written(seg);
    Path pixels = folder.resolve("pixels");
    Judges.Verdict verdict = pydicom(file, pixels);
    assertEquals(List.of("patient\tM\u00fcller^Test"), verdict.lines("patient"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void pydicom_reads_every_pixel_reference_and_position_back(String source) throws Exception {
    Volume volume = volumes().get(source);
    List<Mask> masks = TestVolumes.masks(volume, 7);
    Attributes seg = new SegmentationEncoder().binary(volume, masks, TestVolumes.info());
    Path pixels = folder.resolve("pixels");
    Judges.Verdict verdict = pydicom(written(seg), pixels);
    assertArrayEquals(bytes(masks), Files.readAllBytes(pixels), source);
    List<String> expected = new ArrayList<>();
    for (Slice slice : volume.slices()) {
      expected.add(
          String.join(
              "\t",
              "frame",
              slice.sources().stream()
                  .map(image -> image.sopInstanceUid() + " " + image.frameNumber())
                  .collect(Collectors.joining("\t")),
              String.join("\t", slice.geometry().position())));
    }
    assertEquals(expected, verdict.lines("frame"));
    assertEquals(
        volume.slices().stream()
            .flatMap(slice -> slice.sources().stream())
            .map(image -> "instance\t" + image.sopInstanceUid())
            .distinct()
            .toList(),
        verdict.lines("instance"));
    String name = volume.header().getString(Tag.PatientName, "");
    assertTrue(
        verdict.lines("patient").get(0).equals("patient\t" + name),
        verdict.output() + " instead of " + name);
  }

  @Test
  void pydicom_reads_the_probabilities_back() throws Exception {
    Volume volume = TestVolumes.axial(23, 37, 3);
    List<GreyImage> maps = TestVolumes.probabilities(volume, 3);
    Attributes seg = new SegmentationEncoder().fractional(volume, maps, TestVolumes.info());
    Path pixels = folder.resolve("pixels");
    pydicom(written(seg), pixels);
    byte[] read = Files.readAllBytes(pixels);
    assertEquals(23 * 37 * 3, read.length);
    for (int i = 0; i < read.length; i++) {
      float p = maps.get(i / (23 * 37)).values()[i % (23 * 37)];
      assertEquals(p, (read[i] & 0xFF) / 255.0, 0.5 / 255 + 1e-6);
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void dcmdump_reads_every_bit_back(String source) throws Exception {
    Volume volume = volumes().get(source);
    List<Mask> masks = TestVolumes.masks(volume, 9);
    Path file = written(new SegmentationEncoder().binary(volume, masks, TestVolumes.info()));
    Path raw = Files.createDirectory(folder.resolve("raw"));
    Judges.Verdict verdict = Judges.run("dcmdump", "+W", raw.toString(), file.toString());
    assertEquals(0, verdict.exit(), verdict.output());
    byte[] bits;
    try (Stream<Path> files = Files.list(raw)) {
      bits = Files.readAllBytes(files.findFirst().orElseThrow());
    }
    assertEquals(0, bits.length % 2);
    BitSet read = BitSet.valueOf(bits);
    byte[] expected = bytes(masks);
    for (int i = 0; i < bits.length * 8; i++) {
      assertEquals(i < expected.length && expected[i] == 1, read.get(i), "bit " + i);
    }
  }

  @Test
  void dcentvfy_finds_the_entities_of_a_real_head_ct_and_its_segmentation_the_same()
      throws Exception {
    List<Path> files = files("ct-series/ge-head");
    Volume volume = read(files);
    Attributes binary =
        new SegmentationEncoder().binary(volume, TestVolumes.masks(volume, 1), TestVolumes.info());
    Attributes fractional =
        new SegmentationEncoder()
            .fractional(
                volume,
                TestVolumes.probabilities(volume, 1),
                TestVolumes.info().withSeriesNumber(9002));
    assertEquals(
        List.of(),
        SegmentationConformance.check(readBack(written(binary)), volume, LesionType.ICH));
    assertNoError(binary);
    assertNoError(fractional);
    List<String> command = new ArrayList<>(List.of("dcentvfy"));
    files.forEach(file -> command.add(file.toString()));
    List<String> alone = contradictions(command);
    command.add(written(binary).toString());
    command.add(written(fractional).toString());
    assertEquals(alone, contradictions(command));
  }

  /** 32 positions with 12 directions each, of 17 images per position. */
  @Test
  void the_segmentation_of_a_real_diffusion_series_refers_to_its_directions_and_no_other_image()
      throws Exception {
    SeriesCandidate series =
        new SeriesFinder()
            .find(
                List.of(Judges.sharedData("mr-dwi/philips-volunteer")),
                (done, total, stage) -> {},
                new Cancellation())
            .only("MR");
    Volume volume = read(series.files());
    Attributes binary =
        new SegmentationEncoder()
            .binary(volume, TestVolumes.masks(volume, 1), TestVolumes.info(LesionType.ACI));
    Path file = written(binary);
    assertEquals(List.of(), SegmentationConformance.check(readBack(file), volume, LesionType.ACI));
    assertNoError(binary);
    Judges.Verdict verdict = pydicom(file, folder.resolve("pixels"));
    assertEquals(32, verdict.lines("frame").size());
    assertEquals(32 * 12, Set.copyOf(verdict.lines("instance")).size());
    Set<String> weighted = new HashSet<>();
    List<String> command = new ArrayList<>(List.of("dcentvfy"));
    for (Path image : series.files()) {
      Attributes header;
      try (DicomInputStream in = new DicomInputStream(image.toFile())) {
        header = in.readDatasetUntilPixelData();
      }
      if (header.getDouble(Tag.DiffusionBValue, 0) > 900) {
        weighted.add("instance\t" + header.getString(Tag.SOPInstanceUID));
        command.add(image.toString());
      }
    }
    assertEquals(weighted, Set.copyOf(verdict.lines("instance")));
    // Each file is compared with each other one; a few stand for all.
    command.subList(9, command.size()).clear();
    List<String> alone = contradictions(command);
    command.add(file.toString());
    assertEquals(alone, contradictions(command));
  }

  /** Not counting what this source lacks although DICOM requires it, such as a birth date. */
  private static List<String> contradictions(List<String> command) throws Exception {
    return Judges.run(command.toArray(String[]::new))
        .output()
        .lines()
        .filter(line -> !line.contains("Attribute present in one instance but not the other"))
        .toList();
  }

  /** Single-frame and enhanced multi-frame CT, an ordinary one and a 23 pixels wide one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ct-series/philips-phantom",
        "seg/ct-3slice",
        "seg/23x38x3/image",
        "seg/23x38x3/multiframe",
        "seg/ct_image.dcm"
      })
  void dciodvfy_finds_no_error_in_segmentations_of_real_series(String source) throws Exception {
    Volume volume = read(files(source));
    Attributes binary = TestVolumes.binary(volume);
    assertEquals(List.of(), SegmentationConformance.check(binary, volume, LesionType.ICH));
    assertNoError(binary);
    assertNoError(
        new SegmentationEncoder()
            .fractional(volume, TestVolumes.probabilities(volume, 1), TestVolumes.info()));
  }

  private static List<Path> files(String source) throws Exception {
    try (Stream<Path> list = Files.walk(Judges.sharedData(source))) {
      return list.filter(Files::isRegularFile).toList();
    }
  }

  private static Volume read(List<Path> files) throws Exception {
    return new VolumeReader().read(files, (done, total, stage) -> {}, new Cancellation());
  }

  private void assertNoError(Attributes seg) throws Exception {
    Judges.Verdict verdict = Judges.run("dciodvfy", written(seg).toString());
    assertEquals(List.of(), verdict.lines("Error"), verdict.output());
    assertEquals(List.of("Segmentation"), verdict.lines("Segmentation"), verdict.output());
  }

  private Path written(Attributes seg) throws Exception {
    Path file = folder.resolve(seg.getString(Tag.SOPInstanceUID) + ".dcm");
    SegmentationFile.write(seg, file);
    return file;
  }

  private static Attributes readBack(Path file) throws Exception {
    return SegmentationReader.read(file).dataset();
  }

  private static Judges.Verdict pydicom(Path file, Path pixels) throws Exception {
    Path script =
        Path.of(SegmentationJudgesTest.class.getResource("/judges/read_segmentation.py").toURI());
    Judges.Verdict verdict = Judges.python(script, file.toString(), pixels.toString());
    assertEquals(0, verdict.exit(), verdict.output());
    return verdict;
  }

  private static byte[] bytes(List<Mask> masks) {
    byte[] bytes = new byte[masks.size() * masks.get(0).values().length];
    int at = 0;
    for (Mask mask : masks) {
      for (boolean set : mask.values()) {
        bytes[at++] = (byte) (set ? 1 : 0);
      }
    }
    return bytes;
  }
}
