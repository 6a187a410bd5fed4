package org.secondread.training.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.secondread.cam.CamNormalisation;
import org.secondread.cam.SliceCam;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.metrics.ConfusionCounts;
import org.secondread.prepare.PreparedSlice;
import org.secondread.training.Outliner;
import org.secondread.training.Outlines;
import org.secondread.training.experiment.Table.Column;
import org.secondread.training.report.LinePlot;
import org.secondread.training.report.LinePlot.Line;
import org.secondread.training.report.LinePlot.Mark;

/** MIoU and Dice against the threshold T of Eq. 12, to judge the paper's 0.35 and 0.7. */
final class ThresholdCurve implements Experiment {
  private static final int STEPS = 19;
  private static final double STEP = 0.05;
  private static final List<String> MASKS = List.of("Origin_mask", "Refined_mask", "final mask");

  @Override
  public String name() {
    return "thresholds";
  }

  @Override
  public String summary() {
    return "MIoU and Dice of a pack's CAM masks and final mask against the threshold T";
  }

  @Override
  public Report run(Laboratory laboratory) throws IOException {
    ExperimentOptions options = laboratory.options();
    try (PackStages pack = PackStages.open(options)) {
      LesionData data = LesionData.read(options);
      laboratory.announcer().say("Outlining %d slices".formatted(data.exam().slices().size()));
      return report(laboratory, data, pack, counts(data, pack.outliner()));
    }
  }

  private static double threshold(int step) {
    return STEP * (step + 1);
  }

  /** Pixel counts by mask and step. */
  private static ConfusionCounts[][] counts(LesionData data, Outliner outliner) {
    ConfusionCounts[][] counts = new ConfusionCounts[MASKS.size()][STEPS];
    for (ConfusionCounts[] row : counts) {
      Arrays.fill(row, ConfusionCounts.NONE);
    }
    for (int i = 0; i < data.exam().slices().size(); i++) {
      PreparedSlice whole = data.exam().slices().get(i);
      PreparedSlice slice = outliner.place().of(whole);
      Mask truth = data.exam().truth().get(i);
      SliceCam cam = outliner.cams().of(outliner.place().seen(whole));
      GreyImage origin = CamNormalisation.normalise(cam.origin(), slice.brain());
      Outlines outlines = outliner.outlines(whole);
      for (int step = 0; step < STEPS; step++) {
        double cut = threshold(step);
        List<Mask> masks =
            List.of(
                Mask.atLeast(origin, cut),
                Mask.atLeast(outlines.cam(), cut).and(outlines.place()),
                outlines.lastAt(cut));
        for (int m = 0; m < masks.size(); m++) {
          counts[m][step] = counts[m][step].plus(ConfusionCounts.ofMasks(masks.get(m), truth));
        }
      }
    }
    return counts;
  }

  private static Report report(
      Laboratory laboratory, LesionData data, PackStages pack, ConfusionCounts[][] counts) {
    ExperimentOptions options = laboratory.options();
    String file = "thresholds-" + options.lesion().id();
    List<Column> columns = new ArrayList<>();
    for (String mask : MASKS) {
      columns.add(new Column("MIoU, " + mask, 3));
      columns.add(new Column("Dice, " + mask, 3));
    }
    List<Table.Row> rows = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      List<Cell> cells = new ArrayList<>();
      for (ConfusionCounts[] mask : counts) {
        cells.add(Cell.of(mask[step].meanIou()));
        cells.add(Cell.of(mask[step].dice()));
      }
      rows.add(new Table.Row(String.format(Locale.ROOT, "%.2f", threshold(step)), 0, cells));
    }
    List<String> facts = laboratory.facts(false);
    double cut = pack.manifest().thresholds().probability();
    facts.add(
        String.format(
            Locale.ROOT, "Pack: %s, which cuts its final probability at %.2f", pack.name(), cut));
    facts.add(
        "Truth: %d synthetic lesions painted on held-out lesion-free slices"
            .formatted(data.exam().truth().size()));
    double paper = options.lesion().threshold();
    for (int m = 0; m < MASKS.size(); m++) {
      facts.add(best(MASKS.get(m), counts[m], paper));
    }
    List<LinePlot> plots =
        List.of(
            plot("MIoU", counts, ConfusionCounts::meanIou, paper, cut),
            plot("Dice", counts, ConfusionCounts::dice, paper, cut));
    Map<String, Report.Picture> pictures = new LinkedHashMap<>();
    pictures.put(
        file, Report.Picture.plot("MIoU and Dice against the threshold", LinePlot.draw(plots)));
    return new Report(
        file,
        "Thresholds, " + options.lesion().label(),
        List.of(new Table(file, "", "T", columns, rows)),
        1,
        facts,
        pictures);
  }

  private static String best(String mask, ConfusionCounts[] counts, double paper) {
    int best = 0;
    for (int step = 1; step < STEPS; step++) {
      if (counts[step].dice() > counts[best].dice()) {
        best = step;
      }
    }
    int stated = (int) Math.round(paper / STEP) - 1;
    return String.format(
        Locale.ROOT,
        "%s: largest Dice %.3f at T = %.2f; %.3f at the paper's T = %.2f",
        mask,
        counts[best].dice(),
        threshold(best),
        counts[stated].dice(),
        paper);
  }

  private static LinePlot plot(
      String measure,
      ConfusionCounts[][] counts,
      ToDoubleFunction<ConfusionCounts> value,
      double paper,
      double pack) {
    double[] x = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      x[step] = threshold(step);
    }
    List<Line> lines = new ArrayList<>();
    for (int m = 0; m < MASKS.size(); m++) {
      double[] y = Arrays.stream(counts[m]).mapToDouble(value).toArray();
      lines.add(Line.of(MASKS.get(m), x, y));
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(String.format(Locale.ROOT, "paper %.2f", paper), paper));
    if (pack != paper) {
      marks.add(new Mark(String.format(Locale.ROOT, "pack %.2f", pack), pack));
    }
    return new LinePlot(measure + " against T", "threshold T", measure, lines, marks);
  }
}
