package org.secondread.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.secondread.crf.CrfParameters;
import org.secondread.crf.DenseCrf;
import org.secondread.image.GreyImage;

/** One slice through the whole dense CRF: lattice building, ten iterations, result. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DenseCrfBenchmark {

  /** Pixels along each side of the square slice. */
  @Param({"128", "256", "512"})
  public int size;

  @Param({"1", "2"})
  public int threads;

  /** Appearance kernel as sxy/srgb/compat: usual for natural images, and for small bleeds. */
  @Param({"80/13/10", "20/13/6"})
  public String bilateral;

  private HeadSlice slice;
  private CrfParameters parameters;
  private DenseCrf crf;

  @Setup
  public void setUp() {
    String[] numbers = bilateral.split("/");
    parameters =
        new CrfParameters(
            10,
            3,
            3,
            Double.parseDouble(numbers[0]),
            Double.parseDouble(numbers[1]),
            Double.parseDouble(numbers[2]));
    slice = HeadSlice.of(size);
    crf = new DenseCrf(threads);
  }

  @TearDown
  public void tearDown() {
    crf.close();
  }

  @Benchmark
  public GreyImage infer() {
    return crf.infer(slice.intensity(), slice.foreground(), parameters);
  }
}
