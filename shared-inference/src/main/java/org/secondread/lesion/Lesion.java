package org.secondread.lesion;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.secondread.image.Mask;

/**
 * One connected lesion of a volume.
 *
 * @param id 1 for the largest lesion of the volume, then 2, and so on
 * @param voxels voxels of the lesion, at least 1
 * @param volumeMl volume in mL from each slice's own pixel spacing and extent; empty where the
 *     extent of the slices is unknown
 * @param firstSlice 0-based index of the first slice of the volume that the lesion is in
 * @param lastSlice 0-based index of the last such slice
 * @param centreSlice 0-based index of the slice nearest to the lesion's centre of mass
 * @param maxDiameterMm the longest distance, in mm, between the centres of two pixels of the lesion
 *     in one slice; 0 where no slice has more than one pixel of it
 * @param meanScore mean lesion probability over its voxels, 0..1; empty without a probability
 * @param maxScore highest lesion probability, 0..1; empty without a probability
 * @param shape all its voxels
 */
public record Lesion(
    int id,
    long voxels,
    OptionalDouble volumeMl,
    int firstSlice,
    int lastSlice,
    int centreSlice,
    double maxDiameterMm,
    OptionalDouble meanScore,
    OptionalDouble maxScore,
    LesionShape shape) {

  /**
   * A voxel of the lesion.
   *
   * @param slice 0-based index of the slice
   * @param x column
   * @param y row
   */
  public record Anchor(int slice, int x, int y) {}

  /** The middle of its longest run in the centre slice, to be shown in a viewer. */
  public Anchor anchor() {
    return shape.middleOn(centreSlice);
  }

  /** The volume of all of them in mL; empty where that of one is unknown. */
  public static OptionalDouble volumeMl(Collection<Lesion> lesions) {
    return lesions.stream().allMatch(lesion -> lesion.volumeMl().isPresent())
        ? OptionalDouble.of(
            lesions.stream().mapToDouble(lesion -> lesion.volumeMl().getAsDouble()).sum())
        : OptionalDouble.empty();
  }

  /**
   * The masks of these lesions alone.
   *
   * @param size masks of the same number and size
   */
  public static List<Mask> masksOf(List<Mask> size, Collection<Lesion> lesions) {
    List<Mask> masks = size.stream().map(mask -> new Mask(mask.width(), mask.height())).toList();
    for (Lesion lesion : lesions) {
      lesion
          .shape()
          .eachRun(
              (slice, y, firstX, lastX) -> LesionShape.set(masks.get(slice), y, firstX, lastX));
    }
    return masks;
  }
}
