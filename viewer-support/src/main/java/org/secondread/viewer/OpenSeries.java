package org.secondread.viewer;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/**
 * What the viewer says about an open series, with all parts it may have split it into.
 *
 * @param seriesInstanceUid Series Instance UID (0020,000E), empty where it has none
 * @param modality Modality (0008,0060), empty where absent
 * @param bodyPart Body Part Examined (0018,0015), empty where absent
 * @param description Series Description (0008,103E), empty where absent
 * @param images images of all parts, counting every frame
 * @param loading whether more is to come: a download runs, pauses or stopped early
 * @param files the files of all parts, each once
 * @param imagesWithoutFile images that are in memory alone
 */
public record OpenSeries(
    String seriesInstanceUid,
    String modality,
    String bodyPart,
    String description,
    int images,
    boolean loading,
    List<Path> files,
    int imagesWithoutFile) {

  public OpenSeries {
    files = List.copyOf(files);
  }

  /** Whether both are one series, which may have got more images. */
  boolean isSameSeries(OpenSeries other) {
    return !seriesInstanceUid.isEmpty() && seriesInstanceUid.equals(other.seriesInstanceUid);
  }

  /** Whether both are one series with the same images; a result holds for no others. */
  boolean hasImagesOf(OpenSeries other) {
    return seriesInstanceUid.equals(other.seriesInstanceUid)
        && new HashSet<>(files).equals(new HashSet<>(other.files));
  }
}
