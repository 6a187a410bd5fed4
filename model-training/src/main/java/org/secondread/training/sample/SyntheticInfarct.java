package org.secondread.training.sample;

import java.util.Random;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.training.data.TrainingSlice;

/**
 * Sets infarcts of known outline into lesion-free diffusion weighted slices: one shape of a source,
 * several small spots as emboli leave them, or both. An infarct multiplies the signal of the tissue
 * it lies in, so that the coil's shading stays, and spares what holds no tissue.
 */
public final class SyntheticInfarct implements LesionPainter {
  private static final int TRIES = 10;

  /** A spot that a reader would still see, pixels of a 256 square. */
  private static final int LEAST_PIXELS = 12;

  private static final double WEAK = 0.15;
  private static final double SPOTS_TOO = 0.15;
  private static final double DARKEST_TISSUE = 0.16;
  private static final double TISSUE_RANGE = 0.12;

  private final LesionShapes shapes;
  private final double onlySpots;

  /**
   * @param onlySpots the share of slices that get spots alone, 0..1
   */
  public SyntheticInfarct(LesionShapes shapes, double onlySpots) {
    this.shapes = shapes;
    this.onlySpots = onlySpots;
  }

  @Override
  public Sample on(TrainingSlice slice, Random random) {
    BrainPlace place = BrainPlace.of(slice.prepared().brain());
    for (int i = 0; i < TRIES && !place.empty(); i++) {
      Sample sample = attempt(slice, place, random);
      double scale = place.size() / 256.0;
      if (Mask.atLeast(sample.masks()[0], 0.5).count() >= LEAST_PIXELS * scale * scale) {
        return sample;
      }
    }
    return without(slice, random, 0);
  }

  /** The bright things: those of {@link DiffusionArtefacts}. */
  @Override
  public Sample without(TrainingSlice slice, Random random, double bright) {
    GreyImage image = copy(slice.prepared().image());
    Mask brain = slice.prepared().brain();
    DiffusionArtefacts.add(image, BrainPlace.of(brain), random, bright);
    return new Sample(image, brain, false, new GreyImage(image.width(), image.height()));
  }

  private Sample attempt(TrainingSlice slice, BrainPlace place, Random random) {
    GreyImage image = copy(slice.prepared().image());
    if (random.nextDouble() < 0.3) {
      DiffusionArtefacts.add(image, place, random, 0.4);
    }
    float[] share = new float[image.values().length];
    boolean spotsAlone = random.nextDouble() < onlySpots;
    if (!spotsAlone) {
      double height = Double.isNaN(slice.height()) ? random.nextDouble() : slice.height();
      outline(share, place, shapes.pick(height, random), random);
    }
    if (spotsAlone || random.nextDouble() < SPOTS_TOO) {
      spots(share, place, random);
    }
    GreyImage mask = paint(image, share, place, random);
    return new Sample(image, slice.prepared().brain(), true, mask);
  }

  private static void outline(float[] share, BrainPlace place, LesionShape shape, Random random) {
    int size = place.size();
    double du = 0.03 * random.nextGaussian();
    double dv = 0.03 * random.nextGaussian();
    double stretch = 0.9 + 0.2 * random.nextDouble();
    double rough = 0.3 * random.nextDouble();
    SmoothNoise noise = new SmoothNoise(size, size / (25.0 + 40 * random.nextDouble()), random);
    for (int y = place.top(); y < place.top() + place.height(); y++) {
      for (int x = place.left(); x < place.left() + place.width(); x++) {
        double u = 0.5 + (place.u(x) - 0.5) * stretch + du;
        double v = 0.5 + (place.v(y) - 0.5) * stretch + dv;
        double at = shape.at(u, v);
        if (at > 0) {
          double disturbed = at + (at < 1 ? rough * noise.at(x, y) : 0);
          share[y * size + x] = (float) Math.max(0, Math.min(1, disturbed));
        }
      }
    }
  }

  /** Round spots near each other, of one to seven pixels' radius. */
  private static void spots(float[] share, BrainPlace place, Random random) {
    int size = place.size();
    double scale = size / 256.0;
    int centre = place.inside(random, 2 * scale, size);
    if (centre < 0) {
      return;
    }
    int count = 1 + random.nextInt(random.nextBoolean() ? 3 : 8);
    double spread = (8 + 40 * random.nextDouble()) * scale;
    for (int n = 0; n < count; n++) {
      double x0 = centre % size + (n == 0 ? 0 : spread * random.nextGaussian());
      double y0 = centre / size + (n == 0 ? 0 : spread * random.nextGaussian());
      double radius = 2.2 * Math.pow(3, random.nextDouble()) * scale;
      double ratio = 0.7 + 0.6 * random.nextDouble();
      double turn = Math.PI * random.nextDouble();
      int reach = (int) Math.ceil(2 * radius + 2);
      for (int y = (int) Math.max(0, y0 - reach); y <= Math.min(size - 1, y0 + reach); y++) {
        for (int x = (int) Math.max(0, x0 - reach); x <= Math.min(size - 1, x0 + reach); x++) {
          double dx = (x - x0) * Math.cos(turn) + (y - y0) * Math.sin(turn);
          double dy = (y - y0) * Math.cos(turn) - (x - x0) * Math.sin(turn);
          double distance = Math.hypot(dx * ratio, dy / ratio);
          float spot = (float) Ramp.smooth(0.5 + (radius - distance) / 2);
          int i = y * size + x;
          share[i] = Math.max(share[i], spot);
        }
      }
    }
  }

  private static GreyImage paint(GreyImage image, float[] share, BrainPlace place, Random random) {
    int size = image.width();
    float[] values = image.values();
    float[] soft = share;
    // The slices come from coarser voxels than the model's pixels.
    int blurs = 2 + random.nextInt(3);
    for (int n = 0; n < blurs; n++) {
      soft = Smoothing.mean(soft, size, 1);
    }
    float[] near = Smoothing.mean(values, size, 1);
    float[] around = Smoothing.mean(values, size, size / 42);
    double contrast =
        random.nextDouble() < WEAK
            ? 1.25 + 0.25 * random.nextDouble()
            : 1.45 * Math.pow(3.2 / 1.45, random.nextDouble());
    double flattening = 0.2 + 0.6 * random.nextDouble();
    double coarse = 0.15 * random.nextDouble();
    double fine = 0.06 * random.nextDouble();
    SmoothNoise patches = new SmoothNoise(size, size / (12.0 + 30 * random.nextDouble()), random);
    SmoothNoise grain = new SmoothNoise(size, 1.8 * size / 256, random);
    GreyImage mask = new GreyImage(size, size);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int i = y * size + x;
        if (soft[i] <= 0 || place.inward()[i] <= 0) {
          continue;
        }
        double tissue = Ramp.smooth((near[i] - DARKEST_TISSUE) / TISSUE_RANGE);
        double a = soft[i] * tissue;
        double base = values[i] + flattening * Math.max(0, around[i] - values[i]);
        double texture = 1 + coarse * patches.at(x, y) + fine * grain.at(x, y);
        double lesion = base * Math.max(1.1, contrast * texture);
        values[i] = (float) Math.min(1, (1 - a) * values[i] + a * lesion);
        mask.values()[i] = (float) a;
      }
    }
    return mask;
  }

  private static GreyImage copy(GreyImage image) {
    return new GreyImage(image.width(), image.height(), image.values().clone());
  }
}
