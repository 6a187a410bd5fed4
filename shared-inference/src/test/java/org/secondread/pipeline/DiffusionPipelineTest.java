package org.secondread.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.LesionType;
import org.secondread.metrics.ConfusionCounts;
import org.secondread.pack.ModelPack;
import org.secondread.phantom.HeadDwiPhantom;
import org.secondread.phantom.HeadDwiPhantom.Parameters;
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
    Finding finding = read(phantom);
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
    Finding finding = read(new HeadDwiPhantom(HEAD.withInfarct(null)));
    assertEquals(0, finding.lesions().size());
    assertEquals(0, finding.count(SliceFinding.State.NO_BRAIN));
  }

  private Finding read(HeadDwiPhantom phantom) throws Exception {
    Volume volume =
        new VolumeReader()
            .read(
                phantom.write(Files.createDirectory(folder.resolve("series"))),
                SILENT,
                new Cancellation());
    ModelPack pack =
        TestPack.ofBlood(Files.createDirectory(folder.resolve("pack")), TestPack.infarctManifest());
    try (SecondReadPipeline pipeline = SecondReadPipeline.open(pack, DeviceRequest.CPU, 1)) {
      return pipeline.run(volume, SILENT, new Cancellation());
    }
  }
}
