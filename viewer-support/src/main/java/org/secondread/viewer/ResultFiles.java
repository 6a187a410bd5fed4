package org.secondread.viewer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.util.UIDUtils;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.SliceFinding;
import org.secondread.report.MeasurementReport;
import org.secondread.report.ReportInfo;
import org.secondread.report.SecondaryCapture;
import org.secondread.report.SecondaryCapture.Picture;
import org.secondread.seg.SegmentInfo;
import org.secondread.seg.SegmentationConformance;
import org.secondread.seg.SegmentationEncoder;
import org.secondread.seg.SegmentationFile;
import org.secondread.viewer.ResultModel.Row;
import org.secondread.volume.Slice;

/**
 * Writes what a reader decided: the accepted lesions as segmentation, and a report tied to it. All
 * objects are new, so that earlier results stay.
 */
public final class ResultFiles {
  private static final int REPORT_SERIES_NUMBER = 9003;
  private static final int SUMMARY_SERIES_NUMBER = 9004;

  private ResultFiles() {}

  /**
   * Writes the files of a reviewed result; one without accepted lesions is recorded by its report
   * alone.
   *
   * @param folder an existing folder
   * @param withReport whether lesions are reported beside their segmentation
   * @param summary a picture of the key slices, where one is wanted
   * @throws IOException when a file cannot be written
   * @throws IllegalStateException when the segmentation would not conform to DICOM
   */
  public static List<ResultFile> write(
      ResultModel model, Path folder, boolean withReport, Optional<Picture> summary)
      throws IOException {
    List<ResultFile> files = new ArrayList<>();
    try {
      write(model, folder, withReport, summary, files);
      return files;
    } catch (IOException | RuntimeException | Error e) {
      // Half a result is none, and no images of a patient stay behind.
      for (ResultFile file : files) {
        Files.deleteIfExists(file.path());
      }
      throw e;
    }
  }

  private static void write(
      ResultModel model,
      Path folder,
      boolean withReport,
      Optional<Picture> summary,
      List<ResultFile> files)
      throws IOException {
    Finding finding = model.finding();
    List<Row> accepted = model.accepted();
    SegmentInfo info = info(finding, accepted);
    Attributes segmentation = null;
    if (!accepted.isEmpty()) {
      segmentation =
          new SegmentationEncoder().binary(finding.volume(), model.acceptedMasks(), info);
      List<String> faults =
          SegmentationConformance.check(segmentation, finding.volume(), finding.lesionType());
      if (!faults.isEmpty()) {
        throw new IllegalStateException("The segmentation does not conform to DICOM: " + faults);
      }
      files.add(write(segmentation, folder, "seg"));
    }
    if (withReport || accepted.isEmpty()) {
      Attributes report =
          new MeasurementReport()
              .encode(
                  finding.volume(),
                  new ReportInfo(
                      finding.lesionType(),
                      model.presence(),
                      comment(model),
                      accepted.size(),
                      model.acceptedVolumeMl(),
                      segmentation,
                      info.trackingId(),
                      info.trackingUid(),
                      info.algorithm(),
                      info.equipment(),
                      REPORT_SERIES_NUMBER));
      files.add(write(report, folder, "report"));
    }
    if (summary.isPresent()) {
      files.add(write(capture(model, summary.get(), info), folder, "summary"));
    }
  }

  /** In English, as the report says of its language; what the reader typed is in the reader's. */
  private static String comment(ResultModel model) {
    Finding finding = model.finding();
    StringJoiner sentences = new StringJoiner(". ");
    sentences.add(
        String.format(
            Locale.ROOT,
            "Screening score %.2f, gate %.2f, slices past the gate: %d of %d, threshold %.2f",
            finding.screeningScore(),
            finding.gate(),
            finding.count(SliceFinding.State.OUTLINED),
            finding.slices().size(),
            finding.threshold()));
    if (!model.rows().isEmpty()) {
      int accepted = model.accepted().size();
      sentences.add(
          "Proposals accepted: " + accepted + ", rejected: " + (model.rows().size() - accepted));
    }
    List<SliceFinding> open = finding.pastGateWithoutOutline();
    if (!open.isEmpty()) {
      sentences.add("Past the gate without an outline, to be looked at: " + numbers(open));
    }
    long unread = finding.count(SliceFinding.State.NO_BRAIN);
    if (unread > 0) {
      sentences.add("Slices without a brain, not read: " + unread);
    }
    int dropped = finding.volume().dropped().size();
    if (dropped > 0) {
      sentences.add("Images left out: " + dropped);
    }
    for (Row row : model.rows()) {
      if (!row.comment().isEmpty()) {
        sentences.add(
            "Proposal " + row.decision().name().toLowerCase(Locale.ROOT) + " in " + remark(row));
      }
    }
    sentences.add("Not for clinical use: what is not outlined may still be there");
    return sentences.toString();
  }

  private static String numbers(List<SliceFinding> slices) {
    String word = slices.size() == 1 ? "slice " : "slices ";
    return slices.stream()
        .map(slice -> Integer.toString(slice.index() + 1))
        .collect(Collectors.joining(", ", word, ""));
  }

  private static String remark(Row row) {
    return "slices "
        + (row.lesion().firstSlice() + 1)
        + " to "
        + (row.lesion().lastSlice() + 1)
        + ": "
        + row.comment();
  }

  private static Attributes capture(ResultModel model, Picture picture, SegmentInfo info) {
    Finding finding = model.finding();
    List<Slice> slices = finding.volume().slices();
    return new SecondaryCapture()
        .encode(
            picture,
            finding.volume(),
            model.keySlices().stream().map(index -> slices.get(index).source()).toList(),
            finding.lesionType(),
            info.equipment(),
            SUMMARY_SERIES_NUMBER);
  }

  /** A name that tells nothing of the patient. */
  private static ResultFile write(Attributes dataset, Path folder, String kind) throws IOException {
    Path file = folder.resolve(kind + "-" + UIDUtils.createUID() + ".dcm");
    SegmentationFile.write(dataset, file);
    return new ResultFile(
        file, dataset.getString(Tag.SOPClassUID), dataset.getString(Tag.SeriesInstanceUID));
  }

  private static SegmentInfo info(Finding finding, List<Row> accepted) {
    String version = finding.provenance().productVersion();
    SegmentInfo info =
        SegmentInfo.of(
            finding.lesionType(),
            new SegmentInfo.Algorithm(
                "Second Read: CAM, dense CRF, Mixed-UNet",
                version,
                finding.provenance().pack().name(),
                finding.provenance().pack().version(),
                finding.threshold(),
                "gate=" + finding.gate() + " device=" + finding.provenance().device().kind()),
            SegmentInfo.Equipment.ofProduct(version));
    StringJoiner comments = new StringJoiner(" ");
    comments.add("Accepted by a reader.");
    for (Row row : accepted) {
      if (!row.comment().isEmpty()) {
        comments.add("Lesion in " + remark(row));
      }
    }
    String time = LocalTime.now().format(DateTimeFormatter.ofPattern("HH:mm"));
    return info.withComment(comments.toString())
        .withTitle(time + " " + finding.lesionType().label());
  }
}
