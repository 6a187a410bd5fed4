package org.secondread.training;

import java.util.Arrays;
import java.util.List;
import org.secondread.cam.Classifier;
import org.secondread.metrics.ConfusionCounts;
import org.secondread.metrics.RocCurve;
import org.secondread.prepare.PreparedSlice;
import org.secondread.training.data.TrainingSlice;

/**
 * How the classifier does on labelled slices.
 *
 * @param probabilities one per slice, 0..1
 * @param labels the truth
 */
public record Screening(double[] probabilities, boolean[] labels) {

  public static Screening of(Classifier classifier, LesionPlace place, List<TrainingSlice> slices) {
    boolean[] labels = new boolean[slices.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = slices.get(i).lesion();
    }
    double[] probabilities =
        slices.stream()
            .mapToDouble(slice -> classifier.classify(place.seen(slice.prepared())).probability())
            .toArray();
    return new Screening(probabilities, labels);
  }

  /**
   * As {@link #of(Classifier, LesionPlace, List)}; where no held-out slice shows a lesion, those of
   * the exam stand in, as lesions where one could be painted.
   */
  public static Screening of(
      Classifier classifier, LesionPlace place, List<TrainingSlice> heldOut, SyntheticExam exam) {
    Screening real = of(classifier, place, heldOut);
    if (heldOut.stream().anyMatch(TrainingSlice::lesion)) {
      return real;
    }
    int count = real.labels.length + exam.slices().size();
    double[] probabilities = Arrays.copyOf(real.probabilities, count);
    boolean[] labels = Arrays.copyOf(real.labels, count);
    for (int i = real.labels.length; i < count; i++) {
      int painted = i - real.labels.length;
      PreparedSlice slice = exam.slices().get(painted);
      probabilities[i] = classifier.classify(place.seen(slice)).probability();
      labels[i] = exam.truth().get(painted).count() > 0;
    }
    return new Screening(probabilities, labels);
  }

  public double auc() {
    return RocCurve.of(probabilities, labels).auc();
  }

  public ConfusionCounts at(double gate) {
    return ConfusionCounts.ofScores(probabilities, labels, gate);
  }

  /**
   * The gate with the largest accuracy; of equal ranges the middle of the highest, for a series has
   * many slices and one false alarm makes it positive. Kept within 0.05..0.95 and rounded to the
   * three digits that a pack states.
   *
   * @param leastSpecificity share of the lesion-free slices that must stay below the gate, 0..1
   */
  public double bestGate(double leastSpecificity) {
    double[] cuts = Arrays.copyOf(probabilities, probabilities.length + 2);
    cuts[cuts.length - 2] = 0;
    cuts[cuts.length - 1] = 1;
    Arrays.sort(cuts);
    double best = 0.5;
    double bestAccuracy = -1;
    for (int i = 1; i < cuts.length; i++) {
      double gate = Math.round(500 * (cuts[i - 1] + cuts[i])) / 1000.0;
      ConfusionCounts counts = at(gate);
      double accuracy = counts.accuracy();
      boolean specific = !(counts.specificity() < leastSpecificity);
      if (cuts[i] > cuts[i - 1] && specific && accuracy >= bestAccuracy) {
        best = gate;
        bestAccuracy = accuracy;
      }
    }
    return Math.max(0.05, Math.min(0.95, best));
  }
}
