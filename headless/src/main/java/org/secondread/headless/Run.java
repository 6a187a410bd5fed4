package org.secondread.headless;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.secondread.headless.montage.Montage;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackException;
import org.secondread.pack.Window;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.SecondReadPipeline;
import org.secondread.pipeline.SliceFinding;
import org.secondread.progress.Cancellation;
import org.secondread.seg.SegmentInfo;
import org.secondread.seg.SegmentationConformance;
import org.secondread.seg.SegmentationEncoder;
import org.secondread.seg.SegmentationReader;
import org.secondread.volume.Slice;
import org.secondread.volume.Volume;
import org.secondread.volume.VolumeException;

/** One run of the pipeline: the finding, its files and the report. All files appear, or none. */
final class Run {
  private static final int PROBABILITY_SERIES_NUMBER = 9002;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

  private final Console console;
  private final Cancellation cancellation;
  private final RunOptions options;

  Run(Console console, Cancellation cancellation, RunOptions options) {
    this.console = console;
    this.cancellation = cancellation;
    this.options = options;
  }

  /**
   * @param truth the lesion's true masks, or null where nobody knows them
   */
  void execute(ModelPack pack, Volume volume, OutputFolder output, Truth truth)
      throws PackException, VolumeException, CliException {
    SegmentationEncoder.requireUsable(volume);
    Finding finding = find(pack, volume);
    boolean complete = false;
    try {
      Summary summary = write(finding, output, truth);
      complete = true;
      console.out().print(new Report(finding, summary, output.folder()).text(options.quiet));
      console.out().flush();
    } finally {
      if (!complete) {
        output.discard();
      }
      output.release();
    }
  }

  private Finding find(ModelPack pack, Volume volume) throws PackException, VolumeException {
    try (SecondReadPipeline pipeline =
            SecondReadPipeline.open(pack, options.device, options.threads);
        ConsoleProgress progress =
            ConsoleProgress.start("Reading lesions", console, options.quiet)) {
      Finding finding = pipeline.run(volume, progress, cancellation);
      return options.threshold == null ? finding : finding.withThreshold(options.threshold);
    }
  }

  private Summary write(Finding finding, OutputFolder output, Truth truth) throws CliException {
    String name = output.claim(name(finding));
    SegmentInfo info = info(finding);
    SegmentationEncoder encoder = new SegmentationEncoder();
    Path segmentation =
        writeChecked(
            output,
            name + "-seg.dcm",
            encoder.binary(finding.volume(), finding.masks(), info),
            finding);
    Path probability = null;
    if (options.fractional) {
      List<GreyImage> maps =
          finding.slices().stream().map(SliceFinding::lesionProbability).toList();
      probability =
          writeChecked(
              output,
              name + "-probability.dcm",
              encoder.fractional(
                  finding.volume(), maps, info.withSeriesNumber(PROBABILITY_SERIES_NUMBER)),
              finding);
    }
    Path montage = output.write(name + "-montage.png", out -> out.write(montage(finding)));
    Summary summary =
        Summaries.of(
            finding,
            truth,
            new Summary.Files(
                name + "-summary.json",
                fileName(segmentation),
                probability == null ? null : fileName(probability),
                fileName(montage)));
    cancellation.check();
    output.write(name + "-summary.json", out -> out.write(summary.json()));
    return summary;
  }

  private Path writeChecked(
      OutputFolder output, String name, Attributes segmentation, Finding finding)
      throws CliException {
    cancellation.check();
    Path file = output.writeSegmentation(name, segmentation);
    List<String> deviations;
    try {
      deviations =
          SegmentationConformance.check(
              SegmentationReader.read(file).dataset(), finding.volume(), finding.lesionType());
    } catch (IOException e) {
      throw new CliException(
          ExitCode.OUTPUT, "Cannot read back " + file + ": " + e.getMessage(), e);
    }
    if (!deviations.isEmpty()) {
      throw new CliException(
          ExitCode.OUTPUT,
          "The segmentation of this series does not conform, so that no result is kept: "
              + String.join(" ", deviations));
    }
    return file;
  }

  private static SegmentInfo info(Finding finding) {
    String version = finding.provenance().productVersion();
    return SegmentInfo.of(
        finding.lesionType(),
        new SegmentInfo.Algorithm(
            "Second Read: CAM, dense CRF, Mixed-UNet",
            version,
            finding.provenance().pack().name(),
            finding.provenance().pack().version(),
            finding.threshold(),
            "gate=" + finding.gate() + " device=" + finding.provenance().device().kind()),
        SegmentInfo.Equipment.ofProduct(version));
  }

  /** Lesion, time and a hash of the series: nothing that names a patient. */
  private static String name(Finding finding) {
    Instant start = finding.provenance().start();
    return finding.lesionType().id()
        + "-"
        + STAMP.format(start.atZone(ZoneId.systemDefault()))
        + "-"
        + Hash.shortOf(finding.provenance().seriesInstanceUid());
  }

  private static byte[] montage(Finding finding) throws IOException {
    List<Slice> slices = finding.volume().slices();
    Window window =
        finding
            .provenance()
            .pack()
            .intensity()
            .displayFor(slices.stream().map(Slice::values).toList());
    List<Montage.Tile> tiles = new ArrayList<>();
    for (SliceFinding slice : finding.slices()) {
      Mask crf = slice.masks().crf();
      tiles.add(
          new Montage.Tile(
              window.apply(slices.get(slice.index()).values()),
              crf,
              slice.masks().result(),
              slice.state() == SliceFinding.State.OUTLINED));
    }
    double aspect =
        slices.get(0).geometry().rowSpacing() / slices.get(0).geometry().columnSpacing();
    String title = finding.lesionType().label() + ", " + slices.size() + " slices";
    return Montage.png(title, tiles, aspect);
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }
}
