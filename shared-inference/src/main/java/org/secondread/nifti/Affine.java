package org.secondread.nifti;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From voxel indices to the patient, in DICOM's coordinates and mm.
 *
 * @param axes the step of one voxel along each of the file's three axes
 * @param origin centre of the first voxel
 */
record Affine(List<Vector3> axes, Vector3 origin) {
  private static final double SMALLEST_STEP_MM = 1e-3;
  private static final double LARGEST_STEP_MM = 100;
  private static final double FARTHEST_MM = 1e5;
  private static final double LEAST_DETERMINANT = 0.1;

  Affine {
    axes = List.copyOf(axes);
  }

  /**
   * From a matrix in NIfTI's coordinates, whose x and y point to the right hand and the front.
   *
   * @param matrix three rows of four
   * @param toMm mm per unit
   */
  static Affine ofNifti(double[][] matrix, double toMm) {
    List<Vector3> columns = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      columns.add(new Vector3(-matrix[0][i] * toMm, -matrix[1][i] * toMm, matrix[2][i] * toMm));
    }
    return new Affine(columns.subList(0, 3), columns.get(3));
  }

  /** What is wrong with it; empty where three plausible steps span the space. */
  Optional<String> obstacle() {
    for (Vector3 axis : axes) {
      // Written so that NaN is caught.
      if (!(axis.length() >= SMALLEST_STEP_MM && axis.length() <= LARGEST_STEP_MM)) {
        return Optional.of(
            "voxels %s mm apart, expected %s to %.0f mm"
                .formatted(axis.length(), SMALLEST_STEP_MM, LARGEST_STEP_MM));
      }
    }
    if (!(origin.length() <= FARTHEST_MM)) {
      return Optional.of("an origin that is not within %.0f m".formatted(FARTHEST_MM / 1000));
    }
    double volume = axes.get(0).cross(axes.get(1)).dot(axes.get(2));
    double box = axes.get(0).length() * axes.get(1).length() * axes.get(2).length();
    if (Math.abs(volume) < LEAST_DETERMINANT * box) {
      return Optional.of("axes that lie nearly in one plane");
    }
    return Optional.empty();
  }
}
