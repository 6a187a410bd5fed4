package org.secondread.headless;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.SliceFinding;
import org.secondread.pipeline.SliceFinding.State;

/** What a run found, as text for a person. */
final class Report {
  private static final int MOST_LESIONS = 10;

  private final Finding finding;
  private final Summary summary;
  private final Path folder;

  Report(Finding finding, Summary summary, Path folder) {
    this.finding = finding;
    this.summary = summary;
    this.folder = folder;
  }

  /**
   * @param brief leaves out the stages; never a remark, which may tell of missing slices
   */
  String text(boolean brief) {
    StringBuilder text = new StringBuilder();
    text.append(run()).append('\n');
    text.append(summary.screening().text()).append('\n');
    if (summary.screening().slicesPastGate() > 0) {
      text.append("Slices past the gate: ").append(slicesPastGate()).append('\n');
    }
    if (!summary.lesions().isEmpty()) {
      text.append('\n').append(lesions());
    }
    text.append(volume());
    summary.remarks().forEach(remark -> text.append("Remark: ").append(remark).append(".\n"));
    if (!brief) {
      text.append('\n').append(stages());
    }
    return text.append('\n').append(files()).toString();
  }

  private TextTable run() {
    Summary.Series series = summary.series();
    String dropped =
        series.dropped().isEmpty()
            ? ""
            : ", " + series.dropped().size() + " images left out: " + droppedReasons();
    TextTable table =
        new TextTable()
            .row("Series", series.modality() + ", " + series.seriesInstanceUid())
            .row(
                "Slices",
                series.slices() + " of " + series.columns() + " x " + series.rows() + dropped);
    Summary.Diffusion diffusion = summary.diffusion();
    if (diffusion != null) {
      table.row("Diffusion", diffusion.text() + " (" + diffusion.reason() + ")");
    }
    return table
        .row(
            "Gate",
            finding.count(State.OUTLINED)
                + " slices past it, "
                + finding.count(State.BELOW_GATE)
                + " gated, "
                + finding.count(State.NO_BRAIN)
                + " without brain")
        .row("Cut", format("lesion probability %.2f", summary.pack().threshold()))
        .row(
            "Pack",
            summary.pack().name() + " " + summary.pack().version() + ", not for clinical use")
        .row("Device", summary.device().name() + ": " + summary.device().why());
  }

  private String droppedReasons() {
    return summary.series().dropped().stream()
        .map(Summary.DroppedImage::reason)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private String slicesPastGate() {
    return finding.slices().stream()
        .filter(slice -> slice.state() == State.OUTLINED)
        .map(Report::numberAndScore)
        .collect(Collectors.joining(", "));
  }

  private static String numberAndScore(SliceFinding slice) {
    return slice.index() + 1 + format(" (%.2f)", slice.probability().orElseThrow());
  }

  private TextTable lesions() {
    TextTable table =
        new TextTable().row("Lesion", "Slices", "Volume", "Max diameter", "Mean score");
    for (Summary.LesionEntry lesion : summary.lesions().stream().limit(MOST_LESIONS).toList()) {
      table.row(
          String.valueOf(lesion.id()),
          range(lesion.firstSlice(), lesion.lastSlice()),
          millilitres(lesion.volumeMl()),
          format("%.0f mm", lesion.maxDiameterMm()),
          lesion.meanScore() == null ? "" : format("%.2f", lesion.meanScore()));
    }
    int smaller = summary.lesions().size() - MOST_LESIONS;
    if (smaller > 0) {
      table.row("and " + smaller + " smaller", "", "see the summary file");
    }
    return table;
  }

  private static String range(int first, int last) {
    return first == last ? String.valueOf(first) : first + "-" + last;
  }

  private String volume() {
    StringBuilder text = new StringBuilder();
    if (summary.volumeUnknownBecause() != null) {
      text.append("Volume unknown. ").append(summary.volumeUnknownBecause()).append(".\n");
    } else if (!summary.lesions().isEmpty() || summary.known() != null) {
      text.append("Total volume ").append(millilitres(summary.totalVolumeMl()));
      if (summary.known() != null) {
        text.append(
            format(
                ", known %.1f mL, Dice with the known lesion %.2f",
                summary.known().lesionVolumeMl(), summary.known().dice()));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private TextTable stages() {
    TextTable table = new TextTable().row("Stage", "Seconds");
    for (Map.Entry<String, Double> stage : summary.secondsByStage().entrySet()) {
      table.row(stage.getKey(), format("%7.2f", stage.getValue()));
    }
    return table;
  }

  private TextTable files() {
    TextTable table =
        new TextTable()
            .row(
                "SEG",
                folder.resolve(summary.files().segmentation()).toString(),
                "(checked against its source)");
    if (summary.files().probability() != null) {
      table.row("Probability", folder.resolve(summary.files().probability()).toString());
    }
    return table
        .row("Montage", folder.resolve(summary.files().montage()).toString())
        .row("Summary", folder.resolve(summary.files().summary()).toString());
  }

  private static String millilitres(Double volume) {
    return volume == null ? "unknown" : format("%.1f mL", volume);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
