package org.secondread.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.secondread.image.GreyImage;
import org.secondread.metrics.ConfusionCounts;

/**
 * How well a pack, read back with ONNX Runtime, gives the figures that the trainer found.
 *
 * @param figures each with its two values
 */
record Reproduction(List<Figure> figures) {
  static final double LIMIT = 1e-3;

  /**
   * A figure of both.
   *
   * @param undecided what of it hangs on slices closer together than {@link #LIMIT}, where a
   *     difference within the limit can turn a decision
   */
  record Figure(String name, double trained, double packed, double undecided) {

    double difference() {
      return Math.abs(trained - packed);
    }

    /** Whether the two differ by more than the limit, or one is not a number. */
    boolean exceeds() {
      return Double.isNaN(difference())
          ? !(Double.isNaN(trained) && Double.isNaN(packed))
          : difference() > LIMIT + undecided;
    }
  }

  static Reproduction of(Examination trained, Examination packed) {
    List<Figure> figures = new ArrayList<>();
    Screening before = trained.screening();
    Screening after = packed.screening();
    for (int i = 0; i < before.probabilities().length; i++) {
      String slice = "probability of " + screened(trained, i);
      figures.add(new Figure(slice, before.probabilities()[i], after.probabilities()[i], 0));
    }
    for (double cut : new double[] {0.5, trained.gate()}) {
      String name = String.format(Locale.ROOT, "accuracy at %.3f", cut);
      figures.add(
          new Figure(
              name, before.at(cut).accuracy(), after.at(cut).accuracy(), shareAround(before, cut)));
    }
    figures.add(new Figure("AUC", before.auc(), after.auc(), sharePairs(before)));
    trained
        .stages()
        .forEach(
            (stage, counts) -> {
              ConfusionCounts found = packed.stages().get(stage);
              figures.add(new Figure("Dice of " + stage, counts.dice(), found.dice(), 0));
              figures.add(new Figure("MIoU of " + stage, counts.meanIou(), found.meanIou(), 0));
            });
    for (int i = 0; i < trained.outlines().size(); i++) {
      figures.add(
          lesion(
              trained.data().heldOut().get(i).source().id(),
              trained.outlines().get(i).lesion(),
              packed.outlines().get(i).lesion()));
    }
    return new Reproduction(figures);
  }

  /** The figure that differs most. */
  Figure worst() {
    Comparator<Figure> bySize = Comparator.comparingDouble(Figure::difference);
    return figures.stream().max(Comparator.comparing(Figure::exceeds).thenComparing(bySize)).get();
  }

  String sentence() {
    Figure worst = worst();
    return String.format(
        Locale.ROOT,
        "Read back with ONNX Runtime, the pack gives the trainer's %d figures; the largest difference is %.2g (%s: %.5f in training, %.5f out of the pack)",
        figures.size(),
        worst.difference(),
        worst.name(),
        worst.trained(),
        worst.packed());
  }

  /**
   * @throws PackMismatchException when a figure differs by more than {@link #LIMIT}
   */
  void require() {
    Figure worst = worst();
    if (worst.exceeds()) {
      throw new PackMismatchException(
          String.format(
              Locale.ROOT,
              "The exported pack does not give what the trainer found: %s is %.5f in training and %.5f out of the pack, expected within %.0e",
              worst.name(),
              worst.trained(),
              worst.packed(),
              LIMIT));
    }
  }

  /**
   * A slice of the screening; synthetic ones that stand in for lesions follow the held-out ones.
   */
  private static String screened(Examination examination, int index) {
    int heldOut = examination.data().heldOut().size();
    return index < heldOut
        ? examination.data().heldOut().get(index).source().id()
        : "synthetic lesion " + (index - heldOut + 1);
  }

  /** The pixel whose lesion probability differs most; empty masks would hide that. */
  private static Figure lesion(String slice, GreyImage trained, GreyImage packed) {
    int worst = 0;
    for (int i = 0; i < trained.values().length; i++) {
      if (difference(trained, packed, i) > difference(trained, packed, worst)) {
        worst = i;
      }
    }
    String name = "lesion probability of a pixel of " + slice;
    return new Figure(name, trained.values()[worst], packed.values()[worst], 0);
  }

  private static double difference(GreyImage a, GreyImage b, int pixel) {
    return Math.abs(a.values()[pixel] - b.values()[pixel]);
  }

  private static double shareAround(Screening screening, double cut) {
    int close = 0;
    for (double probability : screening.probabilities()) {
      if (Math.abs(probability - cut) <= LIMIT) {
        close++;
      }
    }
    return (double) close / screening.probabilities().length;
  }

  private static double sharePairs(Screening screening) {
    int pairs = 0;
    int close = 0;
    for (int i = 0; i < screening.labels().length; i++) {
      for (int j = 0; j < screening.labels().length; j++) {
        if (screening.labels()[i] && !screening.labels()[j]) {
          pairs++;
          double apart = screening.probabilities()[i] - screening.probabilities()[j];
          close += Math.abs(apart) <= 2 * LIMIT ? 1 : 0;
        }
      }
    }
    return (double) close / pairs;
  }
}
