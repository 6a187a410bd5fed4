package org.secondread.training;

import java.io.PrintWriter;
import java.util.Locale;
import org.secondread.metrics.ConfusionCounts;

/** What {@code secondread train} prints in the end: a few figures and where everything lies. */
record TrainSummary(TrainOptions options, Examination examination) {

  /**
   * @param written the file to read next, as {@code Report: ...}
   */
  void print(PrintWriter out, String written) {
    if (examination.hasStandIns()) {
      out.println("No held-out slice shows a lesion: synthetic ones stand in, which flatters");
    }
    Screening screening = examination.screening();
    ConfusionCounts gated = screening.at(examination.gate());
    out.printf(
        Locale.ROOT,
        "Held out: accuracy %.3f, AUC %.3f; at the gate %.3f sensitivity %.3f, specificity %.3f%n",
        screening.at(0.5).accuracy(),
        screening.auc(),
        examination.gate(),
        gated.sensitivity(),
        gated.specificity());
    examination
        .stages()
        .forEach(
            (stage, counts) ->
                out.printf(
                    Locale.ROOT, "Synthetic lesions, %s: Dice %.3f%n", stage, counts.dice()));
    out.println("Pack: " + options.out());
    out.println(written);
    out.println("Not for clinical use.");
    out.flush();
  }
}
