package org.secondread.osgi.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.secondread.pack.ModelPack;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.SecondReadPipeline;
import org.secondread.progress.Cancellation;
import org.secondread.runtime.DeviceRequest;
import org.secondread.volume.VolumeReader;

/** Reads a series inside the framework, with nothing but what the bundles offer. */
public final class InferenceProbe implements Callable<Integer> {
  private final Path pack;
  private final Path series;

  public InferenceProbe(Path pack, Path series) {
    this.pack = pack;
    this.series = series;
  }

  /** The number of lesions. */
  @Override
  public Integer call() throws Exception {
    try (SecondReadPipeline pipeline =
        SecondReadPipeline.open(ModelPack.load(pack), DeviceRequest.CPU, 1)) {
      Finding finding =
          pipeline.run(
              new VolumeReader().read(files(), (d, t, s) -> {}, new Cancellation()),
              (d, t, s) -> {},
              new Cancellation());
      return finding.lesions().size();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(series)) {
      return files.toList();
    }
  }
}
