package org.secondread.viewer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.secondread.pack.ModelPack;
import org.secondread.phantom.Bleed;
import org.secondread.phantom.HeadCtPhantom;
import org.secondread.phantom.HeadGrid;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.SecondReadPipeline;
import org.secondread.pipeline.SliceFinding;
import org.secondread.progress.Cancellation;
import org.secondread.runtime.DeviceRequest;
import org.secondread.testing.TestPack;
import org.secondread.volume.VolumeReader;

/** Findings of tiny networks on small phantoms. */
public final class TestFindings {
  private static final int SLICES = 8;

  private TestFindings() {}

  /** A finding with one bleed, its files in the folder. */
  public static Finding bleeding(Path folder) throws Exception {
    return run(folder, phantom());
  }

  /** A finding without any lesion, its files in the folder. */
  public static Finding healthy(Path folder) throws Exception {
    return run(folder, new HeadCtPhantom(phantom().parameters().withBleed(null)));
  }

  /** The same with one more slice past the gate, on which nothing is outlined. */
  public static Finding partlyOutlined(Finding finding) {
    List<SliceFinding> slices = new ArrayList<>(finding.slices());
    SliceFinding gated =
        slices.stream()
            .filter(slice -> slice.state() == SliceFinding.State.BELOW_GATE)
            .findFirst()
            .orElseThrow();
    slices.set(
        gated.index(),
        new SliceFinding(
            gated.index(),
            SliceFinding.State.OUTLINED,
            gated.probability(),
            gated.masks(),
            gated.maps()));
    return new Finding(
        finding.volume(),
        slices,
        finding.threshold(),
        finding.lesions(),
        finding.timings(),
        finding.provenance());
  }

  /** A head CT above the skull base with one bleed. */
  public static HeadCtPhantom phantom() {
    return new HeadCtPhantom(
        new HeadCtPhantom.Parameters(
            20, new HeadGrid(SLICES, 256, 0.9, 6, -6), 0, Bleed.basalGanglia()));
  }

  private static Finding run(Path folder, HeadCtPhantom phantom) throws Exception {
    List<Path> files = phantom.write(Files.createDirectories(folder.resolve("series")));
    ModelPack pack = TestPack.ofBlood(Files.createDirectories(folder.resolve("pack")));
    try (SecondReadPipeline pipeline = SecondReadPipeline.open(pack, DeviceRequest.CPU, 1)) {
      return pipeline.run(
          new VolumeReader().read(files, (d, t, s) -> {}, new Cancellation()),
          (d, t, s) -> {},
          new Cancellation());
    }
  }

  /** A complete head CT series of these files, as a viewer would describe it. */
  public static OpenSeries series(List<Path> files) {
    return new OpenSeries(
        "2.25.1",
        "CT",
        "HEAD",
        "Generated head CT",
        Math.max(SLICES, files.size()),
        false,
        files,
        0);
  }
}
