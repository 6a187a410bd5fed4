package org.secondread.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.secondread.pack.PackManifest;
import org.secondread.prepare.LesionFloor;
import org.secondread.training.data.LabelledImage;
import org.secondread.training.data.Mirror;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.SegmenterNet;

/**
 * Tells in words and numbers what a pack is and what it reached.
 *
 * @param manifest of the pack itself
 */
record ModelCard(TrainOptions options, PackManifest manifest) {
  static final String FILE = "MODEL_CARD.md";

  /**
   * @param reproduction how the pack compares with its trainer; empty where it was examined alone
   */
  String text(Examination examination, Optional<Reproduction> reproduction, Remarks remarks) {
    return "# Model card: %s %s\n\n".formatted(manifest.name(), manifest.version())
        + "**Not for clinical use.** For research and demonstration; nothing it outlines or leaves out is a diagnosis.\n\n"
        + whatItIs()
        + data(examination)
        + CardFigures.section(examination, manifest.thresholds().probability())
        + "\n"
        + reproduction
            .map(Reproduction::sentence)
            .orElse("The figures are the pack's own, read with ONNX Runtime")
        + ".\n"
        + CardWords.weakPoints(manifest.lesionType())
        + remarks.section();
  }

  private String whatItIs() {
    ClassifierNet classifier = options.classifier();
    SegmenterNet segmenter = options.segmenter();
    StringBuilder text = new StringBuilder("## What it is\n");
    text.append(
        "%s on %s: slices with a lesion are found by a classifier trained from image-level labels, and outlined by a Mixed-UNet that learned from the classifier's activation maps. After Liu et al., Front. Comput. Sci. 2022, 4:1036934.\n\n"
            .formatted(manifest.lesionType().label(), manifest.modality()));
    text.append(
        String.format(
            Locale.ROOT,
            "- Classifier: %s, width %d, %,d parameters, CAM at stride %d, %s pooling\n",
            options.architecture().name().toLowerCase(Locale.ROOT),
            classifier.width(),
            classifier.trainableCount(),
            classifier.camStride(),
            classifier.pooling()));
    text.append(
        String.format(
            Locale.ROOT,
            "- Segmenter: Mixed-UNet, width %d, %,d parameters\n",
            segmenter.width(),
            segmenter.trainableCount()));
    text.append(
        "- Recipe: %s, seed %d, %d + %d classifier epochs (synthetic, labelled), %d segmenter epochs, seeding loss weighted %s\n"
            .formatted(
                options.recipe().name().toLowerCase(Locale.ROOT),
                options.seed(),
                options.syntheticEpochs(),
                options.epochs(),
                options.segmenterEpochs(),
                options.segmenterPlan().seeding()));
    manifest
        .intensity()
        .lesionFloor()
        .map(LesionFloor::timesBrain)
        .ifPresent(
            times ->
                text.append(
                    "- What is less than %s times as bright as the brain is never outlined\n"
                        .formatted(times)));
    return text.toString();
  }

  private String data(Examination examination) {
    TrainingData data = examination.data();
    List<LabelledImage> training = data.split().training();
    StringBuilder text = new StringBuilder("\n## Data\n").append(manifest.trainingData());
    text.append("\n\n- Trained on %s\n".formatted(count(training)));
    List<LabelledImage> mirrored =
        training.stream().filter(image -> image.mirror() != Mirror.NONE).toList();
    if (!mirrored.isEmpty()) {
      text.append(
          "- Of these, halves mirrored over the other side: %s\n".formatted(count(mirrored)));
    }
    text.append("- Held out, %s: %s\n".formatted(howHeldOut(), count(data.split().validation())));
    int without = data.split().validation().size() - data.heldOut().size();
    if (without > 0) {
      text.append(
          "- No brain was found on %d of the held-out slices; they do not count\n"
              .formatted(without));
    }
    if (options.recipe() == Recipe.DEFAULT) {
      text.append(
          "- Synthetic: %s. %s\n".formatted(CardWords.synthetic(options), standIns(examination)));
    }
    return text.toString();
  }

  /**
   * Numbered pictures may come without the patients' names, so no more is claimed than is known.
   */
  private String howHeldOut() {
    return options.validationBlocks() == null
        ? "no patient or group on both sides"
        : "in blocks of neighbouring ids, no group on both sides";
  }

  private static String standIns(Examination examination) {
    return examination.hasStandIns()
        ? "The held-out slices show no lesion, so the %d synthetic ones below stand in as lesions in the classifier's figures, which flatters them."
            .formatted(examination.data().exam().truth().size())
        : "No synthetic picture counts in the held-out figures of the classifier.";
  }

  private static String count(List<LabelledImage> images) {
    long lesions = images.stream().filter(LabelledImage::lesion).count();
    return "%d slices with and %d without lesion".formatted(lesions, images.size() - lesions);
  }
}
