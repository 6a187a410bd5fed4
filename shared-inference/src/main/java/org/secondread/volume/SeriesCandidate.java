package org.secondread.volume;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A series of images found on disk.
 *
 * @param seriesInstanceUid Series Instance UID (0020,000E)
 * @param patient a stand-in such as {@code patient 1}, the same for all series of one patient in
 *     one search; never the patient's name or ID
 * @param modality Modality (0008,0060), empty where absent
 * @param number Series Number (0020,0011), empty where absent
 * @param description Series Description (0008,103E), empty where absent
 * @param images images, counting every frame of multi-frame images
 * @param axialImages images among them that have a geometry, are axial and no localizer
 * @param rows rows of the first image
 * @param columns columns of the first image
 * @param files the files, in the order of their paths
 * @param diffusion what its axial images are to a reader of diffusion; empty unless it is MR
 */
public record SeriesCandidate(
    String seriesInstanceUid,
    String patient,
    String modality,
    String number,
    String description,
    int images,
    int axialImages,
    int rows,
    int columns,
    List<Path> files,
    Optional<SeriesDiffusion> diffusion) {

  public SeriesCandidate {
    files = List.copyOf(files);
  }

  /** One line that tells this series from others. */
  public String summary() {
    return "%s series %s \"%s\", %s, %d image%s of %d x %d%s, %s"
        .formatted(
            modality.isEmpty() ? "(no modality)" : modality,
            number.isEmpty() ? "(no number)" : number,
            description.replaceAll("\\p{Cntrl}", " "),
            patient,
            images,
            images == 1 ? "" : "s",
            columns,
            rows,
            diffusion.map(found -> " (" + found.contents() + ")").orElse(""),
            seriesInstanceUid);
  }
}
