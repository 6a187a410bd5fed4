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

  public abstract ClassifierPlan classifier(LesionType lesion, int syntheticEpochs, int epochs);

  public abstract SegmenterPlan segmenter(LesionType lesion, int epochs);

  public abstract CrfSettings crf(LesionType lesion);

  public abstract Thresholds thresholds(LesionType lesion);
}
