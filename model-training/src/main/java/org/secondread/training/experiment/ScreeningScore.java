package org.secondread.training.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.secondread.metrics.Calibration;
import org.secondread.metrics.RocCurve;
import org.secondread.training.Screening;
import org.secondread.training.experiment.Table.Column;
import org.secondread.training.experiment.Table.Row;
import org.secondread.training.report.LinePlot;
import org.secondread.training.report.LinePlot.Line;

/** What a pack's screening score is worth on slices it never saw: ROC, gate, calibration. */
final class ScreeningScore implements Experiment {
  private static final int BINS = 5;
  private static final int FEWEST_GROUPS = 6;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 1);
  private static final double[] SPECIFICITIES = {0.8, 0.9, 0.95, 1};

  @Override
  public String name() {
    return "screening";
  }

  @Override
  public String summary() {
    return "ROC, AUC, sensitivity at fixed specificity and calibration of a pack's screening score";
  }

  @Override
  public Report run(Laboratory laboratory) throws IOException {
    ExperimentOptions options = laboratory.options();
    try (PackStages pack = PackStages.open(options)) {
      LesionData data = LesionData.read(options);
      Screening screening = data.screen(pack.outliner().classifier());
      boolean byGroup = Set.copyOf(data.screenedGroups()).size() >= FEWEST_GROUPS;
      List<String> groups = byGroup ? data.screenedGroups() : singly(screening.labels().length);
      String file = "screening-" + options.lesion().id();
      RocCurve roc = RocCurve.of(screening.probabilities(), screening.labels());
      Calibration calibration = calibration(screening);
      List<Table> tables =
          List.of(
              figures(file, screening, groups, pack.manifest().gate()),
              bins(file + "-calibration", calibration),
              points(file + "-roc", roc));
      List<String> facts = laboratory.facts(false);
      facts.add("Pack: " + pack.name());
      facts.add("Data: " + data.screenedSplit());
      facts.add(
          "95 %% intervals: percentile bootstrap, %d rounds, %s, each class for itself"
              .formatted(
                  BOOTSTRAP.rounds(),
                  byGroup
                      ? "patients or near duplicates drawn as one"
                      : "single slices drawn, for too few patients were held out to draw them"));
      facts.add(
          "The pack's gate was chosen on these same slices, so the figures at the gate are optimistic");
      Map<String, Report.Picture> pictures = new LinkedHashMap<>();
      pictures.put(
          file,
          Report.Picture.plot(
              "ROC curve and reliability of the screening score",
              LinePlot.draw(List.of(plot(roc), plot(calibration)))));
      String title = "Screening score, " + options.lesion().label();
      return new Report(file, title, tables, 2, facts, pictures);
    }
  }

  private static List<String> singly(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  private static Calibration calibration(Screening screening) {
    return Calibration.of(screening.probabilities(), screening.labels(), BINS);
  }

  private static Table figures(String file, Screening screening, List<String> groups, double gate) {
    Map<String, ToDoubleFunction<Screening>> figures = new LinkedHashMap<>();
    figures.put("AUC", Screening::auc);
    figures.put("accuracy at 0.5", s -> s.at(0.5).accuracy());
    String atGate = String.format(Locale.ROOT, "at the gate %.3f", gate);
    figures.put("accuracy " + atGate, s -> s.at(gate).accuracy());
    figures.put("sensitivity " + atGate, s -> s.at(gate).sensitivity());
    figures.put("specificity " + atGate, s -> s.at(gate).specificity());
    for (double specificity : SPECIFICITIES) {
      figures.put(
          String.format(Locale.ROOT, "sensitivity at specificity %.2f", specificity),
          s -> RocCurve.of(s.probabilities(), s.labels()).sensitivityAt(specificity));
    }
    figures.put("Brier score", s -> calibration(s).brier());
    figures.put("expected calibration error", s -> calibration(s).expectedError());
    List<Row> rows = new ArrayList<>();
    figures.forEach(
        (name, figure) -> {
          Bootstrap.Interval interval = BOOTSTRAP.of(screening, groups, figure);
          rows.add(
              new Row(
                  name,
                  0,
                  List.of(
                      Cell.of(figure.applyAsDouble(screening)),
                      Cell.of(interval.low()),
                      Cell.of(interval.high()))));
        });
    List<Column> columns =
        List.of(new Column("value", 3), new Column("95 % from", 3), new Column("to", 3));
    return new Table(file, "", "figure", columns, rows);
  }

  private static Table bins(String file, Calibration calibration) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < calibration.bins().size(); i++) {
      Calibration.Bin bin = calibration.bins().get(i);
      rows.add(
          new Row(
              String.format(
                  Locale.ROOT, "%.1f to %.1f", (double) i / BINS, (double) (i + 1) / BINS),
              0,
              List.of(Cell.of(bin.count()), Cell.of(bin.probability()), Cell.of(bin.positives()))));
    }
    List<Column> columns =
        List.of(
            new Column("slices", 0),
            new Column("mean probability", 3),
            new Column("share with lesion", 3));
    return new Table(file, "Reliability", "probability", columns, rows);
  }

  private static Table points(String file, RocCurve roc) {
    List<Row> rows = new ArrayList<>();
    for (RocCurve.Point point : roc.points()) {
      rows.add(
          new Row(
              Double.isInfinite(point.threshold())
                  ? ""
                  : String.format(Locale.ROOT, "%.4f", point.threshold()),
              0,
              List.of(Cell.of(point.falsePositiveRate()), Cell.of(point.truePositiveRate()))));
    }
    List<Column> columns =
        List.of(new Column("false positive rate", 3), new Column("true positive rate", 3));
    return new Table(file, "", "threshold", columns, rows);
  }

  private static LinePlot plot(RocCurve roc) {
    double[] x = roc.points().stream().mapToDouble(RocCurve.Point::falsePositiveRate).toArray();
    double[] y = roc.points().stream().mapToDouble(RocCurve.Point::truePositiveRate).toArray();
    return new LinePlot(
        String.format(Locale.ROOT, "ROC, AUC %.3f", roc.auc()),
        "false positive rate (1 - specificity)",
        "true positive rate (sensitivity)",
        List.of(Line.of("score", x, y), Line.diagonal("chance")),
        List.of());
  }

  private static LinePlot plot(Calibration calibration) {
    double[] x = calibration.bins().stream().mapToDouble(Calibration.Bin::probability).toArray();
    double[] y = calibration.bins().stream().mapToDouble(Calibration.Bin::positives).toArray();
    return new LinePlot(
        String.format(
            Locale.ROOT,
            "Reliability, Brier %.3f, ECE %.3f",
            calibration.brier(),
            calibration.expectedError()),
        "mean probability of the slices in a bin",
        "share with lesion",
        List.of(Line.of("score", x, y), Line.diagonal("perfect")),
        List.of());
  }
}
