package org.secondread.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.LesionType;
import org.secondread.convert.MrIdentity;
import org.secondread.convert.MrSeries;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.metrics.ConfusionCounts;
import org.secondread.nifti.AxialStack;
import org.secondread.nifti.Vector3;
import org.secondread.pack.BrainPercentile;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackManifest;
import org.secondread.phantom.HeadDwiPhantom;
import org.secondread.phantom.HeadDwiPhantom.Parameters;
import org.secondread.phantom.HeadGrid;
import org.secondread.prepare.LesionFloor;
import org.secondread.progress.Cancellation;
import org.secondread.progress.ProgressListener;
import org.secondread.runtime.DeviceRequest;
import org.secondread.testing.TestPack;
import org.secondread.volume.Volume;
import org.secondread.volume.VolumeException;
import org.secondread.volume.VolumeReader;

/** The line on diffusion weighted MR, with networks that answer to brightness alone. */
class DiffusionPipelineTest {
  private static final ProgressListener SILENT = (done, total, stage) -> {};

  // Above the skull base.
  private static final Parameters HEAD =
      new Parameters(20, new HeadGrid(8, 96, 2.4, 7, -6), Parameters.demo().infarct());

  @TempDir Path folder;

  @Test
  void an_infarct_of_known_volume_is_outlined() throws Exception {
    HeadDwiPhantom phantom = new HeadDwiPhantom(HEAD);
    Finding finding = read(phantom, TestPack.infarctManifest());
    assertEquals(LesionType.ACI, finding.lesionType());
    assertEquals(1, finding.lesions().size());
    double known = phantom.lesionVolumeMl();
    assertEquals(known, finding.volumeMl().orElseThrow(), 0.5 * known);
    ConfusionCounts counts = ConfusionCounts.NONE;
    for (int i = 0; i < finding.slices().size(); i++) {
      counts = counts.plus(ConfusionCounts.ofMasks(finding.masks().get(i), phantom.truth().get(i)));
    }
    double dice = counts.dice();
    assertTrue(dice > 0.7, "Dice " + dice);
  }

  @Test
  void a_head_without_infarct_is_negative() throws Exception {
    Finding finding = read(new HeadDwiPhantom(HEAD.withInfarct(null)), TestPack.infarctManifest());
    assertEquals(0, finding.lesions().size());
    assertEquals(0, finding.count(SliceFinding.State.NO_BRAIN));
  }

  @Test
  void a_lesion_floor_narrows_every_mask_but_the_paper_s_origin_mask() throws Exception {
    HeadDwiPhantom phantom = new HeadDwiPhantom(HEAD);
    Finding without = read(phantom, TestPack.infarctManifest());
    BrainPercentile high = BrainPercentile.STANDARD.withLesionFloor(new LesionFloor(2.2));
    Finding with = read(phantom, TestPack.infarctManifest(high));
    assertEquals(pixels(without, StageMasks::origin), pixels(with, StageMasks::origin));
    List<Function<StageMasks, Mask>> narrowed =
        List.of(StageMasks::refined, StageMasks::crf, StageMasks::result);
    for (Function<StageMasks, Mask> stage : narrowed) {
      assertTrue(pixels(with, stage) < pixels(without, stage));
    }
    for (SliceFinding slice : with.slices()) {
      for (SliceMaps maps : slice.maps().stream().toList()) {
        Mask crf = Mask.atLeast(maps.crfProbability(), Float.MIN_VALUE);
        Mask lesion = Mask.atLeast(maps.lesionProbability(), Float.MIN_VALUE);
        Mask cam = Mask.atLeast(maps.cam(), Float.MIN_VALUE);
        assertTrue(crf.count() < cam.count() / 2, "the heat map stays whole");
        assertTrue(lesion.count() < cam.count() / 2, "the probability is of places alone");
      }
    }
  }

  @Test
  void a_flat_series_or_noise_is_refused_and_never_negative() throws Exception {
    Random random = new Random(1);
    List<IntToDoubleFunction> kinds =
        List.of(
            i -> 700,
            i -> 1000 * random.nextDouble(),
            i -> 100 * Math.hypot(random.nextGaussian(), random.nextGaussian()),
            i -> Math.abs(i % 96 - 48) < 30 && Math.abs(i / 96 - 48) < 30 ? 500 : 0);
    for (IntToDoubleFunction kind : kinds) {
      List<GreyImage> slices = new ArrayList<>();
      for (int z = 0; z < 6; z++) {
        slices.add(new GreyImage(96, 96));
        for (int i = 0; i < 96 * 96; i++) {
          slices.get(z).values()[i] = (float) kind.applyAsDouble(i);
        }
      }
      AxialStack stack =
          new AxialStack(
              new Vector3(-100, -100, 0),
              new Vector3(1, 0, 0),
              new Vector3(0, 1, 0),
              new Vector3(0, 0, 5),
              2.2,
              2.2);
      MrSeries series = new MrSeries(slices, stack, 1000, MrIdentity.ofImport("flat"));
      Path files = Files.createTempDirectory(folder, "flat");
      for (int z = 0; z < series.size(); z++) {
        try (OutputStream out = Files.newOutputStream(files.resolve(z + ".dcm"))) {
          series.write(z, out);
        }
      }
      try (Stream<Path> all = Files.list(files)) {
        List<Path> sorted = all.sorted().toList();
        VolumeException e =
            assertThrows(VolumeException.class, () -> read(sorted, TestPack.infarctManifest()));
        assertEquals(VolumeException.Kind.NO_BRAIN, e.kind(), e.getMessage());
      }
    }
  }

  @Test
  void diffusion_of_another_part_of_the_body_is_refused_by_name() throws Exception {
    Volume head =
        volume(new HeadDwiPhantom(HEAD).write(Files.createDirectory(folder.resolve("s"))));
    Attributes header = new Attributes(head.header());
    header.setString(Tag.SeriesDescription, VR.LO, "ep2d_diff_PROSTATE_b1000");
    Volume prostate = new Volume(header, head.slices(), List.of(), List.of(), head.diffusion());
    VolumeException e =
        assertThrows(VolumeException.class, () -> read(prostate, TestPack.infarctManifest()));
    assertEquals(VolumeException.Kind.WRONG_BODY_PART, e.kind());
    assertTrue(e.getMessage().contains("Series Description (0008,103E) says 'prostat'"));
  }

  private static int pixels(Finding finding, Function<StageMasks, Mask> stage) {
    return finding.slices().stream().mapToInt(s -> stage.apply(s.masks()).count()).sum();
  }

  private Finding read(HeadDwiPhantom phantom, PackManifest manifest) throws Exception {
    return read(phantom.write(Files.createTempDirectory(folder, "series")), manifest);
  }

  private Finding read(List<Path> files, PackManifest manifest) throws Exception {
    return read(volume(files), manifest);
  }

  private Finding read(Volume volume, PackManifest manifest) throws Exception {
    ModelPack pack = TestPack.ofBlood(Files.createTempDirectory(folder, "pack"), manifest);
    try (SecondReadPipeline pipeline = SecondReadPipeline.open(pack, DeviceRequest.CPU, 1)) {
      return pipeline.run(volume, SILENT, new Cancellation());
    }
  }

  private static Volume volume(List<Path> files) throws VolumeException {
    return new VolumeReader().read(files, SILENT, new Cancellation());
  }
}
