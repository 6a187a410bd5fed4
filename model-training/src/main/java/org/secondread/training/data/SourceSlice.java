package org.secondread.training.data;

import org.secondread.image.GreyImage;

/**
 * One slice of an image source as it is stored.
 *
 * @param values modality values; 0..1 for a picture
 * @param rowSpacing mm between rows; 1 where unknown
 * @param columnSpacing mm between columns; 1 where unknown
 */
public record SourceSlice(GreyImage values, double rowSpacing, double columnSpacing) {}
