package org.secondread.training;

import java.util.List;
import org.secondread.training.data.TrainingDataException;
import org.secondread.training.data.TrainingSlice;

/**
 * The slices that networks are judged on. In use a slice without brain gets no score, so it gets
 * none here.
 *
 * @param judged slices that show brain
 * @param withoutBrain slices that do not count
 */
public record HeldOut(List<TrainingSlice> judged, List<TrainingSlice> withoutBrain) {

  /**
   * @throws TrainingDataException when no slice shows brain
   */
  public static HeldOut of(List<TrainingSlice> slices) throws TrainingDataException {
    List<TrainingSlice> judged = slices.stream().filter(HeldOut::showsBrain).toList();
    if (judged.isEmpty()) {
      throw new TrainingDataException(
          "No brain was found on any of the %d held-out slices; hold out others, or see to the pictures"
              .formatted(slices.size()));
    }
    return new HeldOut(judged, slices.stream().filter(slice -> !showsBrain(slice)).toList());
  }

  /** How many slices do not count, or nothing where all do. */
  public String remark() {
    if (withoutBrain.isEmpty()) {
      return "";
    }
    return "%d more held-out slices, %d of them with lesion, do not count: no brain was found on them"
        .formatted(
            withoutBrain.size(), withoutBrain.stream().filter(TrainingSlice::lesion).count());
  }

  private static boolean showsBrain(TrainingSlice slice) {
    return slice.prepared().brain().count() > 0;
  }
}
