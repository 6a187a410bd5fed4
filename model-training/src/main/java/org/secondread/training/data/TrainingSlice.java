package org.secondread.training.data;

import org.secondread.prepare.PreparedSlice;

/**
 * A labelled slice in the form the networks see.
 *
 * @param source its row
 * @param prepared the picture, prepared as in use
 * @param height where it lies between the brain's lower (0) and upper end (1); NaN where unknown
 */
public record TrainingSlice(LabelledImage source, PreparedSlice prepared, double height) {

  /** A slice of unknown height. */
  public TrainingSlice(LabelledImage source, PreparedSlice prepared) {
    this(source, prepared, Double.NaN);
  }

  public boolean lesion() {
    return source.lesion();
  }
}
