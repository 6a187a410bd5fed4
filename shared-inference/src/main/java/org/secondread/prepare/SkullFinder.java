package org.secondread.prepare;

import java.util.Arrays;
import java.util.Optional;
import org.secondread.image.ConvexPolygon;
import org.secondread.image.DistanceTransform;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.image.Regions;

/** Finds what the skull of an axial head CT, windowed to brain and bone, encloses. */
record SkullFinder() implements BrainFinder {

  private static final double BONE_SHARE_OF_BRIGHTEST = 0.85;
  private static final float DARKEST_TISSUE = 0.08f;
  private static final double[] SKULL_GAP_RADII = {2, 4, 7};
  private static final double LEAST_SKULL_PIECE = 0.12;
  private static final double LEAST_SHARE_OF_SKULL = 0.3;
  private static final double KEPT_AROUND_BRAIN = 9.0 / 256;
  private static final double LEAST_SIDE_OF_SKULL = 0.8;
  private static final double MOST_OF_SKULL = 0.6;
  private static final double LEAST_TISSUE_SHARE = 0.58;
  private static final double SKULL_THICKNESS = 8;
  private static final double LEAST_HULL_SHARE_OF_IMAGE = 0.045;

  @Override
  public Optional<BrainHull> find(GreyImage slice, double rowSpacing, double columnSpacing) {
    WorkingImage working = WorkingImage.of(slice, rowSpacing, columnSpacing);
    GreyImage image = working.image();
    float brightest = brightest(image);
    float bone = (float) (BONE_SHARE_OF_BRIGHTEST * brightest);
    if (bone <= DARKEST_TISSUE) {
      return Optional.empty();
    }
    Mask skull = Regions.of(Mask.atLeast(image, bone)).largest(LEAST_SKULL_PIECE);
    ConvexPolygon skullHull = ConvexPolygon.hull(skull);
    return find(image, bone, skullHull)
        .map(
            hull ->
                new BrainHull(
                    working.onSlice(hull),
                    tissueMedian(image, bone, hull),
                    brightest,
                    KEPT_AROUND_BRAIN,
                    LEAST_SIDE_OF_SKULL * (extent(skullHull) * working.pixelMm())));
  }

  private static Optional<ConvexPolygon> find(
      GreyImage image, float bone, ConvexPolygon skullHull) {
    double skullArea = area(image, skullHull);
    Optional<ConvexPolygon> enclosed = enclosed(image, bone, skullArea);
    if (enclosed.isPresent() && area(image, enclosed.get()) >= MOST_OF_SKULL * skullArea) {
      return enclosed;
    }
    Optional<ConvexPolygon> open = insideOpenSkull(image, bone, skullHull);
    if (open.isEmpty() || enclosed.isEmpty()) {
      return open.or(() -> enclosed);
    }
    Mask missed = inside(image, open.get()).without(inside(image, enclosed.get()));
    return tissueShare(image, bone, missed) >= LEAST_TISSUE_SHARE ? open : enclosed;
  }

  /** What cannot be reached from outside once gaps of the skull up to a few pixels are closed. */
  private static Optional<ConvexPolygon> enclosed(GreyImage image, float bone, double skullArea) {
    int width = image.width();
    int height = image.height();
    float[] toBone = DistanceTransform.squared(Mask.atLeast(image, bone));
    for (double radius : SKULL_GAP_RADII) {
      boolean[] open = new boolean[toBone.length];
      for (int i = 0; i < open.length; i++) {
        open[i] = toBone[i] > radius * radius;
      }
      Mask outside = Regions.of(new Mask(width, height, open)).holding(0, 0);
      float[] toOutside = DistanceTransform.squared(outside);
      boolean[] inside = new boolean[toBone.length];
      for (int i = 0; i < inside.length; i++) {
        float value = image.values()[i];
        inside[i] = toOutside[i] > radius * radius && value > DARKEST_TISSUE && value < bone;
      }
      Mask tissue =
          DistanceTransform.dilate(DistanceTransform.erode(new Mask(width, height, inside), 2), 2);
      Mask compartments = Regions.of(tissue).largest(0.08);
      ConvexPolygon hull = ConvexPolygon.hull(compartments);
      double area = area(image, hull);
      if (area > 0
          && area >= LEAST_SHARE_OF_SKULL * skullArea
          && compartments.count() >= LEAST_TISSUE_SHARE * area) {
        return Optional.of(hull);
      }
    }
    return Optional.empty();
  }

  /** For a skull that is cut by the image or open: its own hull less the bone's thickness. */
  private static Optional<ConvexPolygon> insideOpenSkull(
      GreyImage image, float bone, ConvexPolygon skullHull) {
    Mask inner = DistanceTransform.erode(inside(image, skullHull), SKULL_THICKNESS);
    boolean brain =
        inner.count() >= LEAST_HULL_SHARE_OF_IMAGE * image.values().length
            && tissueShare(image, bone, inner) >= LEAST_TISSUE_SHARE;
    return brain ? Optional.of(ConvexPolygon.hull(inner)) : Optional.empty();
  }

  private static float brightest(GreyImage image) {
    float[] sorted = image.values().clone();
    Arrays.sort(sorted);
    return sorted[(int) (0.995 * (sorted.length - 1))];
  }

  private static float tissueMedian(GreyImage image, float bone, ConvexPolygon hull) {
    boolean[] inside = inside(image, hull).values();
    float[] tissue = new float[inside.length];
    int count = 0;
    for (int i = 0; i < inside.length; i++) {
      float value = image.values()[i];
      if (inside[i] && value > DARKEST_TISSUE && value < bone) {
        tissue[count++] = value;
      }
    }
    Arrays.sort(tissue, 0, count);
    return tissue[count / 2];
  }

  private static Mask inside(GreyImage image, ConvexPolygon polygon) {
    return polygon.fill(image.width(), image.height());
  }

  /** The share of the mask's pixels that are neither air, fluid nor bone, 0..1. */
  private static double tissueShare(GreyImage image, float bone, Mask mask) {
    int tissue = 0;
    for (int i = 0; i < mask.values().length; i++) {
      float value = image.values()[i];
      if (mask.values()[i] && value > 1.5f * DARKEST_TISSUE && value < bone) {
        tissue++;
      }
    }
    return (double) tissue / Math.max(1, mask.count());
  }

  private static double area(GreyImage image, ConvexPolygon polygon) {
    return inside(image, polygon).count();
  }

  private static double extent(ConvexPolygon polygon) {
    return Math.max(span(polygon.x()), span(polygon.y()));
  }

  private static double span(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length - 1] - sorted[0] + 1;
  }
}
