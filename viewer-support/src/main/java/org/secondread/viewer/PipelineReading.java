package org.secondread.viewer;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.secondread.LesionType;
import org.secondread.pack.ModelPack;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.SecondReadPipeline;
import org.secondread.progress.Cancellation;
import org.secondread.progress.ProgressListener;
import org.secondread.seg.SegmentationEncoder;
import org.secondread.volume.PixelDecoder;
import org.secondread.volume.Volume;
import org.secondread.volume.VolumeException;
import org.secondread.volume.VolumeReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes the files of a series and runs the pipeline with the settings of that moment. */
public final class PipelineReading implements SeriesReading {
  private static final Logger LOGGER = LoggerFactory.getLogger(PipelineReading.class);
  private static final int TOTAL = 1000;
  private static final int DECODED = 200;

  private final SettingsStore settings;
  private final PackStore packs;
  private final List<PixelDecoder> decoders;

  /**
   * @param decoders the viewer's own, for compressed images
   */
  public PipelineReading(SettingsStore settings, PackStore packs, List<PixelDecoder> decoders) {
    this.settings = settings;
    this.packs = packs;
    this.decoders = List.copyOf(decoders);
  }

  @Override
  public Finding read(
      OpenSeries series,
      LesionType lesionType,
      ProgressListener progress,
      Cancellation cancellation)
      throws Exception {
    Settings now = settings.get();
    LOGGER.info("Reading {}", told(series, lesionType, now));
    try {
      Finding finding = read(series, lesionType, now, progress, cancellation);
      LOGGER.info("Read {}", told(series, lesionType, now));
      return finding;
    } catch (CancellationException e) {
      LOGGER.info("Cancelled: {}", told(series, lesionType, now));
      throw e;
    } catch (Exception | Error e) {
      log(e, now);
      throw e;
    }
  }

  /** What logs say of a series: with privacy on, nothing that it says about itself. */
  private static String told(OpenSeries series, LesionType lesionType, Settings now) {
    String kind = series.images() + " images for " + lesionType.id();
    return now.privateLogs()
        ? kind
        : kind + ", series " + series.seriesInstanceUid() + " \"" + series.description() + "\"";
  }

  /** Messages may name files; with privacy on, only the kind and place of the fault are logged. */
  private static void log(Throwable cause, Settings now) {
    if (!now.privateLogs()) {
      LOGGER.error("The reading failed", cause);
      return;
    }
    StackTraceElement[] stack = cause.getStackTrace();
    LOGGER.error(
        "The reading failed: {} at {}",
        cause.getClass().getName(),
        stack.length == 0 ? "an unknown place" : stack[0]);
  }

  private Finding read(
      OpenSeries series,
      LesionType lesionType,
      Settings now,
      ProgressListener progress,
      Cancellation cancellation)
      throws Exception {
    requireFiles(series);
    ModelPack pack = packs.load(lesionType, now);
    Volume volume =
        new VolumeReader(decoders).read(series.files(), part(progress, 0, DECODED), cancellation);
    // Before minutes of work whose result could not be saved.
    SegmentationEncoder.requireUsable(volume);
    cancellation.check();
    try (SecondReadPipeline pipeline = SecondReadPipeline.open(pack, now.device(), now.threads())) {
      Finding finding = pipeline.run(volume, part(progress, DECODED, TOTAL), cancellation);
      return finding.withThreshold(now.threshold(lesionType));
    }
  }

  /** Here and not where the button is judged: files may lie on a slow share. */
  private static void requireFiles(OpenSeries series) throws VolumeException {
    long missing = series.files().stream().filter(file -> !Files.isRegularFile(file)).count();
    if (missing > 0) {
      throw new VolumeException(
          VolumeException.Kind.UNREADABLE, Messages.get("suit.files", missing));
    }
  }

  /** A part of the whole way. */
  private static ProgressListener part(ProgressListener whole, int from, int to) {
    return (done, total, stage) ->
        whole.progress(from + (int) ((long) (to - from) * done / Math.max(1, total)), TOTAL, stage);
  }
}
