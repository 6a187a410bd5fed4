package org.secondread.lesion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.volume.Slice;
import org.secondread.volume.Volume;

/** Tells the lesions of a segmented volume apart and measures them. */
public final class LesionFinder {
  private LesionFinder() {}

  /** Finds the lesions without scores. */
  public static List<Lesion> find(Volume volume, List<Mask> masks) {
    return measure(volume, masks, null);
  }

  /**
   * Finds the lesions with their scores.
   *
   * @param masks one per slice of the volume, on its grid
   * @param probability the lesion probability of a slice by index, on the volume's grid, 0..1;
   *     asked once for each slice with a lesion, by rising index
   * @return the lesions (26-connected), the largest first; empty where no voxel is set
   * @throws IllegalArgumentException when masks or probabilities do not fit the volume
   */
  public static List<Lesion> find(
      Volume volume, List<Mask> masks, IntFunction<GreyImage> probability) {
    return measure(volume, masks, new ScoreSource(volume, probability));
  }

  private static List<Lesion> measure(Volume volume, List<Mask> masks, ScoreSource scores) {
    requireFit(volume, masks);
    List<LesionMeasurement> found = new ArrayList<>();
    ConnectedComponents.of(masks)
        .eachRun(
            (component, index, y, firstX, lastX) -> {
              if (component == found.size()) {
                found.add(new LesionMeasurement());
              }
              Slice slice = volume.slices().get(index);
              found.get(component).addRun(slice, index, y, firstX, lastX);
              if (scores != null) {
                found.get(component).addScores(scores.of(index), y, firstX, lastX);
              }
            });
    boolean extentKnown = volume.hasKnownExtent();
    Comparator<LesionMeasurement> bySize =
        extentKnown
            ? Comparator.comparingDouble(LesionMeasurement::cubicMm)
            : Comparator.comparingLong(LesionMeasurement::voxels);
    found.sort(bySize.reversed());
    return IntStream.range(0, found.size())
        .mapToObj(i -> found.get(i).toLesion(i + 1, extentKnown, scores != null))
        .toList();
  }

  private static void requireFit(Volume volume, List<Mask> masks) {
    if (masks.size() != volume.slices().size()) {
      throw new IllegalArgumentException(
          masks.size() + " masks for " + volume.slices().size() + " slices, expected one each");
    }
    for (Mask mask : masks) {
      requireSize("Mask", mask.width(), mask.height(), volume);
    }
  }

  private static void requireSize(String name, int width, int height, Volume volume) {
    if (width != volume.columns() || height != volume.rows()) {
      throw new IllegalArgumentException(
          "%s of %d x %d, expected %d x %d as the volume"
              .formatted(name, width, height, volume.columns(), volume.rows()));
    }
  }

  /** Keeps the probability of the slice at hand only. */
  private static final class ScoreSource {
    private final Volume volume;
    private final IntFunction<GreyImage> probability;
    private int index = -1;
    private GreyImage current;

    ScoreSource(Volume volume, IntFunction<GreyImage> probability) {
      this.volume = volume;
      this.probability = probability;
    }

    GreyImage of(int slice) {
      if (slice != index) {
        current = probability.apply(slice);
        requireSize("Probability", current.width(), current.height(), volume);
        index = slice;
      }
      return current;
    }
  }
}
