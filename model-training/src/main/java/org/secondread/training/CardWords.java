package org.secondread.training;

import org.secondread.LesionType;

/** What a model card says of a lesion type, whatever the pack reached. */
final class CardWords {
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

  private CardWords() {}

  /** A section. */
  static String weakPoints(LesionType lesion) {
    return switch (lesion) {
      case ICH -> BLEED_WEAK_POINTS;
      case ACI -> INFARCT_WEAK_POINTS;
    };
  }

  /** What was painted into slices to train on. */
  static String synthetic(TrainOptions options) {
    return switch (options.lesion()) {
      case ICH -> SYNTHETIC_BLEEDS;
      case ACI ->
          SYNTHETIC_INFARCTS.formatted(
              options.lesionShapes() == null
                  ? "shapes drawn by chance"
                  : "hand-drawn shapes; those that judge the pack are others");
    };
  }
}
