package org.secondread.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.secondread.image.Mask;
import org.secondread.metrics.ConfusionCounts;
import org.secondread.training.curve.Curve;
import org.secondread.training.data.Split;
import org.secondread.training.data.TrainingSlice;

/**
 * How the networks do on slices they were not trained on.
 *
 * @param gate the gate chosen on these very slices
 * @param heldOut the held-out slices
 * @param outlines one per held-out slice
 * @param exam synthetic lesions on held-out slices
 * @param examOutlines one per slice of the exam
 */
public record Examination(
    Split split,
    Screening screening,
    double gate,
    List<TrainingSlice> heldOut,
    List<Outlines> outlines,
    SyntheticExam exam,
    List<Outlines> examOutlines,
    Curve classifierCurve,
    Curve segmenterCurve) {

  static Examination of(
      Outliner outliner,
      Split split,
      List<TrainingSlice> heldOut,
      SyntheticExam exam,
      Curve classifierCurve,
      Curve segmenterCurve,
      double leastSpecificity) {
    Screening screening = Screening.of(outliner.classifier(), outliner.place(), heldOut, exam);
    List<Outlines> outlines = new ArrayList<>();
    for (TrainingSlice slice : heldOut) {
      outlines.add(outliner.outlines(slice.prepared()));
    }
    List<Outlines> examOutlines = exam.slices().stream().map(outliner::outlines).toList();
    return new Examination(
        split,
        screening,
        screening.bestGate(leastSpecificity),
        heldOut,
        outlines,
        exam,
        examOutlines,
        classifierCurve,
        segmenterCurve);
  }

  /** The same slices and gate with other networks. */
  Examination again(Outliner outliner) {
    Examination again = of(outliner, split, heldOut, exam, classifierCurve, segmenterCurve, 0);
    return new Examination(
        split,
        again.screening,
        gate,
        heldOut,
        again.outlines,
        exam,
        again.examOutlines,
        classifierCurve,
        segmenterCurve);
  }

  /** Whether no held-out slice shows a lesion, so that the exam's stand in for the screening. */
  public boolean hasStandIns() {
    return heldOut.stream().noneMatch(TrainingSlice::lesion);
  }

  /** Pixel counts of the exam by stage. */
  public Map<String, ConfusionCounts> stages() {
    Map<String, ConfusionCounts> stages = new LinkedHashMap<>();
    stages.put("Origin_mask", compare(Outlines::origin));
    stages.put("Refined_mask", compare(Outlines::refined));
    stages.put("CRF_mask", compare(Outlines::crf));
    stages.put("Mixed-UNet", compare(Outlines::last));
    return stages;
  }

  /** Lesion-free held-out slices that pass the gate and get an outline. */
  public long falseOutlines() {
    long count = 0;
    for (int i = 0; i < heldOut.size(); i++) {
      boolean gated = outlines.get(i).probability() >= gate;
      if (!heldOut.get(i).lesion() && gated && outlines.get(i).last().count() > 0) {
        count++;
      }
    }
    return count;
  }

  private ConfusionCounts compare(Function<Outlines, Mask> stage) {
    return exam.compare(examOutlines.stream().map(stage).toList());
  }
}
