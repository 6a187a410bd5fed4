package org.secondread.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.secondread.LesionType;
import org.secondread.image.Mask;
import org.secondread.lesion.Lesion;
import org.secondread.lesion.LesionFinder;
import org.secondread.volume.Volume;

/**
 * The result of a run over one series. Not for clinical use: it proposes outlines to a reader and
 * is no diagnosis.
 *
 * @param volume what was read
 * @param slices one per slice of the volume, in its order
 * @param threshold the cut of the lesion probability that {@code lesions} and result masks show
 * @param lesions 3-D connected lesions, the largest first
 * @param timings how long the run took
 * @param provenance where it comes from
 */
public record Finding(
    Volume volume,
    List<SliceFinding> slices,
    double threshold,
    List<Lesion> lesions,
    StageTimings timings,
    Provenance provenance) {

  public Finding {
    slices = List.copyOf(slices);
    lesions = List.copyOf(lesions);
  }

  /**
   * The same run outlined at another threshold, from the kept probabilities and without inference.
   *
   * @param newThreshold cut of the lesion probability, above 0, at most 1
   */
  public Finding withThreshold(double newThreshold) {
    return outlined(volume, slices, newThreshold, provenance, timings);
  }

  /** Cuts the slices' lesion probabilities and measures the lesions. */
  static Finding outlined(
      Volume volume,
      List<SliceFinding> slices,
      double threshold,
      Provenance provenance,
      StageTimings timings) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "Threshold " + threshold + ", expected above 0 and at most 1");
    }
    List<Mask> masks = ResultMasks.of(slices, threshold, provenance.pack().requireCrfSupport());
    List<SliceFinding> outlined = new ArrayList<>();
    for (SliceFinding slice : slices) {
      // Slices that are not outlined go on sharing one empty mask.
      outlined.add(
          slice.maps().isEmpty()
              ? slice
              : slice.withMasks(slice.masks().withResult(masks.get(slice.index()))));
    }
    List<Lesion> lesions =
        LesionFinder.find(volume, masks, index -> slices.get(index).lesionProbability());
    return new Finding(volume, outlined, threshold, lesions, timings, provenance);
  }

  Finding withTimings(StageTimings newTimings) {
    return new Finding(volume, slices, threshold, lesions, newTimings, provenance);
  }

  public LesionType lesionType() {
    return provenance.pack().lesionType();
  }

  /**
   * The screening score: the highest probability of any slice with a brain, 0..1. The highest and
   * not a mean, because a small lesion shows on one slice only.
   */
  public double screeningScore() {
    return slices.stream()
        .flatMapToDouble(slice -> slice.probability().stream())
        .max()
        .orElseThrow();
  }

  /** The least probability of a slice that is outlined, 0..1. */
  public double gate() {
    return provenance.pack().gate();
  }

  /** How the finding reads at its threshold. */
  public Outcome outcome() {
    if (!lesions.isEmpty()) {
      return Outcome.LESIONS;
    }
    return count(SliceFinding.State.OUTLINED) > 0 ? Outcome.UNDETERMINED : Outcome.NEGATIVE;
  }

  /** The number of slices in a state. */
  public long count(SliceFinding.State state) {
    return slices.stream().filter(slice -> slice.state() == state).count();
  }

  /** The slices past the gate on which nothing is outlined at this threshold. */
  public List<SliceFinding> pastGateWithoutOutline() {
    return slices.stream()
        .filter(slice -> slice.state() == SliceFinding.State.OUTLINED)
        .filter(slice -> slice.masks().result().count() == 0)
        .toList();
  }

  /** The result masks on the source grid, one per slice. */
  public List<Mask> masks() {
    return slices.stream().map(slice -> slice.masks().result()).toList();
  }

  /** The volume of all lesions in mL; empty where the spacing of the slices is unknown. */
  public OptionalDouble volumeMl() {
    return volume.hasKnownExtent() ? Lesion.volumeMl(lesions) : OptionalDouble.empty();
  }
}
