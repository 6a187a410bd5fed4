package org.secondread.prepare;

import java.util.Optional;
import org.secondread.image.GreyImage;

/** Finds the brain in a slice; each modality has its own way. */
public sealed interface BrainFinder permits SkullFinder, DiffusionFinder {

  /**
   * @param slice in 0..1, as the pack's intensity leaves it
   * @param rowSpacing mm between rows, above 0; 1 where unknown
   * @param columnSpacing mm between columns, above 0; 1 where unknown
   * @return empty where the slice shows no brain, such as the face or an empty slice
   */
  Optional<BrainHull> find(GreyImage slice, double rowSpacing, double columnSpacing);

  /**
   * @param modality Modality (0008,0060) of a pack: {@code CT}, or {@code MR} for diffusion
   * @throws IllegalArgumentException for any other
   */
  static BrainFinder forModality(String modality) {
    return switch (modality) {
      case "CT" -> new SkullFinder();
      case "MR" -> new DiffusionFinder();
      default -> throw new IllegalArgumentException("modality " + modality + ", expected CT or MR");
    };
  }
}
