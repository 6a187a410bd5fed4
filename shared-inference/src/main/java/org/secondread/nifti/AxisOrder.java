package org.secondread.nifti;

import java.util.List;

/**
 * Which of the file's axes become columns, rows and slices of the nearest axial stack.
 *
 * @param axis the file's axis (0..2) that runs along a row, along a column and across slices
 * @param flipped whether it runs against the direction wanted
 */
record AxisOrder(List<Integer> axis, List<Boolean> flipped) {
  // DICOM has no skewed pixels; this moves the last row of a head by less than a pixel.
  private static final double LARGEST_SKEW = 0.002;

  private static final List<List<Integer>> PERMUTATIONS =
      List.of(
          List.of(0, 1, 2),
          List.of(1, 0, 2),
          List.of(0, 2, 1),
          List.of(2, 1, 0),
          List.of(1, 2, 0),
          List.of(2, 0, 1));

  /** The order whose directions come nearest to left, back and head. */
  static AxisOrder nearestAxial(Affine affine) {
    List<Integer> best = PERMUTATIONS.get(0);
    double most = -1;
    for (List<Integer> order : PERMUTATIONS) {
      double agreement = 0;
      for (int i = 0; i < 3; i++) {
        agreement += Math.abs(cosine(affine.axes().get(order.get(i)), i));
      }
      if (agreement > most + 1e-9) {
        most = agreement;
        best = order;
      }
    }
    return new AxisOrder(
        best,
        List.of(
            cosine(affine.axes().get(best.get(0)), 0) < 0,
            cosine(affine.axes().get(best.get(1)), 1) < 0,
            cosine(affine.axes().get(best.get(2)), 2) < 0));
  }

  /** The cosine between a step and patient axis 0 (left), 1 (back) or 2 (head). */
  private static double cosine(Vector3 step, int patientAxis) {
    double along =
        switch (patientAxis) {
          case 0 -> step.x();
          case 1 -> step.y();
          default -> step.z();
        };
    return along / step.length();
  }

  /** The number of voxels along the stack's axis {@code i}. */
  int size(int[] dims, int i) {
    return dims[axis.get(i)];
  }

  /** The index along the stack's axis {@code i} of a voxel of the file. */
  int index(int[] voxel, int[] dims, int i) {
    int at = voxel[axis.get(i)];
    return flipped.get(i) ? size(dims, i) - 1 - at : at;
  }

  /**
   * @throws NiftiException when the stack's rows and columns are not perpendicular
   */
  AxialStack stack(Affine affine, int[] dims) throws NiftiException {
    Vector3 origin = affine.origin();
    Vector3[] steps = new Vector3[3];
    for (int i = 0; i < 3; i++) {
      Vector3 step = affine.axes().get(axis.get(i));
      if (flipped.get(i)) {
        origin = origin.plus(step.times(size(dims, i) - 1));
        step = step.times(-1);
      }
      steps[i] = step;
    }
    double columnSpacing = steps[0].length();
    double rowSpacing = steps[1].length();
    Vector3 row = steps[0].times(1 / columnSpacing);
    Vector3 column = steps[1].times(1 / rowSpacing);
    double skew = row.dot(column);
    if (Math.abs(skew) > LARGEST_SKEW) {
      throw new NiftiException(
          "the rows and columns of its axial slices meet at %.1f degrees, expected 90; resample it"
              .formatted(Math.toDegrees(Math.acos(skew))));
    }
    Vector3 straight = column.plus(row.times(-skew));
    return new AxialStack(
        origin, row, straight.times(1 / straight.length()), steps[2], columnSpacing, rowSpacing);
  }
}
