package org.secondread.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.progress.Cancellation;
import org.secondread.testing.Judges;

/** Real files, with pydicom as judge of the values. */
class RealSeriesTest {
  @TempDir Path folder;

  @Test
  void a_tilted_head_ct_with_unequal_spacing_is_read_as_pydicom_reads_it() throws Exception {
    Path series = Judges.sharedData("ct-series/ge-head");
    Volume volume = volume(series, "CT");
    assertEquals(28, volume.slices().size());
    assertEquals(512, volume.columns());
    assertEquals(0, volume.dropped().size());
    assertEquals(
        List.of(
            "The slices are tilted by 18.5 degrees from axial",
            "Slice spacing varies from 1.08 to 7.00 mm; volumes use each slice's own"),
        volume.remarks());
    Slice first = volume.slices().get(0);
    assertEquals(List.of("-125.0000000", "-123.5404569", "5.8360586"), first.geometry().position());
    assertEquals(4.0, first.extentMm(), 0.01);
    assertEquals(7.0, volume.slices().get(27).extentMm(), 0.01);
    assertSameValues(series, volume);
  }

  @Test
  void a_phantom_ct_is_read_as_pydicom_reads_it() throws Exception {
    Path series = Judges.sharedData("ct-series/philips-phantom");
    Volume volume = volume(series, "CT");
    assertEquals(28, volume.slices().size());
    assertEquals(List.of(), volume.remarks());
    assertSameValues(series, volume);
  }

  @Test
  void three_slices_with_padding_in_implicit_encoding_are_read_as_pydicom_reads_them()
      throws Exception {
    Path series = Judges.sharedData("seg/ct-3slice");
    assertSameValues(series, volume(series, "CT"));
  }

  @Test
  void a_small_series_and_its_multi_frame_twin_hold_the_same_values() throws Exception {
    Volume single = volume(Judges.sharedData("seg/23x38x3/image"), "CT");
    Volume multi = volume(Judges.sharedData("seg/23x38x3/multiframe"), "CT");
    assertEquals(3, single.slices().size());
    assertEquals(3, multi.slices().size());
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(
          single.slices().get(i).values().values(), multi.slices().get(i).values().values());
      assertEquals(
          Double.parseDouble(single.slices().get(i).geometry().position().get(2)),
          Double.parseDouble(multi.slices().get(i).geometry().position().get(2)),
          1e-6);
      assertEquals(2.5, multi.slices().get(i).extentMm(), 1e-6);
    }
  }

  @Test
  void rle_and_uncompressed_images_hold_the_same_values_as_pydicoms() throws Exception {
    for (List<String> pair :
        List.of(
            List.of("WG04_CT2_UNC.dcm", "WG04_CT2_RLE.dcm"),
            List.of("MR_small.dcm", "MR_small_RLE.dcm"))) {
      Path plain = Judges.sharedData("dicom-odd/" + pair.get(0));
      Path rle = Judges.sharedData("dicom-odd/" + pair.get(1));
      assertArrayEquals(firstFrame(plain), firstFrame(rle));
      assertSameValues(List.of(plain), List.of(firstFrame(plain)));
    }
  }

  @Test
  void every_encoding_of_one_mr_image_gives_the_same_values() throws Exception {
    float[] expected = firstFrame(Judges.sharedData("dicom-odd/MR_small.dcm"));
    for (String name :
        List.of(
            "MR_small_RLE.dcm",
            "MR_small_bigendian.dcm",
            "MR_small_expb.dcm",
            "MR_small_implicit.dcm",
            "MR_small_padded.dcm")) {
      assertArrayEquals(expected, firstFrame(Judges.sharedData("dicom-odd/" + name)), name);
    }
  }

  @Test
  void every_odd_file_is_read_or_refused_with_a_reason() throws Exception {
    Map<String, String> outcomes = new HashMap<>();
    for (Path file : files(Judges.sharedData("dicom-odd"))) {
      outcomes.put(file.getFileName().toString(), outcome(file));
    }
    outcomes.forEach((name, outcome) -> assertFalse(outcome.isBlank(), name));
    assertEquals("read", outcomes.get("CT_small.dcm"));
    assertEquals("read", outcomes.get("WG04_CT2_RLE.dcm"));
    assertEquals("NO_DIFFUSION", outcomes.get("MR_small.dcm"));
    assertEquals("UNSUPPORTED_TRANSFER_SYNTAX", outcomes.get("WG04_CT2_J2KR.dcm"));
    assertEquals("UNSUPPORTED_TRANSFER_SYNTAX", outcomes.get("WG04_CT2_JPLL.dcm"));
    assertEquals("MISSING_GEOMETRY", outcomes.get("SC_rgb.dcm"));
    assertEquals("MISSING_GEOMETRY", outcomes.get("mlut_18.dcm"));
    assertEquals("UNREADABLE", outcomes.get("nested_priv_SQ.dcm"));
  }

  @Test
  void a_diffusion_series_of_seventeen_volumes_becomes_one_trace_volume() throws Exception {
    Path source = Judges.sharedData("mr-dwi/philips-volunteer");
    SeriesSearch search = TestSeries.find(source);
    SeriesCandidate series = search.only("MR");
    assertEquals(544, series.axialImages());
    assertTrue(search.skipped().size() >= 3, search.skipped().toString());
    assertTrue(
        search.skipped().stream().noneMatch(s -> s.why() == SkippedFile.Why.DAMAGED),
        search.skipped().toString());
    Volume volume = volume(source, "MR");
    assertEquals(32, volume.slices().size());
    Map<String, Long> dropped =
        volume.dropped().stream()
            .collect(Collectors.groupingBy(Volume.Dropped::reason, Collectors.counting()));
    assertEquals(5 * 32, dropped.get("b=0, no diffusion weighting"), dropped.toString());
    assertEquals(2, dropped.size(), dropped.toString());
    DiffusionChoice choice = volume.diffusion().orElseThrow();
    assertEquals(1000, choice.bValue().orElseThrow());
    assertEquals(12, choice.imagesPerPosition());
    assertEquals(DiffusionChoice.How.GEOMETRIC_MEAN, choice.how());
    assertEquals(
        "found b=0 (160 images), 1000 (384 images) by Diffusion b-value (0018,9087); b=1000 is"
            + " nearest to 1000; no complete trace image, so that 12 directions are averaged",
        choice.reason());
    Map<String, Path> files = byInstance(source);
    for (int i : List.of(0, 16, 31)) {
      Slice slice = volume.slices().get(i);
      assertEquals(12, Set.copyOf(slice.sources()).size());
      double[] logs = new double[volume.rows() * volume.columns()];
      for (SourceImage image : slice.sources()) {
        Path file = files.get(image.sopInstanceUid());
        float[] values = firstFrame(file);
        assertSameValues(List.of(file), List.of(values));
        for (int p = 0; p < logs.length; p++) {
          logs[p] += Math.log(values[p]) / 12;
        }
      }
      for (int p = 0; p < logs.length; p++) {
        double expected = Math.exp(logs[p]);
        assertEquals(expected, slice.values().values()[p], 1e-5 * expected);
      }
    }
  }

  @Test
  void damaged_copies_of_real_files_are_read_or_refused() throws Exception {
    Random random = new Random(3);
    for (String name : List.of("CT_small.dcm", "MR_small_RLE.dcm", "emri_small.dcm")) {
      byte[] whole = Files.readAllBytes(Judges.sharedData("dicom-odd/" + name));
      Path file = folder.resolve("damaged.dcm");
      for (int round = 0; round < 300; round++) {
        byte[] bytes = whole.clone();
        for (int i = 0; i <= random.nextInt(8); i++) {
          bytes[random.nextInt(Math.min(bytes.length, 3000))] = (byte) random.nextInt();
        }
        if (random.nextInt(3) == 0) {
          bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        Files.write(file, bytes);
        assertFalse(outcome(file).isBlank());
        TestSeries.find(file);
      }
    }
  }

  private static String outcome(Path file) {
    try {
      TestSeries.readFiles(file);
      return "read";
    } catch (VolumeException e) {
      assertFalse(e.getMessage().isBlank());
      return e.kind().name();
    }
  }

  private static Volume volume(Path series, String modality) throws VolumeException {
    return new VolumeReader()
        .read(
            TestSeries.find(series).only(modality), (done, total, stage) -> {}, new Cancellation());
  }

  private static float[] firstFrame(Path file) throws VolumeException {
    DicomFile content = DicomFile.readAll(file);
    FramePixels pixels = new FramePixels(file, content, List.of(new RleDecoder()));
    String modality = content.dataset().getString(Tag.Modality);
    return SliceValues.of(content.dataset(), modality, pixels, 0).values();
  }

  /** The files of single-frame images by SOP Instance UID. */
  private static Map<String, Path> byInstance(Path source) throws IOException, VolumeException {
    Map<String, Path> byUid = new HashMap<>();
    for (Path file : files(source)) {
      if (DicomFile.hasPrefix(file)) {
        byUid.put(DicomFile.readHeader(file).getString(Tag.SOPInstanceUID), file);
      }
    }
    return byUid;
  }

  private void assertSameValues(Path source, Volume volume) throws Exception {
    Map<String, Path> byUid = byInstance(source);
    assertSameValues(
        volume.slices().stream().map(s -> byUid.get(s.source().sopInstanceUid())).toList(),
        volume.slices().stream().map(s -> s.values().values()).toList());
  }

  /** The values of single-frame images against pydicom's. */
  private void assertSameValues(List<Path> images, List<float[]> values) throws Exception {
    Path raw = folder.resolve("values.raw");
    List<String> arguments = new ArrayList<>(List.of(raw.toString()));
    Path script = Path.of(RealSeriesTest.class.getResource("/judges/read_values.py").toURI());
    images.forEach(image -> arguments.add(image.toString()));
    Judges.Verdict verdict = Judges.python(script, arguments.toArray(String[]::new));
    assertEquals(0, verdict.exit(), verdict.output());
    FloatBuffer judged =
        ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    assertEquals(values.stream().mapToInt(v -> v.length).sum(), judged.remaining());
    for (float[] read : values) {
      float[] expected = new float[read.length];
      judged.get(expected);
      assertArrayEquals(expected, read);
    }
  }

  private static List<Path> files(Path source) throws IOException {
    try (Stream<Path> walk = Files.walk(source)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
