package org.secondread.seg;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.secondread.volume.Slice;
import org.secondread.volume.SliceGeometry;
import org.secondread.volume.Volume;

/**
 * The geometry that the Shared Functional Groups state for all frames. Viewers build their grid
 * from the shared groups alone, so nothing of it is written per frame; where slices differ, the one
 * value must be true of every frame or absent.
 *
 * @param orientation the source's Image Orientation (Patient), 6 strings
 * @param pixelSpacing the source's Pixel Spacing, 2 strings
 * @param sliceThickness the thinnest slice's Slice Thickness: no frame then claims tissue that its
 *     source did not show
 * @param spacingBetweenSlices the gap along the normal in mm, or null where gaps are unequal or
 *     there is one slice: the attribute is optional and one number would be untrue
 * @param remark what a reader should know about these values, or empty
 */
record StackGeometry(
    List<String> orientation,
    List<String> pixelSpacing,
    String sliceThickness,
    String spacingBetweenSlices,
    String remark) {

  /** Twice a volume's own tolerance: two of its slices may lie on either side of a third. */
  private static final double ORIENTATION_TOLERANCE = 2e-3;

  private static final double SPACING_TOLERANCE_MM = 1e-3;
  private static final double GAP_TOLERANCE = 0.01;

  /** Slice Thickness may not be absent (PS3.3 C.7.6.16.2.1); viewers assume the same. */
  private static final String UNKNOWN_THICKNESS = "1";

  /**
   * @throws UnusableSourceException when slices differ in orientation or pixel spacing
   */
  static StackGeometry of(Volume volume) {
    List<Slice> slices = volume.slices();
    SliceGeometry first = slices.get(0).geometry();
    for (int i = 1; i < slices.size(); i++) {
      SliceGeometry other = slices.get(i).geometry();
      requireClose(
          "Image Orientation (Patient)",
          i,
          first.orientation(),
          other.orientation(),
          ORIENTATION_TOLERANCE);
      requireClose(
          "Pixel Spacing", i, first.pixelSpacing(), other.pixelSpacing(), SPACING_TOLERANCE_MM);
    }
    double[] gaps = gaps(slices);
    String spacing = equal(gaps) ? decimal(DoubleStream.of(gaps).average().orElseThrow()) : null;
    boolean unequal = gaps.length > 0 && spacing == null;
    Thickness thickness = Thickness.of(slices);
    String remark =
        (thickness.remark + (unequal ? " Source slices are not equally spaced." : "")).strip();
    return new StackGeometry(
        first.orientation(), first.pixelSpacing(), thickness.value, spacing, remark);
  }

  /** Distances between neighbouring slices along the first one's normal, in mm. */
  private static double[] gaps(List<Slice> slices) {
    double[] normal = slices.get(0).geometry().normal();
    double[] along =
        slices.stream().mapToDouble(slice -> slice.geometry().positionAlong(normal)).toArray();
    return IntStream.range(1, along.length)
        .mapToDouble(i -> Math.abs(along[i] - along[i - 1]))
        .toArray();
  }

  private static boolean equal(double[] gaps) {
    if (gaps.length == 0) {
      return false;
    }
    double least = DoubleStream.of(gaps).min().orElseThrow();
    double most = DoubleStream.of(gaps).max().orElseThrow();
    return least > 0 && most - least <= GAP_TOLERANCE * least;
  }

  private static void requireClose(
      String name, int slice, List<String> expected, List<String> found, double tolerance) {
    for (int i = 0; i < expected.size(); i++) {
      double difference = Double.parseDouble(expected.get(i)) - Double.parseDouble(found.get(i));
      if (Math.abs(difference) > tolerance) {
        throw new UnusableSourceException(
            name
                + " of slice "
                + (slice + 1)
                + " is "
                + found
                + ", expected "
                + expected
                + " as in the first slice");
      }
    }
  }

  /** A Decimal String of at most 16 characters. */
  private static String decimal(double mm) {
    return BigDecimal.valueOf(mm)
        .setScale(6, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private record Thickness(String value, String remark) {

    static Thickness of(List<Slice> slices) {
      List<SliceGeometry> known =
          slices.stream()
              .map(Slice::geometry)
              .filter(geometry -> geometry.thickness().isPresent())
              .toList();
      if (known.isEmpty()) {
        return ofExtent(slices);
      }
      SliceGeometry thinnest = known.get(0);
      double thickest = thinnest.thickness().getAsDouble();
      for (SliceGeometry geometry : known) {
        double mm = geometry.thickness().getAsDouble();
        if (mm < thinnest.thickness().getAsDouble()) {
          thinnest = geometry;
        }
        thickest = Math.max(thickest, mm);
      }
      boolean differ = thickest > thinnest.thickness().getAsDouble();
      return new Thickness(
          thinnest.sliceThickness(),
          differ ? "Source slices differ in thickness; the thinnest is stated." : "");
    }

    private static Thickness ofExtent(List<Slice> slices) {
      return slices.stream()
          .mapToDouble(Slice::extentMm)
          .filter(mm -> mm > 0 && Double.isFinite(mm))
          .min()
          .stream()
          .mapToObj(
              mm ->
                  new Thickness(
                      decimal(mm),
                      "The source states no slice thickness; the smallest gap between slices is"
                          + " stated."))
          .findFirst()
          .orElse(
              new Thickness(
                  UNKNOWN_THICKNESS,
                  "The source states no slice thickness; the 1 mm stated is a placeholder, state no"
                      + " volume from it."));
    }
  }
}
