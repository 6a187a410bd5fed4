package org.secondread.training;

import org.secondread.LesionType;
import org.secondread.crf.CrfParameters;
import org.secondread.crf.CrfSettings;
import org.secondread.pack.Thresholds;

/** A set of settings that belong together. */
public enum Recipe {
  /** What trained best from few slices: synthetic lesions, log-sum-exp pooling, soft CRF. */
  DEFAULT {
    @Override
    public Epochs epochs(LesionType lesion) {
      return switch (lesion) {
        case ICH -> new Epochs(40, 110, 30);
        case ACI -> new Epochs(30, 46, 20);
      };
    }

    @Override
    public double leastSpecificity(LesionType lesion) {
      return lesion == LesionType.ACI ? 1 : 0;
    }

    @Override
    public ClassifierPlan classifier(LesionType lesion, int syntheticEpochs, int epochs) {
      ClassifierPlan plan = ClassifierPlan.ours(syntheticEpochs, epochs);
      return lesion == LesionType.ACI ? plan.forDiffusion() : plan;
    }

    @Override
    public SegmenterPlan segmenter(LesionType lesion, int epochs) {
      SegmenterPlan plan = SegmenterPlan.ours(epochs);
      return lesion == LesionType.ACI ? plan.forDiffusion() : plan;
    }

    @Override
    public CrfSettings crf(LesionType lesion) {
      return switch (lesion) {
        case ICH -> new CrfSettings(new CrfParameters(10, 3, 2, 20, 13, 6), 10, 0.7, 0.15, 0.90);
        case ACI -> new CrfSettings(new CrfParameters(5, 3, 1, 30, 13, 8), 6, 0.7, 0.15, 0.95);
      };
    }

    @Override
    public Thresholds thresholds(LesionType lesion) {
      return new Thresholds(0.7, lesion.threshold());
    }
  },

  /** The paper's: no synthetic lesions, global average pooling, its optimizer and augmentation. */
  PAPER {
    @Override
    public Epochs epochs(LesionType lesion) {
      return new Epochs(0, 100, 100);
    }

    @Override
    public double leastSpecificity(LesionType lesion) {
      return 0;
    }

    @Override
    public ClassifierPlan classifier(LesionType lesion, int syntheticEpochs, int epochs) {
      return ClassifierPlan.paper(epochs);
    }

    @Override
    public SegmenterPlan segmenter(LesionType lesion, int epochs) {
      return SegmenterPlan.paper(epochs);
    }

    @Override
    public CrfSettings crf(LesionType lesion) {
      return new CrfSettings(new CrfParameters(10, 3, 1, 40, 13, 3), 6, 0.6, 0.15, 0.90);
    }

    @Override
    public Thresholds thresholds(LesionType lesion) {
      return new Thresholds(lesion.threshold(), lesion.threshold());
    }
  };

  /**
   * How long the networks are trained.
   *
   * @param synthetic classifier epochs on synthetic lesions alone
   * @param classifier classifier epochs on labelled slices that follow
   * @param segmenter segmenter epochs
   */
  public record Epochs(int synthetic, int classifier, int segmenter) {}

  public abstract Epochs epochs(LesionType lesion);

  /** Share of the held-out lesion-free slices that must stay below the gate, 0..1. */
  public abstract double leastSpecificity(LesionType lesion);

  public abstract ClassifierPlan classifier(LesionType lesion, int syntheticEpochs, int epochs);

  public abstract SegmenterPlan segmenter(LesionType lesion, int epochs);

  public abstract CrfSettings crf(LesionType lesion);

  public abstract Thresholds thresholds(LesionType lesion);
}
