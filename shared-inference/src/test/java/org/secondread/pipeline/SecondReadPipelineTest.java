package org.secondread.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.pack.PackManifest;
import org.secondread.phantom.Bleed;
import org.secondread.phantom.HeadCtPhantom;
import org.secondread.phantom.HeadGrid;
import org.secondread.progress.Cancellation;
import org.secondread.progress.ProgressListener;
import org.secondread.runtime.DeviceRequest;
import org.secondread.runtime.InferenceException;
import org.secondread.testing.TestPack;
import org.secondread.testing.TinyNet;
import org.secondread.volume.Slice;
import org.secondread.volume.Volume;
import org.secondread.volume.VolumeException;
import org.secondread.volume.VolumeReader;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondReadPipelineTest {
  private static final int SLICES = 8;
  private static final ProgressListener SILENT = (done, total, stage) -> {};

  private Path folder;
  private HeadCtPhantom phantom;
  private Volume bleeding;
  private Volume healthy;
  private Finding finding;

  @BeforeAll
  void readPhantoms(@TempDir Path temporary) throws Exception {
    folder = temporary;
    // Above the skull base, whose bone the tiny networks would take for blood.
    HeadCtPhantom.Parameters parameters =
        new HeadCtPhantom.Parameters(
            20, new HeadGrid(SLICES, 256, 0.9, 6, -6), 0, Bleed.basalGanglia());
    phantom = new HeadCtPhantom(parameters);
    bleeding = volumeOf(phantom, Files.createDirectory(folder.resolve("bleeding")));
    healthy =
        volumeOf(
            new HeadCtPhantom(parameters.withBleed(null)),
            Files.createDirectory(folder.resolve("healthy")));
    finding = run(TestPack.manifest(), bleeding);
  }

  private static Volume volumeOf(HeadCtPhantom phantom, Path folder) throws Exception {
    return new VolumeReader().read(phantom.write(folder), SILENT, new Cancellation());
  }

  @Test
  void a_bleed_of_known_volume_is_outlined() {
    assertEquals(1, finding.lesions().size());
    double known = phantom.lesionVolumeMl();
    assertEquals(known, finding.volumeMl().orElseThrow(), 0.2 * known);
    double dice = dice(phantom.truth(), finding.masks());
    assertTrue(dice > 0.85, () -> "Dice " + dice);
    assertTrue(finding.screeningScore() > 0.99);
    assertTrue(finding.lesions().get(0).maxScore().orElseThrow() > 0.9);
  }

  @Test
  void the_slices_say_how_far_they_went() {
    assertEquals(SLICES, finding.slices().size());
    Mask shared = null;
    for (SliceFinding slice : finding.slices()) {
      boolean outlined = slice.state() == SliceFinding.State.OUTLINED;
      assertEquals(outlined, slice.maps().isPresent());
      assertEquals(
          outlined, slice.probability().isPresent() && slice.probability().getAsDouble() >= 0.5);
      StageMasks masks = slice.masks();
      if (outlined) {
        assertTrue(masks.refined().count() > 0);
        assertTrue(masks.origin().count() > 0);
        continue;
      }
      shared = shared == null ? masks.result() : shared;
      for (Mask mask : List.of(masks.origin(), masks.refined(), masks.crf(), masks.result())) {
        assertSame(shared, mask);
        assertEquals(0, mask.count());
      }
    }
    assertTrue(finding.count(SliceFinding.State.OUTLINED) > 0);
    assertTrue(finding.count(SliceFinding.State.BELOW_GATE) > 0);
    assertTrue(dice(phantom.truth(), masks("crf")) > 0.8);
    assertTrue(dice(phantom.truth(), masks("refined")) > 0.3);
  }

  @Test
  void the_finding_says_where_it_comes_from_and_how_long_it_took() {
    Provenance provenance = finding.provenance();
    assertEquals("test", provenance.pack().name());
    assertEquals(64, provenance.pack().files().get("segmenter.onnx").length());
    assertFalse(provenance.productVersion().contains("$"), provenance.productVersion());
    assertEquals(
        bleeding.header().getString(Tag.SeriesInstanceUID), provenance.seriesInstanceUid());
    assertEquals(
        bleeding.slices().get(7).source().sopInstanceUid(), provenance.sopInstanceUids().get(7));
    double sum = 0;
    for (Stage stage : Stage.values()) {
      assertTrue(finding.timings().ms(stage) > 0, stage.label());
      sum += finding.timings().ms(stage);
    }
    assertTrue(sum <= finding.timings().totalMs());
  }

  @Test
  void a_head_without_bleed_stays_below_the_gate() throws Exception {
    Finding result = run(TestPack.manifest(), healthy);

    assertEquals(0, result.count(SliceFinding.State.OUTLINED));
    assertTrue(result.screeningScore() < 0.5);
    assertEquals(List.of(), result.lesions());
    assertEquals(OptionalDouble.of(0), result.volumeMl());
  }

  @Test
  void an_open_gate_outlines_every_slice_with_a_brain() throws Exception {
    Finding result = run(TestPack.manifest(0, 0.7), healthy);
    assertEquals(0, result.count(SliceFinding.State.BELOW_GATE));
    assertTrue(result.count(SliceFinding.State.OUTLINED) > 0);
  }

  @Test
  void one_slice_alone_is_read_and_its_unknown_extent_gives_no_volume() throws Exception {
    int middle = middleOfTheBleed();
    Slice slice = bleeding.slices().get(middle);
    Slice alone = new Slice(slice.source(), slice.geometry(), Double.NaN, slice.values());
    Finding result =
        run(
            TestPack.manifest(),
            new Volume(bleeding.header(), List.of(alone), List.of(), List.of()));
    assertEquals(1, result.lesions().size());
    assertEquals(OptionalDouble.empty(), result.volumeMl());
  }

  @Test
  void a_redrawn_finding_equals_a_run_with_that_threshold() throws Exception {
    for (double threshold : new double[] {0.2, 0.35, 0.9}) {
      Finding redrawn = finding.withThreshold(threshold);
      Finding run = run(TestPack.manifest(0.5, threshold), bleeding);
      assertEquals(run.lesions(), redrawn.lesions());
      assertEquals(run.threshold(), redrawn.threshold());
      for (int i = 0; i < run.masks().size(); i++) {
        assertArrayEquals(run.masks().get(i).values(), redrawn.masks().get(i).values());
      }
    }
    assertThrows(IllegalArgumentException.class, () -> finding.withThreshold(0));
    assertThrows(IllegalArgumentException.class, () -> finding.withThreshold(Double.NaN));
  }

  @Test
  void a_lower_threshold_never_outlines_less() {
    long before = 0;
    for (double threshold : new double[] {1, 0.8, 0.6, 0.4, 0.2, 0.05}) {
      Finding redrawn = finding.withThreshold(threshold);
      long now = redrawn.masks().stream().mapToLong(Mask::count).sum();
      assertTrue(now >= before, "at " + threshold);
      before = now;
    }
  }

  @Test
  void progress_rises_by_one_to_its_total() throws Exception {
    List<Integer> heard = new ArrayList<>();
    try (SecondReadPipeline pipeline = open(TestPack.manifest())) {
      pipeline.run(
          bleeding,
          (done, total, stage) -> {
            assertEquals(SLICES + 1, total);
            assertFalse(stage.isBlank());
            heard.add(done);
          },
          new Cancellation());
    }
    assertEquals(IntStream.rangeClosed(0, SLICES + 1).boxed().toList(), heard);
  }

  @Test
  void a_cancelled_run_stops_before_the_next_slice() throws Exception {
    try (SecondReadPipeline pipeline = open(TestPack.manifest())) {
      for (int last = 0; last < SLICES; last += 3) {
        int stopAt = last;
        Cancellation cancellation = new Cancellation();
        List<Integer> heard = new ArrayList<>();
        ProgressListener listener =
            (done, total, stage) -> {
              heard.add(done);
              if (done == stopAt) {
                cancellation.cancel();
              }
            };
        assertThrows(
            CancellationException.class, () -> pipeline.run(bleeding, listener, cancellation));
        assertEquals(stopAt, heard.get(heard.size() - 1));
      }
      pipeline.run(bleeding, SILENT, new Cancellation());
    }
  }

  @Test
  void a_closed_pipeline_refuses_to_run() throws Exception {
    SecondReadPipeline pipeline = open(TestPack.manifest());
    pipeline.close();
    pipeline.close();
    assertThrows(
        IllegalStateException.class, () -> pipeline.run(bleeding, SILENT, new Cancellation()));
  }

  @Test
  void another_modality_is_refused() {
    Attributes header = new Attributes(bleeding.header());
    header.setString(Tag.Modality, VR.CS, "MR");
    Volume volume = new Volume(header, bleeding.slices(), List.of(), List.of());
    assertRefused(VolumeException.Kind.WRONG_MODALITY, volume, "'MR', expected CT");
  }

  @Test
  void another_part_of_the_body_is_refused_by_name() {
    Attributes header = new Attributes(bleeding.header());
    header.setString(Tag.BodyPartExamined, VR.CS, "CHEST");
    header.setString(Tag.SeriesDescription, VR.LO, "5 mm");
    Volume volume = new Volume(header, bleeding.slices(), List.of(), List.of());
    assertRefused(
        VolumeException.Kind.WRONG_BODY_PART,
        volume,
        "Body Part Examined (0018,0015) says 'chest', expected a head");
  }

  @Test
  void a_slice_with_nan_is_refused_and_named() {
    List<Slice> slices = new ArrayList<>(bleeding.slices());
    GreyImage values = slices.get(4).values();
    GreyImage broken = new GreyImage(values.width(), values.height(), values.values().clone());
    broken.values()[1234] = Float.NaN;
    slices.set(4, withValues(slices.get(4), broken));
    assertRefused(
        VolumeException.Kind.INVALID_VALUES,
        new Volume(bleeding.header(), slices, List.of(), List.of()),
        "Slice 5 holds the value NaN");
  }

  @Test
  void a_constant_series_is_refused_because_it_shows_no_brain() {
    for (float value : new float[] {-1024, 0, 40, 3000}) {
      List<Slice> slices = new ArrayList<>();
      for (Slice slice : bleeding.slices()) {
        GreyImage constant = new GreyImage(slice.values().width(), slice.values().height());
        Arrays.fill(constant.values(), value);
        slices.add(withValues(slice, constant));
      }
      assertRefused(
          VolumeException.Kind.NO_BRAIN,
          new Volume(bleeding.header(), slices, List.of(), List.of()),
          "None of the 8 slices shows a brain");
    }
  }

  @Test
  void one_slice_without_brain_among_others_is_skipped_and_counted() throws Exception {
    List<Slice> slices = new ArrayList<>(bleeding.slices());
    GreyImage air = new GreyImage(bleeding.columns(), bleeding.rows());
    Arrays.fill(air.values(), -1000);
    slices.set(0, withValues(slices.get(0), air));
    Finding result =
        run(TestPack.manifest(), new Volume(bleeding.header(), slices, List.of(), List.of()));
    SliceFinding first = result.slices().get(0);
    assertEquals(SliceFinding.State.NO_BRAIN, first.state());
    assertEquals(OptionalDouble.empty(), first.probability());
    assertEquals(1, result.lesions().size());
  }

  @Test
  void a_failing_network_is_an_error_and_no_empty_finding() throws Exception {
    byte[] roots =
        new TinyNet()
            .input("image", -1, 1, -1, -1)
            .convolution("image", "shifted", 1, 16, -1, 0.1)
            .node("Sqrt", "shifted", "cam")
            .node(
                "ReduceMax",
                "cam",
                "score",
                TinyNet.ints("axes", 1, 2, 3),
                TinyNet.integer("keepdims", 0))
            .output("score", -1)
            .output("cam", -1, 1, -1, -1)
            .bytes();
    Path broken = Files.createTempDirectory(folder, "pack");
    try (SecondReadPipeline pipeline =
        SecondReadPipeline.open(
            TestPack.write(broken, roots, TinyNet.bloodSegmenter()), DeviceRequest.CPU)) {
      assertThrows(
          InferenceException.class, () -> pipeline.run(bleeding, SILENT, new Cancellation()));
    }
  }

  private int middleOfTheBleed() {
    int best = 0;
    for (int i = 0; i < phantom.truth().size(); i++) {
      best = phantom.truth().get(i).count() > phantom.truth().get(best).count() ? i : best;
    }
    return best;
  }

  private SecondReadPipeline open(PackManifest manifest) throws Exception {
    Path pack = Files.createTempDirectory(folder, "pack");
    return SecondReadPipeline.open(TestPack.ofBlood(pack, manifest), DeviceRequest.CPU);
  }

  private Finding run(PackManifest manifest, Volume volume) throws Exception {
    try (SecondReadPipeline pipeline = open(manifest)) {
      return pipeline.run(volume, SILENT, new Cancellation());
    }
  }

  private void assertRefused(VolumeException.Kind kind, Volume volume, String message) {
    VolumeException e = assertThrows(VolumeException.class, () -> run(TestPack.manifest(), volume));
    assertEquals(kind, e.kind());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private static Slice withValues(Slice slice, GreyImage values) {
    return new Slice(slice.source(), slice.geometry(), slice.extentMm(), values);
  }

  private List<Mask> masks(String name) {
    return finding.slices().stream()
        .map(SliceFinding::masks)
        .map(masks -> name.equals("crf") ? masks.crf() : masks.refined())
        .toList();
  }

  private static double dice(List<Mask> a, List<Mask> b) {
    long both = 0;
    long sum = 0;
    for (int slice = 0; slice < a.size(); slice++) {
      sum += a.get(slice).count() + b.get(slice).count();
      for (int i = 0; i < a.get(slice).values().length; i++) {
        both += a.get(slice).values()[i] && b.get(slice).values()[i] ? 1 : 0;
      }
    }
    return 2.0 * both / sum;
  }
}
