package org.secondread.phantom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/**
 * A generated head CT with a bleed of known volume, for demonstration and tests. It looks like a
 * real one in a brain window and holds no patient's data; the same parameters give the same files.
 */
public final class HeadCtPhantom implements HeadPhantom {
  private static final double NOISE_HU = 3.4;
  private static final double NOISE_GRAIN_MM = 0.34;
  private static final double BLUR_MM = 0.45;
  private static final int SUBSAMPLES = 3;

  private final Parameters parameters;
  private final HeadGrid grid;
  private final HeadAnatomy anatomy;
  private final List<Mask> truth;

  /**
   * What to generate.
   *
   * @param seed decides texture, noise and UIDs
   * @param grid 512 pixels of 0.45 mm hold the head
   * @param tiltDegrees gantry tilt about the axis from ear to ear
   * @param bleed null for a head without
   */
  public record Parameters(long seed, HeadGrid grid, double tiltDegrees, Bleed bleed) {

    /** 24 slices of 512 x 512, 0.45 x 0.45 x 5 mm, with a bleed of the basal ganglia. */
    public static Parameters demo() {
      return new Parameters(20, new HeadGrid(24, 512, 0.45, 5, -41), 0, Bleed.basalGanglia());
    }

    public Parameters withBleed(Bleed other) {
      return new Parameters(seed, grid, tiltDegrees, other);
    }

    public Parameters withSize(int slices, int matrix) {
      return new Parameters(seed, grid.withSize(slices, matrix), tiltDegrees, bleed);
    }

    public Parameters withTilt(double degrees) {
      return new Parameters(seed, grid, degrees, bleed);
    }

    public Parameters withSeed(long other) {
      return new Parameters(other, grid, tiltDegrees, bleed);
    }
  }

  public HeadCtPhantom(Parameters parameters) {
    this.parameters = parameters;
    this.grid = parameters.grid();
    this.anatomy = new HeadAnatomy(parameters.seed(), parameters.bleed());
    this.truth = IntStream.range(0, grid.slices()).parallel().mapToObj(this::truth).toList();
  }

  public Parameters parameters() {
    return parameters;
  }

  @Override
  public List<Mask> truth() {
    return truth;
  }

  @Override
  public double lesionVolumeMl() {
    return truth.stream().mapToLong(Mask::count).sum() * grid.voxelMl();
  }

  /**
   * One slice with blur and noise.
   *
   * @param index 0-based from below
   * @return HU, whole numbers in -1024..3071
   */
  public GreyImage slice(int index) {
    int n = grid.matrix();
    float[] values = new float[n * n];
    for (int sub = 0; sub < SUBSAMPLES; sub++) {
      double offset = subsampleOffset(sub);
      for (int row = 0; row < n; row++) {
        for (int column = 0; column < n; column++) {
          double[] p = point(index, row, column, offset);
          values[row * n + column] += (float) (anatomy.hounsfield(p[0], p[1], p[2]) / SUBSAMPLES);
        }
      }
    }
    blur(values, n, BLUR_MM / grid.pixelSpacingMm());
    addNoise(
        values,
        n,
        NOISE_GRAIN_MM / grid.pixelSpacingMm(),
        new Random(parameters.seed() * 1_000_003 + index));
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-1024, Math.min(3071, Math.round(values[i])));
    }
    return new GreyImage(n, n, values);
  }

  @Override
  public List<Path> write(Path folder) throws IOException {
    return new PhantomSeries(this).write(folder);
  }

  /** Image Position (Patient) of a slice, mm. */
  double[] position(int index) {
    return point(index, 0, 0, 0);
  }

  /** Unit vector along increasing row index. */
  double[] columnDirection() {
    double tilt = Math.toRadians(parameters.tiltDegrees());
    return new double[] {0, Math.cos(tilt), -Math.sin(tilt)};
  }

  private double[] point(int index, double row, double column, double alongNormal) {
    double[] down = columnDirection();
    double centre = (grid.matrix() - 1) / 2.0;
    double right = (column - centre) * grid.pixelSpacingMm();
    double back = (row - centre) * grid.pixelSpacingMm();
    // As on a scanner, the table moves along z while the gantry is tilted.
    double table = grid.lowestMm() + index * grid.sliceSpacingMm() / down[1];
    return new double[] {
      right, back * down[1] - alongNormal * down[2], table + back * down[2] + alongNormal * down[1]
    };
  }

  private double subsampleOffset(int sub) {
    return ((sub + 0.5) / SUBSAMPLES - 0.5) * grid.sliceSpacingMm();
  }

  private Mask truth(int index) {
    int n = grid.matrix();
    boolean[] set = new boolean[n * n];
    if (parameters.bleed() == null) {
      return new Mask(n, n, set);
    }
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        int filled = 0;
        for (int sub = 0; sub < SUBSAMPLES; sub++) {
          double[] p = point(index, row, column, subsampleOffset(sub));
          filled += anatomy.isBleed(p[0], p[1], p[2]) ? 1 : 0;
        }
        set[row * n + column] = 2 * filled >= SUBSAMPLES;
      }
    }
    return new Mask(n, n, set);
  }

  /** Gaussian blur with a standard deviation of {@code sigma} pixels. */
  private static void blur(float[] values, int n, double sigma) {
    int radius = (int) Math.ceil(3 * sigma);
    float[] kernel = new float[2 * radius + 1];
    float sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      double d = (i - radius) / sigma;
      kernel[i] = (float) Math.exp(-d * d / 2);
      sum += kernel[i];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    float[] line = new float[n];
    for (int pass = 0; pass < 2; pass++) {
      int step = pass == 0 ? 1 : n;
      int lineStep = pass == 0 ? n : 1;
      for (int l = 0; l < n; l++) {
        for (int i = 0; i < n; i++) {
          line[i] = values[l * lineStep + i * step];
        }
        for (int i = 0; i < n; i++) {
          float total = 0;
          for (int k = -radius; k <= radius; k++) {
            total += kernel[k + radius] * line[Math.max(0, Math.min(n - 1, i + k))];
          }
          values[l * lineStep + i * step] = total;
        }
      }
    }
  }

  /** Quantum noise as a reconstruction leaves it: correlated over neighbours. */
  private static void addNoise(float[] values, int n, double sigma, Random random) {
    float[] white = new float[n * n];
    for (int i = 0; i < white.length; i++) {
      white[i] = (float) random.nextGaussian();
    }
    blur(white, n, sigma);
    double sum = 0;
    for (float value : white) {
      sum += value * value;
    }
    float gain = (float) (NOISE_HU / Math.sqrt(sum / white.length));
    for (int i = 0; i < values.length; i++) {
      values[i] += gain * white[i];
    }
  }
}
