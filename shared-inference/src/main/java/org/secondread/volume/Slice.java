package org.secondread.volume;

import java.util.List;
import org.secondread.image.GreyImage;

/**
 * One slice of a volume.
 *
 * @param sources the DICOM images it was made of, at least one; several where directions of
 *     diffusion are averaged to a trace image
 * @param geometry where it lies in the patient
 * @param extentMm the length of the normal this slice stands for: half the way to each neighbour;
 *     NaN where neither neighbours nor Slice Thickness tell it
 * @param values modality values after rescale (HU for CT), padding replaced by the lowest value
 */
public record Slice(
    List<SourceImage> sources, SliceGeometry geometry, double extentMm, GreyImage values) {

  public Slice {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("A slice needs at least one source image");
    }
  }

  /** A slice that is one image. */
  public Slice(SourceImage source, SliceGeometry geometry, double extentMm, GreyImage values) {
    this(List.of(source), geometry, extentMm, values);
  }

  /** The image, or the first of several. */
  public SourceImage source() {
    return sources.get(0);
  }
}
