package org.secondread.volume;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Where a slice lies in the patient (DICOM PS3.3 C.7.6.2), as the source's own decimal strings so
 * that a derived object can repeat them unchanged.
 *
 * @param position Image Position (Patient), 3 strings, mm
 * @param orientation Image Orientation (Patient), 6 strings, direction cosines
 * @param pixelSpacing Pixel Spacing, 2 strings, mm: between rows, then between columns
 * @param sliceThickness Slice Thickness in mm, or null where the source has none
 */
public record SliceGeometry(
    List<String> position,
    List<String> orientation,
    List<String> pixelSpacing,
    String sliceThickness) {

  // Wide bounds around what scanners write; values beyond them are damage, and volumes computed
  // from them would be nonsense.
  private static final double SMALLEST_SPACING_MM = 1e-3;
  private static final double LARGEST_SPACING_MM = 100;
  private static final double FARTHEST_MM = 1e5;

  public SliceGeometry {
    position = numbers("Image Position (Patient)", position, 3);
    orientation = numbers("Image Orientation (Patient)", orientation, 6);
    pixelSpacing = numbers("Pixel Spacing", pixelSpacing, 2);
    if (rowSpacing(pixelSpacing) <= 0 || columnSpacing(pixelSpacing) <= 0) {
      throw new IllegalArgumentException("Pixel Spacing " + pixelSpacing + " is not positive");
    }
    if (position.stream().anyMatch(mm -> Math.abs(Double.parseDouble(mm)) > FARTHEST_MM)) {
      throw new IllegalArgumentException(
          "Image Position (Patient) %s is more than %.0f m off, which no scanner reaches"
              .formatted(position, FARTHEST_MM / 1000));
    }
    if (!plausible(rowSpacing(pixelSpacing)) || !plausible(columnSpacing(pixelSpacing))) {
      throw new IllegalArgumentException(
          "Pixel Spacing %s is not within %s to %.0f mm"
              .formatted(pixelSpacing, SMALLEST_SPACING_MM, LARGEST_SPACING_MM));
    }
  }

  /** The unit normal: row direction cross column direction. */
  public double[] normal() {
    double[] o = orientation.stream().mapToDouble(Double::parseDouble).toArray();
    double x = o[1] * o[5] - o[2] * o[4];
    double y = o[2] * o[3] - o[0] * o[5];
    double z = o[0] * o[4] - o[1] * o[3];
    // Cosines of few digits are not quite unit vectors.
    double length = Math.sqrt(x * x + y * y + z * z);
    return new double[] {x / length, y / length, z / length};
  }

  /** The distance of the first pixel from the origin along {@code normal}, in mm. */
  public double positionAlong(double[] normal) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += normal[i] * Double.parseDouble(position.get(i));
    }
    return sum;
  }

  /**
   * The centre of a pixel in the patient's coordinate system (DICOM PS3.3, equation C.7.6.2.1-1).
   *
   * @param x column, from 0
   * @param y row, from 0
   * @return 3 values in mm
   */
  public double[] pointAt(int x, int y) {
    double[] point = new double[3];
    for (int i = 0; i < 3; i++) {
      point[i] =
          Double.parseDouble(position.get(i))
              + Double.parseDouble(orientation.get(i)) * columnSpacing() * x
              + Double.parseDouble(orientation.get(i + 3)) * rowSpacing() * y;
    }
    return point;
  }

  /** The distance between the centres of neighbouring rows, in mm. */
  public double rowSpacing() {
    return rowSpacing(pixelSpacing);
  }

  /** The distance between the centres of neighbouring columns, in mm. */
  public double columnSpacing() {
    return columnSpacing(pixelSpacing);
  }

  /** Slice Thickness in mm, empty where the source has none or it is not a positive number. */
  public OptionalDouble thickness() {
    if (sliceThickness == null) {
      return OptionalDouble.empty();
    }
    try {
      double mm = Double.parseDouble(sliceThickness.trim());
      return mm > 0 && Double.isFinite(mm) ? OptionalDouble.of(mm) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static boolean plausible(double spacing) {
    return spacing >= SMALLEST_SPACING_MM && spacing <= LARGEST_SPACING_MM;
  }

  private static double rowSpacing(List<String> spacing) {
    return Double.parseDouble(spacing.get(0));
  }

  private static double columnSpacing(List<String> spacing) {
    return Double.parseDouble(spacing.get(1));
  }

  private static List<String> numbers(String name, List<String> values, int count) {
    if (values == null || values.size() != count) {
      throw new IllegalArgumentException(
          name + " has " + (values == null ? "no" : values.size()) + " values, expected " + count);
    }
    for (String value : values) {
      try {
        if (!Double.isFinite(Double.parseDouble(value))) {
          throw new IllegalArgumentException(name + " holds '" + value + "', expected a number");
        }
      } catch (NullPointerException | NumberFormatException e) {
        throw new IllegalArgumentException(name + " holds '" + value + "', expected a number");
      }
    }
    return List.copyOf(values);
  }
}
