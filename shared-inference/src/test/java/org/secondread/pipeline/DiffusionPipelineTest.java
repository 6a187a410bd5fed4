package org.secondread.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.LesionType;
import org.secondread.image.Mask;
import org.secondread.metrics.ConfusionCounts;
import org.secondread.pack.BrainPercentile;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackManifest;
import org.secondread.phantom.HeadDwiPhantom;
import org.secondread.phantom.HeadDwiPhantom.Parameters;
import org.secondread.prepare.LesionFloor;
import org.secondread.progress.Cancellation;
import org.secondread.progress.ProgressListener;
import org.secondread.runtime.DeviceRequest;
import org.secondread.testing.TestPack;
import org.secondread.volume.Volume;
import org.secondread.volume.VolumeReader;

/** The line on diffusion weighted MR, with networks that answer to brightness alone. */
class DiffusionPipelineTest {
  private static final ProgressListener SILENT = (done, total, stage) -> {};

  // Above the skull base.
  private static final Parameters HEAD =
      new Parameters(20, 8, 96, 2.4, 7, -6, Parameters.demo().infarct());

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

  private static int pixels(Finding finding, Function<StageMasks, Mask> stage) {
    return finding.slices().stream().mapToInt(s -> stage.apply(s.masks()).count()).sum();
  }

  private Finding read(HeadDwiPhantom phantom, PackManifest manifest) throws Exception {
    Path run = Files.createTempDirectory(folder, "run");
    Volume volume =
        new VolumeReader()
            .read(
                phantom.write(Files.createDirectory(run.resolve("series"))),
                SILENT,
                new Cancellation());
    ModelPack pack = TestPack.ofBlood(Files.createDirectory(run.resolve("pack")), manifest);
    try (SecondReadPipeline pipeline = SecondReadPipeline.open(pack, DeviceRequest.CPU, 1)) {
      return pipeline.run(volume, SILENT, new Cancellation());
    }
  }
}
