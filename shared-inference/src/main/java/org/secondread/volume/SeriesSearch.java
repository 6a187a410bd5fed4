package org.secondread.volume;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.secondread.volume.VolumeException.Kind;

/**
 * What a search for series found.
 *
 * @param series the series of images, in the order of their first files
 * @param skipped files that belong to none
 */
public record SeriesSearch(List<SeriesCandidate> series, List<SkippedFile> skipped) {

  public SeriesSearch {
    series = List.copyOf(series);
    skipped = List.copyOf(skipped);
  }

  /**
   * The one series to read for a lesion.
   *
   * @param modality the modality the lesion is read on, such as {@code CT}
   * @throws VolumeException when there is none, when no MR series is diffusion-weighted, or when
   *     the reader has to choose between several
   */
  public SeriesCandidate only(String modality) throws VolumeException {
    requireImages();
    List<SeriesCandidate> ofModality =
        series.stream().filter(s -> s.modality().equals(modality)).toList();
    if (ofModality.isEmpty()) {
      throw wrongModality(series, modality);
    }
    List<SeriesCandidate> axial = ofModality.stream().filter(s -> s.axialImages() > 0).toList();
    // A single unsuitable series is read all the same: reading tells best what is wrong with it.
    List<SeriesCandidate> suitable = axial.isEmpty() ? ofModality : axial;
    if (suitable.stream().map(SeriesCandidate::patient).distinct().count() > 1) {
      throw new VolumeException(
          Kind.SEVERAL_PATIENTS,
          "Found images of more than one patient; " + choose(suitable),
          choosable(suitable));
    }
    List<SeriesCandidate> best = suitable.size() > 1 ? diffusionWeighted(suitable) : suitable;
    if (best.size() > 1) {
      throw new VolumeException(
          Kind.SEVERAL_SERIES,
          "Found " + best.size() + " suitable series; " + choose(best),
          choosable(best));
    }
    return best.get(0);
  }

  /**
   * Of several MR series those that infarcts are read on: with a trace image, else with a stated
   * b-value, else by their words. All series where none is MR.
   */
  private static List<SeriesCandidate> diffusionWeighted(List<SeriesCandidate> suitable)
      throws VolumeException {
    if (suitable.stream().allMatch(s -> s.diffusion().isEmpty())) {
      return suitable;
    }
    for (Predicate<SeriesDiffusion> rank :
        List.<Predicate<SeriesDiffusion>>of(
            s -> s.isStated() && s.trace(), SeriesDiffusion::isStated, SeriesDiffusion::readable)) {
      List<SeriesCandidate> found =
          suitable.stream().filter(s -> s.diffusion().filter(rank).isPresent()).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    throw new VolumeException(
        Kind.NO_DIFFUSION,
        "None of the %d MR series holds diffusion-weighted images of b=500 to 2000 s/mm2:\n%s"
            .formatted(suitable.size(), list(suitable)));
  }

  /**
   * The series with a given UID.
   *
   * @param seriesInstanceUid Series Instance UID
   * @param modality the modality the lesion is read on
   * @throws VolumeException when it is not there, of another modality or shared by two patients
   */
  public SeriesCandidate withUid(String seriesInstanceUid, String modality) throws VolumeException {
    requireImages();
    List<SeriesCandidate> same =
        series.stream().filter(s -> s.seriesInstanceUid().equals(seriesInstanceUid)).toList();
    if (same.isEmpty()) {
      throw new VolumeException(
          Kind.UNKNOWN_SERIES,
          "No series " + seriesInstanceUid + " among these; " + choose(series),
          choosable(series));
    }
    if (same.size() > 1) {
      throw new VolumeException(
          Kind.SEVERAL_PATIENTS,
          "Series "
              + seriesInstanceUid
              + " holds images of more than one patient or study;"
              + " put each into a folder of its own:\n"
              + list(same));
    }
    if (!same.get(0).modality().equals(modality)) {
      throw wrongModality(same, modality);
    }
    return same.get(0);
  }

  private void requireImages() throws VolumeException {
    if (!series.isEmpty()) {
      return;
    }
    if (skipped.isEmpty()) {
      throw new VolumeException(Kind.NO_DICOM, "No file found there; expected DICOM images");
    }
    boolean dicom = skipped.stream().anyMatch(s -> s.why() != SkippedFile.Why.NOT_DICOM);
    SkippedFile first =
        skipped.stream()
            .filter(s -> !dicom || s.why() != SkippedFile.Why.NOT_DICOM)
            .findFirst()
            .orElseThrow();
    String example = first.file().getFileName() + ": " + first.reason();
    if (!dicom) {
      throw new VolumeException(
          Kind.NO_DICOM, "None of the " + skipped.size() + " files is DICOM (" + example + ")");
    }
    throw new VolumeException(
        first.why() == SkippedFile.Why.DAMAGED ? Kind.UNREADABLE : Kind.NO_IMAGES,
        "No readable DICOM image among the " + skipped.size() + " files (" + example + ")");
  }

  private static VolumeException wrongModality(List<SeriesCandidate> found, String expected) {
    String modalities =
        found.stream()
            .map(s -> s.modality().isEmpty() ? "none" : s.modality())
            .distinct()
            .collect(Collectors.joining(", "));
    return new VolumeException(
        Kind.WRONG_MODALITY,
        "Found modality " + modalities + ", expected " + expected + ":\n" + list(found),
        found);
  }

  private static String choose(List<SeriesCandidate> found) {
    String advice =
        choosable(found).size() == found.size()
            ? "choose one"
            : "several share one Series Instance UID, put each of those into a folder of its own";
    return advice + ":\n" + list(found);
  }

  /** Those that their UID tells from all others. */
  private static List<SeriesCandidate> choosable(List<SeriesCandidate> found) {
    return found.stream()
        .filter(
            s ->
                found.stream()
                        .filter(o -> o.seriesInstanceUid().equals(s.seriesInstanceUid()))
                        .count()
                    == 1)
        .toList();
  }

  private static String list(List<SeriesCandidate> series) {
    return series.stream().map(s -> "  " + s.summary()).collect(Collectors.joining("\n"));
  }
}
