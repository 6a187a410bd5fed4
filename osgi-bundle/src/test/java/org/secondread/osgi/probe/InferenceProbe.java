package org.secondread.osgi.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.secondread.pack.ModelPack;
import org.secondread.phantom.HeadCtPhantom;
import org.secondread.phantom.HeadDwiPhantom;
import org.secondread.phantom.HeadPhantom;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.SecondReadPipeline;
import org.secondread.progress.Cancellation;
import org.secondread.runtime.DeviceRequest;
import org.secondread.volume.VolumeReader;

/**
 * Reads the generated head with a lesion inside the framework, with nothing but what the bundles
 * offer.
 */
public final class InferenceProbe implements Callable<List<String>> {
  private final Path pack;
  private final Path folder;

  /**
   * @param folder an empty one for the generated series
   */
  public InferenceProbe(Path pack, Path folder) {
    this.pack = pack;
    this.folder = folder;
  }

  /** The number of lesions, and the device with the reason for it. */
  @Override
  public List<String> call() throws Exception {
    ModelPack model = ModelPack.load(pack);
    HeadPhantom phantom =
        switch (model.manifest().lesionType()) {
          case ICH -> new HeadCtPhantom(HeadCtPhantom.Parameters.demo().withSize(12, 256));
          case ACI -> new HeadDwiPhantom(HeadDwiPhantom.Parameters.demo().withSize(12, 128));
        };
    phantom.write(folder);
    try (SecondReadPipeline pipeline = SecondReadPipeline.open(model, DeviceRequest.AUTO, 2)) {
      Finding finding =
          pipeline.run(
              new VolumeReader().read(files(), (d, t, s) -> {}, new Cancellation()),
              (d, t, s) -> {},
              new Cancellation());
      return List.of(
          String.valueOf(finding.lesions().size()), finding.provenance().device().toString());
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
