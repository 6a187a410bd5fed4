package org.secondread.viewer;

import java.util.Optional;
import org.secondread.volume.BodyPart;

/**
 * Whether a series can be read.
 *
 * @param obstacle the sentence that says why not; empty where it can be read
 */
public record Suitability(Optional<String> obstacle) {
  private static final Suitability SUITABLE = new Suitability(Optional.empty());

  /** Judges a series from what the viewer shows of it, without opening its files. */
  public static Suitability of(OpenSeries series, LesionProfile profile) {
    String expected = profile.lesionType().modality();
    if (!series.modality().equals(expected)) {
      String found =
          series.modality().isEmpty() ? Messages.get("suit.noModality") : series.modality();
      return not("suit.modality", found, expected);
    }
    if (BodyPart.isOther(series.bodyPart(), series.description())) {
      return not(
          "suit.bodyPart", series.bodyPart().isBlank() ? series.description() : series.bodyPart());
    }
    if (profile.isOtherSequence(series.description())) {
      return not("suit.sequence", series.description());
    }
    if (series.loading()) {
      return not("suit.loading", series.images());
    }
    if (series.images() < profile.leastImages()) {
      return not("suit.images", series.images(), profile.leastImages());
    }
    if (series.imagesWithoutFile() > 0 || series.files().isEmpty()) {
      return not("suit.files", series.imagesWithoutFile());
    }
    return SUITABLE;
  }

  /** Where no series is selected. */
  public static Suitability ofNoSeries() {
    return not("suit.none");
  }

  private static Suitability not(String key, Object... values) {
    return new Suitability(Optional.of(Messages.get(key, values)));
  }

  public boolean isSuitable() {
    return obstacle.isEmpty();
  }
}
