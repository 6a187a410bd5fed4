package org.secondread.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.secondread.image.Mask;
import org.secondread.metrics.ConfusionCounts;
import org.secondread.training.curve.Curve;
import org.secondread.training.data.TrainingSlice;

/**
 * How the networks do on slices they were not trained on.
 *
 * @param gate the gate chosen on these very slices
 * @param outlines one per held-out slice
 * @param examOutlines one per slice of the exam
 */
public record Examination(
    TrainingData data,
    Screening screening,
    double gate,
    List<Outlines> outlines,
    List<Outlines> examOutlines,
    Curve classifierCurve,
    Curve segmenterCurve) {
  static final String LAST = "Mixed-UNet";

  static Examination of(
      Outliner outliner,
      TrainingData data,
      Curve classifierCurve,
      Curve segmenterCurve,
      double leastSpecificity) {
    Screening screening =
        Screening.of(outliner.classifier(), outliner.place(), data.heldOut(), data.exam());
    return of(
        outliner,
        data,
        screening,
        screening.bestGate(leastSpecificity),
        classifierCurve,
        segmenterCurve);
  }

  /** The same slices and gate with other networks. */
  Examination again(Outliner outliner) {
    return of(
        outliner,
        data,
        Screening.of(outliner.classifier(), outliner.place(), data.heldOut(), data.exam()),
        gate,
        classifierCurve,
        segmenterCurve);
  }

  /** Of a pack whose gate is chosen and whose training is long past. */
  static Examination ofPack(Outliner outliner, TrainingData data, double gate) {
    return of(
        outliner,
        data,
        Screening.of(outliner.classifier(), outliner.place(), data.heldOut(), data.exam()),
        gate,
        Curve.empty(),
        Curve.empty());
  }

  private static Examination of(
      Outliner outliner,
      TrainingData data,
      Screening screening,
      double gate,
      Curve classifierCurve,
      Curve segmenterCurve) {
    return new Examination(
        data,
        screening,
        gate,
        data.heldOut().stream().map(slice -> outliner.outlines(slice.prepared())).toList(),
        data.exam().slices().stream().map(outliner::outlines).toList(),
        classifierCurve,
        segmenterCurve);
  }

  /** Whether no held-out slice shows a lesion, so that the exam's stand in for the screening. */
  public boolean hasStandIns() {
    return data.heldOut().stream().noneMatch(TrainingSlice::lesion);
  }

  /** Pixel counts of the exam by stage. */
  public Map<String, ConfusionCounts> stages() {
    Map<String, ConfusionCounts> stages = new LinkedHashMap<>();
    stages.put("Origin_mask", compare(Outlines::origin));
    stages.put("Refined_mask", compare(Outlines::refined));
    stages.put("CRF_mask", compare(Outlines::crf));
    stages.put(LAST, compare(Outlines::last));
    return stages;
  }

  /** Lesion-free held-out slices that pass the gate and get an outline. */
  public long falseOutlines() {
    long count = 0;
    for (int i = 0; i < outlines.size(); i++) {
      boolean gated = outlines.get(i).probability() >= gate;
      if (!data.heldOut().get(i).lesion() && gated && outlines.get(i).last().count() > 0) {
        count++;
      }
    }
    return count;
  }

  /** Pixel counts of the exam where the segmenter's probability is cut elsewhere. */
  ConfusionCounts lastAt(double cut) {
    return compare(outlines -> outlines.lastAt(cut));
  }

  private ConfusionCounts compare(Function<Outlines, Mask> stage) {
    return data.exam().compare(examOutlines.stream().map(stage).toList());
  }
}
