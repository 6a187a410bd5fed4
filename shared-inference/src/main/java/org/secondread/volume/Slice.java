package org.secondread.volume;

import org.secondread.image.GreyImage;

/**
 * One slice of a volume.
 *
 * @param source the DICOM image it was read from
 * @param geometry where it lies in the patient
 * @param extentMm the length of the normal this slice stands for: half the way to each neighbour;
 *     NaN where neither neighbours nor Slice Thickness tell it
 * @param values modality values after rescale (HU for CT), padding replaced by the lowest value
 */
public record Slice(
    SourceImage source, SliceGeometry geometry, double extentMm, GreyImage values) {}
