package org.secondread.prepare;

import java.util.Arrays;
import org.secondread.image.ConvexPolygon;
import org.secondread.image.DistanceTransform;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.image.Resampling;

/**
 * Brings a windowed slice to the form the networks are trained on: cropped to the head, one
 * effective resolution, one brain intensity, nothing but the brain's surroundings. Training and use
 * share this class.
 *
 * @param size side of the model's square, pixels
 * @param effectiveSize resolution every slice is brought down to before it is brought to {@code
 *     size}, so that sharpness tells nothing; pixels
 * @param finder finds the brain in the slices of the modality
 */
public record SlicePreparation(int size, int effectiveSize, BrainFinder finder) {

  private static final double MARGIN = 1.12;

  /** Where ordinary brain tissue comes to. */
  static final float BRAIN_LEVEL = 0.40f;

  public SlicePreparation {
    if (size < 16 || effectiveSize < 16 || effectiveSize > size) {
      throw new IllegalArgumentException(
          "Input size "
              + size
              + " with effective size "
              + effectiveSize
              + ", expected 16 or more and the effective size not above the input size");
    }
  }

  /**
   * @param windowed the slice in 0..1, as the pack's intensity leaves it (CT: level 40, width 80
   *     HU)
   * @param rowSpacing mm between rows, above 0; 1 where unknown
   * @param columnSpacing mm between columns, above 0; 1 where unknown
   */
  public PreparedSlice prepare(GreyImage windowed, double rowSpacing, double columnSpacing) {
    return finder
        .find(windowed, rowSpacing, columnSpacing)
        .map(hull -> aroundBrain(windowed, hull, rowSpacing, columnSpacing))
        .orElseGet(() -> withoutBrain(windowed, rowSpacing, columnSpacing));
  }

  private PreparedSlice aroundBrain(
      GreyImage windowed, BrainHull hull, double rowSpacing, double columnSpacing) {
    Bounds bounds = Bounds.of(hull.outline());
    double brainMm = Math.max(bounds.width() * columnSpacing, bounds.height() * rowSpacing);
    double sideMm = Math.max(MARGIN * brainMm, hull.leastSideMm());
    ModelGrid grid =
        square(windowed, bounds.centreX(), bounds.centreY(), sideMm, rowSpacing, columnSpacing);
    GreyImage image = Resampling.resize(grid.withSize(effectiveSize).toModel(windowed), size, size);
    Mask brain =
        hull.outline().onGrid(grid.left(), grid.top(), grid.stepX(), grid.stepY()).fill(size, size);
    keepBrain(image.values(), brain, hull);
    return new PreparedSlice(image, brain, grid);
  }

  /**
   * Brings tissue to one level and the brightest to 1, linear below and above tissue; blanks the
   * rest.
   */
  private void keepBrain(float[] values, Mask brain, BrainHull hull) {
    Mask kept = DistanceTransform.dilate(brain, hull.kept() * size);
    float tissue = hull.tissue();
    float below = BRAIN_LEVEL / tissue;
    float above = (1 - BRAIN_LEVEL) / (hull.brightest() - tissue);
    for (int i = 0; i < values.length; i++) {
      float value = values[i];
      float level = value < tissue ? below * value : BRAIN_LEVEL + above * (value - tissue);
      values[i] = kept.values()[i] ? Math.min(1, level) : 0;
    }
  }

  private PreparedSlice withoutBrain(GreyImage windowed, double rowSpacing, double columnSpacing) {
    double sideMm = Math.max(windowed.width() * columnSpacing, windowed.height() * rowSpacing);
    ModelGrid grid =
        square(
            windowed,
            windowed.width() / 2.0,
            windowed.height() / 2.0,
            sideMm,
            rowSpacing,
            columnSpacing);
    return new PreparedSlice(new GreyImage(size, size), new Mask(size, size), grid);
  }

  private ModelGrid square(
      GreyImage source,
      double centreX,
      double centreY,
      double sideMm,
      double rowSpacing,
      double columnSpacing) {
    double columns = sideMm / columnSpacing;
    double rows = sideMm / rowSpacing;
    return new ModelGrid(
        source.width(),
        source.height(),
        size,
        centreX - columns / 2,
        centreY - rows / 2,
        columns / size,
        rows / size);
  }

  private record Bounds(double left, double right, double top, double bottom) {

    static Bounds of(ConvexPolygon polygon) {
      return new Bounds(
          Arrays.stream(polygon.x()).min().orElseThrow(),
          Arrays.stream(polygon.x()).max().orElseThrow(),
          Arrays.stream(polygon.y()).min().orElseThrow(),
          Arrays.stream(polygon.y()).max().orElseThrow());
    }

    double width() {
      return right - left;
    }

    double height() {
      return bottom - top;
    }

    double centreX() {
      return (left + right) / 2;
    }

    double centreY() {
      return (top + bottom) / 2;
    }
  }
}
