package org.secondread.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The length of the normal that each slice of a sorted stack stands for. */
final class SliceSpacing {
  private static final double UNEQUAL = 0.05;
  private static final double MISSING_SLICE = 1.5;
  private static final double TILT_DEGREES = 0.5;

  private final List<SliceGeometry> stack;
  private final double[] gaps;

  /**
   * @param stack at least one slice, sorted along the normal, no position twice
   */
  SliceSpacing(List<SliceGeometry> stack) {
    this.stack = stack;
    this.gaps = new double[stack.size() - 1];
    double[] normal = stack.get(0).normal();
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = stack.get(i + 1).positionAlong(normal) - stack.get(i).positionAlong(normal);
    }
  }

  /**
   * Half the way to each neighbour, in mm. An end slice reaches outwards as far as inwards, but no
   * further than half its own thickness. A single slice has its thickness, NaN where that is
   * unknown.
   */
  double[] extents() {
    double[] extents = new double[stack.size()];
    if (gaps.length == 0) {
      extents[0] = stack.get(0).thickness().orElse(Double.NaN);
      return extents;
    }
    int last = gaps.length;
    extents[0] = outwards(0, gaps[0]) + gaps[0] / 2;
    for (int i = 1; i < last; i++) {
      extents[i] = (gaps[i - 1] + gaps[i]) / 2;
    }
    extents[last] = gaps[last - 1] / 2 + outwards(last, gaps[last - 1]);
    return extents;
  }

  private double outwards(int slice, double gap) {
    return Math.min(gap, stack.get(slice).thickness().orElse(gap)) / 2;
  }

  /** What a reader should know about the stack; unequal spacing and tilt are normal in head CT. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    double tilt = Math.toDegrees(Math.acos(Math.min(1, Math.abs(stack.get(0).normal()[2]))));
    if (tilt > TILT_DEGREES) {
      remarks.add("The slices are tilted by %.1f degrees from axial".formatted(tilt));
    }
    if (gaps.length == 0) {
      OptionalDouble thickness = stack.get(0).thickness();
      remarks.add(
          thickness.isPresent()
              ? "One slice only: volumes rest on its Slice Thickness of %s mm"
                  .formatted(mm(thickness.getAsDouble()))
              : "One slice only and no Slice Thickness: volumes in mL are not known");
      return remarks;
    }
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    double median = sorted[(sorted.length - 1) / 2];
    if (sorted[sorted.length - 1] - sorted[0] > UNEQUAL * median) {
      remarks.add(
          "Slice spacing varies from %s to %s mm; volumes use each slice's own"
              .formatted(mm(sorted[0]), mm(sorted[sorted.length - 1])));
    }
    for (int i = 0; i < gaps.length; i++) {
      double usual =
          Math.max(
              median,
              Math.max(stack.get(i).thickness().orElse(0), stack.get(i + 1).thickness().orElse(0)));
      if (gaps[i] > MISSING_SLICE * usual) {
        remarks.add(
            "A gap of %s mm between slices %d and %d: a slice may be missing"
                .formatted(mm(gaps[i]), i + 1, i + 2));
      }
    }
    return remarks;
  }

  private static String mm(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
