package org.secondread.headless;

import java.nio.file.Path;
import org.secondread.runtime.DeviceRequest;
import org.secondread.runtime.PhysicalCores;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Options of every command that runs the pipeline. */
final class RunOptions {
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--pack",
      paramLabel = "<pack>",
      description = "Model pack, a folder or zip file (default: the one that comes along).")
  Path pack;

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|cuda",
      description = "What to compute on (default: auto).",
      converter = DeviceConverter.class)
  DeviceRequest device = DeviceRequest.AUTO;

  @Option(
      names = "--threads",
      paramLabel = "<n>",
      description = "Threads of the CPU (default: one for each physical core).",
      converter = ThreadsConverter.class)
  int threads = PhysicalCores.count();

  @Option(
      names = "--threshold",
      paramLabel = "<0..1>",
      description = "Cut of the lesion probability, above 0, at most 1 (default: the pack's).",
      converter = ThresholdConverter.class)
  Double threshold;

  @Option(
      names = "--fractional",
      description = "Also write the probability as a FRACTIONAL segmentation.")
  boolean fractional;

  @Option(names = "--quiet", description = "Show no progress and no timings.")
  boolean quiet;

  static final class DeviceConverter implements ITypeConverter<DeviceRequest> {
    @Override
    public DeviceRequest convert(String value) {
      return Values.of(() -> DeviceRequest.ofId(value));
    }
  }

  static final class ThreadsConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return Values.of(
          () -> {
            int threads = Integer.parseInt(value);
            if (threads < 1 || threads > MOST_THREADS) {
              throw new IllegalArgumentException(value + " is not in 1.." + MOST_THREADS);
            }
            return threads;
          });
    }
  }

  static final class ThresholdConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      return Values.of(
          () -> {
            double threshold = Double.parseDouble(value);
            if (!(threshold > 0 && threshold <= 1)) {
              throw new IllegalArgumentException(value + " is not above 0 and at most 1");
            }
            return threshold;
          });
    }
  }
}
