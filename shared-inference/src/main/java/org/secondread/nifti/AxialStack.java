package org.secondread.nifti;

/**
 * Where a stack of axial slices lies in the patient, in DICOM's coordinates and mm.
 *
 * @param origin centre of the first pixel of the first slice
 * @param rowDirection unit vector along a row, towards the left hand
 * @param columnDirection unit vector along a column, towards the back; perpendicular to the rows
 * @param sliceStep from a slice to the next one, towards the head; not always along the normal
 * @param columnSpacing between neighbouring columns
 * @param rowSpacing between neighbouring rows
 */
public record AxialStack(
    Vector3 origin,
    Vector3 rowDirection,
    Vector3 columnDirection,
    Vector3 sliceStep,
    double columnSpacing,
    double rowSpacing) {

  /** The centre of the first pixel of a slice (Image Position (Patient)). */
  public Vector3 position(int slice) {
    return origin.plus(sliceStep.times(slice));
  }

  /** The distance of neighbouring slices along their normal, mm. */
  public double sliceSpacing() {
    return Math.abs(sliceStep.dot(rowDirection.cross(columnDirection)));
  }
}
