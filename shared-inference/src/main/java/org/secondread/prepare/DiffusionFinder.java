package org.secondread.prepare;

import java.util.Arrays;
import java.util.Optional;
import org.secondread.image.ConvexPolygon;
import org.secondread.image.DistanceTransform;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.image.Regions;

/**
 * Finds the brain of a diffusion weighted slice, on which fat is suppressed and the brain is the
 * bright thing. Expects the series' brain near 0.2, as {@code BrainPercentile} leaves it.
 */
record DiffusionFinder() implements BrainFinder {

  private static final float DARKEST_BRAIN = 0.07f;
  private static final float DARKEST_SHARE_OF_TISSUE = 0.35f;
  private static final float DARKEST_TISSUE = 0.14f;
  private static final float LESION_SHARE_OF_TISSUE = 1.35f;
  private static final int TRIMMING_ROUNDS = 8;
  // Linear throughout: SlicePreparation brings 1 of tissue to 0.4 and this to 1.
  private static final float BRIGHTEST_SHARE_OF_TISSUE = (float) LesionFloor.MOST;
  private static final double STREAK_RADIUS = 3;
  private static final double LARGE_PIECE = 0.1;
  private static final double LEAST_PIECE = 0.01;
  private static final double NEAR = 14;
  private static final double LEAST_SHARE_OF_IMAGE = 0.022;
  // Of the hulls of real heads none touches the edge; a tight crop around one would to a fifth.
  private static final double MOST_OF_EDGE = 0.5;
  // Real slices have 0.6 or more, the skull base least.
  private static final double LEAST_SHARE_OF_HULL = 0.4;
  // From quarter to quarter; real slices have 0.17 or more.
  private static final double LEAST_SPREAD_OF_TISSUE = 0.06;
  // Less than the way to the scalp, which some series show and skull stripped ones do not.
  private static final double KEPT_AROUND_BRAIN = 2.0 / 256;
  private static final double LEAST_SIDE_OF_IMAGE = 0.6;

  @Override
  public Optional<BrainHull> find(GreyImage slice, double rowSpacing, double columnSpacing) {
    WorkingImage working = WorkingImage.of(slice, rowSpacing, columnSpacing);
    GreyImage image = working.image();
    Mask bright = solid(Mask.atLeast(image, DARKEST_BRAIN));
    if (bright.count() < LEAST_SHARE_OF_IMAGE * image.values().length) {
      return Optional.empty();
    }
    // A slice that just grazes the brain is dark by partial volume and stays so.
    float tissue = Math.max(DARKEST_TISSUE, tissue(image, bright));
    float darkest = Math.max(DARKEST_BRAIN, DARKEST_SHARE_OF_TISSUE * tissue);
    Mask brain = solid(Mask.atLeast(image, darkest));
    if (brain.count() < LEAST_SHARE_OF_IMAGE * image.values().length) {
      return Optional.empty();
    }
    ConvexPolygon hull = ConvexPolygon.hull(brain);
    if (!isHead(working, brain, hull)) {
      return Optional.empty();
    }
    return Optional.of(
        new BrainHull(
            working.onSlice(hull),
            tissue,
            BRIGHTEST_SHARE_OF_TISSUE * tissue,
            KEPT_AROUND_BRAIN,
            LEAST_SIDE_OF_IMAGE
                * Math.max(slice.width() * columnSpacing, slice.height() * rowSpacing)));
  }

  /**
   * Whether what is bright is shaped like a head: noise and flat images reach over the slice's edge
   * or are full of gaps, and a bottle of water has one grey alone.
   */
  private static boolean isHead(WorkingImage working, Mask brain, ConvexPolygon hull) {
    GreyImage image = working.image();
    Mask filled = hull.fill(image.width(), image.height());
    float[] values = sorted(image, brain);
    float median = values[values.length / 2];
    float spread = values[values.length * 3 / 4] - values[values.length / 4];
    return working.shareOfEdge(filled) <= MOST_OF_EDGE
        && brain.count() >= LEAST_SHARE_OF_HULL * filled.count()
        && spread >= LEAST_SPREAD_OF_TISSUE * median;
  }

  /**
   * The large pieces and the small ones near them, such as the medulla before the cerebellum; none
   * of the streaks of nose and eyes and nothing that hangs on by a thread.
   */
  private static Mask solid(Mask bright) {
    Regions cores = Regions.of(DistanceTransform.erode(bright, STREAK_RADIUS));
    float[] toLarge = DistanceTransform.squared(cores.largest(LARGE_PIECE));
    boolean[] near = new boolean[cores.sizes().length + 1];
    for (int i = 0; i < toLarge.length; i++) {
      near[cores.labels()[i]] |= toLarge[i] <= NEAR * NEAR;
    }
    boolean[] kept = cores.largest(LEAST_PIECE).values();
    for (int i = 0; i < kept.length; i++) {
      kept[i] &= near[cores.labels()[i]];
    }
    return DistanceTransform.dilate(new Mask(cores.width(), cores.height(), kept), STREAK_RADIUS);
  }

  /**
   * The median, time and again without what is far brighter, so that a large infarct counts not.
   */
  private static float tissue(GreyImage image, Mask mask) {
    float[] values = sorted(image, mask);
    int count = values.length;
    float median = values[count / 2];
    for (int round = 0; round < TRIMMING_ROUNDS; round++) {
      while (values[count - 1] > LESION_SHARE_OF_TISSUE * median) {
        count--;
      }
      median = values[count / 2];
    }
    return median;
  }

  private static float[] sorted(GreyImage image, Mask mask) {
    float[] values = new float[mask.count()];
    int count = 0;
    for (int i = 0; i < mask.values().length; i++) {
      if (mask.values()[i]) {
        values[count++] = image.values()[i];
      }
    }
    Arrays.sort(values);
    return values;
  }
}
