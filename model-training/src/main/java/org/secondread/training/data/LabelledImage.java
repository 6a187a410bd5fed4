package org.secondread.training.data;

/**
 * A labelled slice.
 *
 * @param id as the table names it, with the slice number where it needs one
 * @param source what it is a slice of
 * @param slice its number from the feet, from 0
 * @param mirror the half that stands for both
 * @param lesion whether the slice shows a lesion
 * @param group slices of one patient or near duplicates, which are never split
 */
public record LabelledImage(
    String id, ImageSource source, int slice, Mirror mirror, boolean lesion, String group) {

  /** The slice as it is. */
  public LabelledImage(String id, ImageSource source, int slice, boolean lesion, String group) {
    this(id, source, slice, Mirror.NONE, lesion, group);
  }
}
