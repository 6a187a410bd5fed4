package org.secondread.training;

import java.util.Locale;
import java.util.TreeSet;
import org.secondread.LesionType;
import org.secondread.metrics.ConfusionCounts;

/** The part of a model card that tells what was reached. */
final class CardFigures {
  private static final double STRICT_CUT = 0.9;

  private CardFigures() {}

  /** A section: the screening, then the outlines. */
  static String section(Examination examination, double packCut) {
    return "\n## Reached on the held-out slices\n"
        + screening(examination)
        + outlines(examination, packCut);
  }

  private static String screening(Examination examination) {
    Screening screening = examination.screening();
    ConfusionCounts gated = screening.at(examination.gate());
    return "| figure | value |\n|---|---|\n"
        + row("AUC", number(screening.auc()))
        + row("accuracy at probability 0.5", number(screening.at(0.5).accuracy()))
        + row(
            "gate (chosen on these same slices, so its figures are optimistic)",
            number(examination.gate()))
        + row("accuracy at the gate", number(gated.accuracy()))
        + row(
            "sensitivity at the gate",
            share(gated.sensitivity(), gated.truePositives(), gated.falseNegatives()))
        + row(
            "specificity at the gate",
            share(gated.specificity(), gated.trueNegatives(), gated.falsePositives()))
        + row(
            "lesion-free slices that get an outline in the end",
            String.valueOf(examination.falseOutlines()));
  }

  private static String outlines(Examination examination, double packCut) {
    StringBuilder text =
        new StringBuilder(
            "\nOutlines against %d synthetic lesions painted on held-out lesion-free slices (the only known outlines; easier than real ones):\n\n"
                .formatted(examination.data().exam().truth().size()));
    text.append("| mask | PA | MIoU | Dice |\n|---|---|---|---|\n");
    examination
        .stages()
        .forEach(
            (stage, counts) -> {
              boolean last = stage.equals(Examination.LAST);
              text.append(
                  row(
                      last ? "%s, cut at %s, the pack's".formatted(stage, packCut) : stage,
                      counts));
            });
    for (double cut : otherCuts(packCut)) {
      text.append(row("%s, cut at %s".formatted(Examination.LAST, cut), examination.lastAt(cut)));
    }
    return text.toString();
  }

  /** The paper's cut of either lesion, and one that keeps what is nearly certain. */
  private static TreeSet<Double> otherCuts(double packCut) {
    TreeSet<Double> cuts = new TreeSet<>();
    for (LesionType lesion : LesionType.values()) {
      cuts.add(lesion.threshold());
    }
    cuts.add(STRICT_CUT);
    cuts.remove(packCut);
    return cuts;
  }

  private static String row(String mask, ConfusionCounts counts) {
    return "| %s | %s | %s | %s |\n"
        .formatted(
            mask, number(counts.accuracy()), number(counts.meanIou()), number(counts.dice()));
  }

  private static String row(String figure, String value) {
    return "| %s | %s |\n".formatted(figure, value);
  }

  private static String share(double share, long of, long others) {
    return "%s (%d of %d)".formatted(number(share), of, of + others);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
