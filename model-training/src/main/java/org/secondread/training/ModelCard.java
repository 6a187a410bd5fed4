package org.secondread.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.secondread.LesionType;
import org.secondread.metrics.ConfusionCounts;
import org.secondread.training.data.LabelledImage;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.SegmenterNet;

/** Tells in words and numbers what a pack is and what it reached. */
record ModelCard(TrainOptions options, ClassifierNet classifier, SegmenterNet segmenter) {
  private static final String BLEED_WEAK_POINTS =
      """

      ## Known weak points of this way of training
      - Missed: thin crescents along the skull, blood in sulci and at the tips of the ventricles, small bleeds of low contrast.
      - Taken for blood: bone of the skull base and frontal bone, calcified choroid plexus and pineal gland, falx, vessels with contrast medium.
      - Few slices of few patients: other scanners, windows, ages and diseases were not tested.
      """;

  private static final String INFARCT_WEAK_POINTS =
      """

      ## Known weak points of this way of training
      - Missed: infarcts of a few voxels, most of all at the brain's edge, faint and old ones.
      - Taken for infarct: distortion at the temporal bone and the frontal sinus, bright cortex and tracts.
      - DWI alone: without ADC, what shines through from T2 cannot be told from an acute infarct.
      - Few subjects: other scanners, field strengths, b-values, ages and diseases were not tested.
      """;

  private static final String SYNTHETIC_BLEEDS =
      "bleeds painted on lesion-free training slices (blobs, crescents and lenses along the skull, blood in dark spaces), and bright things that are no bleed (calcifications, bone, vessels)";
  private static final String SYNTHETIC_INFARCTS =
      "infarcts set into lesion-free training slices (%s, and round spots as emboli leave them), and bright things that are no infarct (distortion at the skull base, bright cortex and tracts, ghosts)";

  String text(Examination examination, Reproduction reproduction) {
    Screening screening = examination.screening();
    ConfusionCounts half = screening.at(0.5);
    ConfusionCounts gated = screening.at(examination.gate());
    StringBuilder text = new StringBuilder();
    text.append("# Model card: %s %s\n\n".formatted(options.name(), options.version()));
    text.append(
        "**Not for clinical use.** For research and demonstration; nothing it outlines or leaves out is a diagnosis.\n\n");
    text.append("## What it is\n");
    text.append(
        "%s on %s: slices with a lesion are found by a classifier trained from image-level labels, and outlined by a Mixed-UNet that learned from the classifier's activation maps. After Liu et al., Front. Comput. Sci. 2022, 4:1036934.\n\n"
            .formatted(options.lesion().label(), options.lesion().modality()));
    text.append(
        "- Classifier: %s, width %d, %,d parameters, CAM at stride %d, %s pooling\n"
            .formatted(
                options.architecture().name().toLowerCase(Locale.ROOT),
                classifier.width(),
                classifier.trainableCount(),
                classifier.camStride(),
                classifier.pooling()));
    text.append(
        "- Segmenter: Mixed-UNet, width %d, %,d parameters\n"
            .formatted(segmenter.width(), segmenter.trainableCount()));
    text.append(
        "- Recipe: %s, seed %d, %d + %d classifier epochs (synthetic, labelled), %d segmenter epochs\n\n"
            .formatted(
                options.recipe().name().toLowerCase(Locale.ROOT),
                options.seed(),
                examination.classifierCurve().epochs() - options.epochs(),
                options.epochs(),
                options.segmenterEpochs()));
    text.append("## Data\n").append(options.dataNote()).append("\n\n");
    text.append(
        "- Trained on %s\n- Held out, no patient or group on both sides: %s\n"
            .formatted(
                count(examination.split().training()), count(examination.split().validation())));
    if (options.recipe() == Recipe.DEFAULT) {
      text.append("- Synthetic: %s. %s\n".formatted(synthetic(), standIns(examination)));
    }
    text.append("\n## Reached on the held-out slices\n");
    text.append("| figure | value |\n|---|---|\n");
    text.append("| AUC | %.3f |\n".formatted(screening.auc()));
    text.append("| accuracy at probability 0.5 | %.3f |\n".formatted(half.accuracy()));
    text.append(
        "| gate (chosen on these same slices, so its figures are optimistic) | %.3f |\n"
            .formatted(examination.gate()));
    text.append("| accuracy at the gate | %.3f |\n".formatted(gated.accuracy()));
    text.append(
        "| sensitivity at the gate | %.3f (%d of %d) |\n"
            .formatted(
                gated.sensitivity(),
                gated.truePositives(),
                gated.truePositives() + gated.falseNegatives()));
    text.append(
        "| specificity at the gate | %.3f (%d of %d) |\n"
            .formatted(
                gated.specificity(),
                gated.trueNegatives(),
                gated.trueNegatives() + gated.falsePositives()));
    text.append(
        "| lesion-free slices that get an outline in the end | %d |\n\n"
            .formatted(examination.falseOutlines()));
    text.append(
        "Outlines against %d synthetic lesions painted on held-out lesion-free slices (the only known outlines; easier than real ones):\n\n"
            .formatted(examination.exam().truth().size()));
    text.append("| mask | PA | MIoU | Dice |\n|---|---|---|---|\n");
    for (Map.Entry<String, ConfusionCounts> stage : examination.stages().entrySet()) {
      ConfusionCounts counts = stage.getValue();
      text.append(
          "| %s | %.3f | %.3f | %.3f |\n"
              .formatted(stage.getKey(), counts.accuracy(), counts.meanIou(), counts.dice()));
    }
    text.append("\n").append(reproduction.sentence()).append(".\n");
    text.append(
        switch (options.lesion()) {
          case ICH -> BLEED_WEAK_POINTS;
          case ACI -> INFARCT_WEAK_POINTS;
        });
    return text.toString();
  }

  private static String standIns(Examination examination) {
    return examination.hasStandIns()
        ? "The held-out slices show no lesion, so the %d synthetic ones below stand in as lesions in the classifier's figures, which flatters them."
            .formatted(examination.exam().truth().size())
        : "No synthetic picture counts in the held-out figures of the classifier.";
  }

  private String synthetic() {
    if (options.lesion() == LesionType.ICH) {
      return SYNTHETIC_BLEEDS;
    }
    String shapes =
        options.lesionShapes() == null
            ? "shapes drawn by chance"
            : "hand-drawn shapes; those that judge the pack are others";
    return SYNTHETIC_INFARCTS.formatted(shapes);
  }

  private static String count(List<LabelledImage> images) {
    long lesions = images.stream().filter(LabelledImage::lesion).count();
    return "%d slices with and %d without lesion".formatted(lesions, images.size() - lesions);
  }
}
