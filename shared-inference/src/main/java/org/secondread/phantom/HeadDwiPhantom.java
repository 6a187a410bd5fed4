package org.secondread.phantom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.secondread.convert.MrIdentity;
import org.secondread.convert.MrSeries;
import org.secondread.files.WholeFile;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.nifti.AxialStack;
import org.secondread.nifti.Vector3;

/**
 * A generated diffusion weighted head with an infarct of known volume, for demonstration and tests:
 * bright brain with dark ventricles, a dim scalp, coils that see the base and the sides better, and
 * the noise of a magnitude image. The same parameters give the same files.
 */
public final class HeadDwiPhantom implements HeadPhantom {
  private static final double B_VALUE = 1000;
  private static final double WHITE_MATTER = 300;
  private static final double NOISE = 0.05;
  private static final int SUBSAMPLES_ALONG = 2;
  private static final int SUBSAMPLES_ACROSS = 3;
  private static final int SUBSAMPLES = SUBSAMPLES_ALONG * SUBSAMPLES_ALONG * SUBSAMPLES_ACROSS;

  private final Parameters parameters;
  private final HeadGrid grid;
  private final DiffusionAnatomy anatomy;
  private final List<Mask> truth;

  /**
   * What to generate.
   *
   * @param seed decides texture, noise and UIDs
   * @param grid 128 pixels of 1.8 mm hold the head
   * @param infarct null for a head without
   */
  public record Parameters(long seed, HeadGrid grid, Infarct infarct) {

    /** 24 slices of 128 x 128, 1.8 x 1.8 x 5 mm, with an infarct of the middle cerebral artery. */
    public static Parameters demo() {
      return new Parameters(20, new HeadGrid(24, 128, 1.8, 5, -41), Infarct.middleCerebralArtery());
    }

    public Parameters withInfarct(Infarct other) {
      return new Parameters(seed, grid, other);
    }

    public Parameters withSize(int slices, int matrix) {
      return new Parameters(seed, grid.withSize(slices, matrix), infarct);
    }

    public Parameters withSeed(long other) {
      return new Parameters(other, grid, infarct);
    }
  }

  public HeadDwiPhantom(Parameters parameters) {
    this.parameters = parameters;
    this.grid = parameters.grid();
    this.anatomy = new DiffusionAnatomy(parameters.seed(), parameters.infarct());
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
   * One slice with coil shading and noise.
   *
   * @param index 0-based from below
   * @return signal, whole numbers of 0 or more
   */
  public GreyImage slice(int index) {
    int n = grid.matrix();
    Random random = new Random(parameters.seed() * 1_000_003 + index);
    float[] values = new float[n * n];
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      for (int sub = 0; sub < SUBSAMPLES; sub++) {
        Vector3 p = point(index, i, sub);
        sum += anatomy.signal(p.x(), p.y(), p.z());
      }
      Vector3 centre = centre(index, i);
      double signal = shading(centre) * sum / SUBSAMPLES;
      // A magnitude of two noisy channels (Rice).
      double real = signal + NOISE * random.nextGaussian();
      double imaginary = NOISE * random.nextGaussian();
      values[i] = Math.round(WHITE_MATTER * Math.hypot(real, imaginary));
    }
    return new GreyImage(n, n, values);
  }

  @Override
  public List<Path> write(Path folder) throws IOException {
    List<GreyImage> slices =
        IntStream.range(0, grid.slices()).parallel().mapToObj(this::slice).toList();
    MrIdentity identity =
        new MrIdentity(
            parameters.toString(),
            "Phantom^Generated",
            "PHANTOM-" + parameters.seed(),
            "Generated head DWI",
            false);
    MrSeries series = new MrSeries(slices, stack(), B_VALUE, identity);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      int index = i;
      Path file = folder.resolve("phantom-%03d.dcm".formatted(i + 1));
      WholeFile.write(file, out -> series.write(index, out));
      files.add(file);
    }
    return files;
  }

  private AxialStack stack() {
    return new AxialStack(
        centre(0, 0),
        new Vector3(1, 0, 0),
        new Vector3(0, 1, 0),
        new Vector3(0, 0, grid.sliceSpacingMm()),
        grid.pixelSpacingMm(),
        grid.pixelSpacingMm());
  }

  private Mask truth(int index) {
    int n = grid.matrix();
    boolean[] set = new boolean[n * n];
    if (parameters.infarct() == null) {
      return new Mask(n, n, set);
    }
    for (int i = 0; i < set.length; i++) {
      int filled = 0;
      for (int sub = 0; sub < SUBSAMPLES; sub++) {
        Vector3 p = point(index, i, sub);
        filled += anatomy.isInfarct(p.x(), p.y(), p.z()) ? 1 : 0;
      }
      set[i] = 2 * filled >= SUBSAMPLES;
    }
    return new Mask(n, n, set);
  }

  /** Surface coils see what is near them better; the base lies deepest in the array. */
  private static double shading(Vector3 p) {
    double side = Math.hypot(p.x() / 90, p.y() / 110);
    return 1 + 0.15 * side * side - 0.003 * p.z();
  }

  private Vector3 centre(int index, int pixel) {
    int n = grid.matrix();
    double middle = (n - 1) / 2.0;
    return new Vector3(
        (pixel % n - middle) * grid.pixelSpacingMm(),
        (pixel / n - middle) * grid.pixelSpacingMm(),
        grid.lowestMm() + index * grid.sliceSpacingMm());
  }

  /** One of the points, evenly spread over a voxel, that are averaged for it. */
  private Vector3 point(int index, int pixel, int sub) {
    int across = sub / (SUBSAMPLES_ALONG * SUBSAMPLES_ALONG);
    double dx = offset(sub % SUBSAMPLES_ALONG, SUBSAMPLES_ALONG);
    double dy = offset(sub / SUBSAMPLES_ALONG % SUBSAMPLES_ALONG, SUBSAMPLES_ALONG);
    double dz = offset(across, SUBSAMPLES_ACROSS);
    return centre(index, pixel)
        .plus(
            new Vector3(
                dx * grid.pixelSpacingMm(),
                dy * grid.pixelSpacingMm(),
                dz * grid.sliceSpacingMm()));
  }

  private static double offset(int step, int steps) {
    return (step + 0.5) / steps - 0.5;
  }
}
