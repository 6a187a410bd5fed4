package org.secondread.lesion;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.secondread.image.GreyImage;
import org.secondread.volume.Slice;
import org.secondread.volume.SliceGeometry;

/** Sums up one lesion, run by run, by rising slice and row. */
final class LesionMeasurement {
  private static final double CUBIC_MM_PER_ML = 1000;

  private long voxels;
  private double cubicMm;
  private int firstSlice;
  private int lastSlice = -1;
  private double sliceSum;
  private double scoreSum;
  private double maxScore;
  private double maxDiameterMm;
  private PlanarExtent extent;
  private final IntStream.Builder runs = IntStream.builder();

  void addRun(Slice slice, int index, int y, int firstX, int lastX) {
    SliceGeometry geometry = slice.geometry();
    int length = lastX - firstX + 1;
    if (index != lastSlice) {
      firstSlice = voxels == 0 ? index : firstSlice;
      lastSlice = index;
      finishSlice();
      extent = new PlanarExtent();
    }
    runs.add(index).add(y).add(firstX).add(lastX);
    double rowSpacing = geometry.rowSpacing();
    double columnSpacing = geometry.columnSpacing();
    voxels += length;
    cubicMm += length * rowSpacing * columnSpacing * slice.extentMm();
    sliceSum += (double) length * index;
    extent.add(firstX * columnSpacing, y * rowSpacing);
    extent.add(lastX * columnSpacing, y * rowSpacing);
  }

  void addScores(GreyImage probability, int y, int firstX, int lastX) {
    for (int x = firstX; x <= lastX; x++) {
      double score = probability.at(x, y);
      scoreSum += score;
      maxScore = Math.max(maxScore, score);
    }
  }

  long voxels() {
    return voxels;
  }

  /** NaN where a slice's extent is unknown. */
  double cubicMm() {
    return cubicMm;
  }

  Lesion toLesion(int id, boolean extentKnown, boolean scored) {
    finishSlice();
    return new Lesion(
        id,
        voxels,
        extentKnown ? OptionalDouble.of(cubicMm / CUBIC_MM_PER_ML) : OptionalDouble.empty(),
        firstSlice,
        lastSlice,
        (int) Math.round(sliceSum / voxels),
        maxDiameterMm,
        scored ? OptionalDouble.of(scoreSum / voxels) : OptionalDouble.empty(),
        scored ? OptionalDouble.of(maxScore) : OptionalDouble.empty(),
        new LesionShape(runs.build().toArray()));
  }

  private void finishSlice() {
    if (extent != null) {
      maxDiameterMm = Math.max(maxDiameterMm, extent.diameter());
      extent = null;
    }
  }
}
