package org.secondread.training.data;

import java.nio.file.Path;

/**
 * A row of the label table with its picture.
 *
 * @param id as the table names it
 * @param file the picture
 * @param lesion whether the slice shows a lesion
 * @param group slices of one patient or near duplicates; the id where the table has none
 */
public record LabelledImage(String id, Path file, boolean lesion, String group) {}
