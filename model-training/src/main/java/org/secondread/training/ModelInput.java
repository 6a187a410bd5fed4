package org.secondread.training;

import java.util.List;
import org.secondread.LesionType;
import org.secondread.pack.BrainPercentile;
import org.secondread.pack.Intensity;
import org.secondread.pack.Window;
import org.secondread.prepare.BrainFinder;
import org.secondread.prepare.LesionFloor;
import org.secondread.prepare.SlicePreparation;
import org.secondread.training.data.SliceLoader;

/** What the networks of a lesion type get to see, in training and in the pack that it makes. */
public final class ModelInput {
  /** Side of the networks' square input, pixels. */
  public static final int SIZE = 256;

  /** Rates of the multi-scale CAM (the paper's Eq. 3). */
  public static final List<Double> SCALES = List.of(0.5, 1.0, 1.5, 2.0);

  private static final int EFFECTIVE_SIZE_CT = 160;
  // The brain's share of DWI matrices from 112 to 256.
  private static final int EFFECTIVE_SIZE_DWI = 112;

  // The highest at which every painted infarct of the exam keeps most of its pixels (at 1.30 one of
  // 36 keeps a third); masks still lose most of what is too wide.
  private static final LesionFloor LEAST_INFARCT = new LesionFloor(1.25);

  private ModelInput() {}

  /** How modality values become 0..1. */
  public static Intensity intensity(LesionType lesion) {
    return switch (lesion) {
      case ICH -> new Window(40, 80);
      case ACI -> BrainPercentile.STANDARD.withLesionFloor(LEAST_INFARCT);
    };
  }

  /** How slices are brought to the networks' square. */
  public static SlicePreparation preparation(LesionType lesion) {
    int effectiveSize =
        switch (lesion) {
          case ICH -> EFFECTIVE_SIZE_CT;
          case ACI -> EFFECTIVE_SIZE_DWI;
        };
    return new SlicePreparation(SIZE, effectiveSize, BrainFinder.forModality(lesion.modality()));
  }

  /** Reads slices to train on as the pack will see them. */
  public static SliceLoader loader(LesionType lesion) {
    return new SliceLoader(intensity(lesion), preparation(lesion), lesion.modality());
  }
}
