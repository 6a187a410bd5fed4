package org.secondread.headless;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.lesion.Lesion;
import org.secondread.metrics.ConfusionCounts;
import org.secondread.pack.PackManifest;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.SliceFinding;
import org.secondread.pipeline.Stage;
import org.secondread.volume.DiffusionChoice;
import org.secondread.volume.Slice;
import org.secondread.volume.Volume;

/** Sums up findings. */
final class Summaries {
  private static final String NOTICE =
      "Not for clinical use. Regions proposed by software, no diagnosis.";

  private Summaries() {}

  /**
   * @param truth null where nobody knows it
   */
  static Summary of(Finding finding, Truth truth, Summary.Files files) {
    Volume volume = finding.volume();
    PackManifest pack = finding.provenance().pack();
    return new Summary(
        Summary.FORMAT_VERSION,
        NOTICE,
        new Summary.Product("Second Read for Weasis", finding.provenance().productVersion()),
        finding.provenance().start().truncatedTo(ChronoUnit.SECONDS).toString(),
        finding.lesionType().id(),
        series(volume),
        volume.diffusion().map(Summaries::diffusion).orElse(null),
        new Summary.Pack(
            pack.name(), pack.version(), pack.gate(), finding.threshold(), pack.files()),
        new Summary.Device(
            finding.provenance().device().name(), finding.provenance().device().why()),
        screening(finding),
        finding.lesions().stream().map(Summaries::lesion).toList(),
        orNull(finding.volumeMl()),
        volume.hasKnownExtent()
            ? null
            : "The spacing of the slices is unknown: neither neighbours nor Slice Thickness tell it",
        truth == null ? null : known(finding, truth),
        finding.slices().stream().map(slice -> slice(slice, volume)).toList(),
        seconds(finding),
        volume.remarks(),
        files);
  }

  private static Summary.Series series(Volume volume) {
    Attributes header = volume.header();
    return new Summary.Series(
        header.getString(Tag.StudyInstanceUID, ""),
        header.getString(Tag.SeriesInstanceUID, ""),
        header.getString(Tag.Modality, ""),
        volume.slices().size(),
        volume.rows(),
        volume.columns(),
        volume.dropped().stream()
            .map(
                dropped ->
                    new Summary.DroppedImage(
                        dropped.source().sopInstanceUid(),
                        dropped.source().frameNumber(),
                        dropped.reason()))
            .toList());
  }

  private static Summary.Diffusion diffusion(DiffusionChoice choice) {
    return new Summary.Diffusion(
        orNull(choice.bValue()),
        choice.how().name(),
        choice.imagesPerPosition(),
        choice.summary(),
        choice.reason());
  }

  private static Summary.Screening screening(Finding finding) {
    double score = finding.screeningScore();
    double gate = finding.gate();
    String against =
        String.format(
            Locale.ROOT, "screening score %.2f %s gate %.2f", score, over(score, gate), gate);
    int lesions = finding.lesions().size();
    int slices = (int) finding.count(SliceFinding.State.OUTLINED);
    String text =
        switch (finding.outcome()) {
          case LESIONS ->
              "POSITIVE: " + lesions + (lesions == 1 ? " lesion" : " lesions") + " outlined; ";
          case UNDETERMINED ->
              "UNDETERMINED: "
                  + slices
                  + (slices == 1 ? " slice passes" : " slices pass")
                  + " the gate, nothing is outlined: look at "
                  + (slices == 1 ? "it; " : "them; ");
          case NEGATIVE -> "NEGATIVE: no lesion outlined; ";
        };
    return new Summary.Screening(
        score, gate, lesions > 0, finding.outcome().name(), slices, text + against);
  }

  private static String over(double score, double gate) {
    return score >= gate ? "at or over" : "under";
  }

  private static Summary.LesionEntry lesion(Lesion lesion) {
    return new Summary.LesionEntry(
        lesion.id(),
        lesion.firstSlice() + 1,
        lesion.lastSlice() + 1,
        lesion.centreSlice() + 1,
        lesion.voxels(),
        orNull(lesion.volumeMl()),
        lesion.maxDiameterMm(),
        orNull(lesion.meanScore()),
        orNull(lesion.maxScore()));
  }

  private static Summary.Known known(Finding finding, Truth truth) {
    ConfusionCounts counts = ConfusionCounts.NONE;
    for (int i = 0; i < truth.masks().size(); i++) {
      counts = counts.plus(ConfusionCounts.ofMasks(finding.masks().get(i), truth.masks().get(i)));
    }
    return new Summary.Known(truth.volumeMl(), counts.dice());
  }

  private static Summary.SliceEntry slice(SliceFinding slice, Volume volume) {
    Slice source = volume.slices().get(slice.index());
    return new Summary.SliceEntry(
        slice.index() + 1,
        source.source().sopInstanceUid(),
        source.source().frameNumber(),
        source.sources().size() == 1 ? null : sources(source),
        slice.state().name(),
        orNull(slice.probability()),
        slice.masks().result().count());
  }

  private static List<Summary.SourceEntry> sources(Slice slice) {
    return slice.sources().stream()
        .map(source -> new Summary.SourceEntry(source.sopInstanceUid(), source.frameNumber()))
        .toList();
  }

  private static Map<String, Double> seconds(Finding finding) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (Stage stage : Stage.values()) {
      seconds.put(stage.label(), finding.timings().ms(stage) / 1000);
    }
    seconds.put("Total", finding.timings().totalMs() / 1000);
    return seconds;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
