package org.secondread.training.experiment;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.secondread.LesionType;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.metrics.ConfusionCounts;
import org.secondread.training.Architecture;
import org.secondread.training.Examination;
import org.secondread.training.ModelInput;
import org.secondread.training.Outlines;
import org.secondread.training.Recipe;
import org.secondread.training.Start;
import org.secondread.training.SyntheticExam;
import org.secondread.training.TrainOptions;
import org.secondread.training.TrainingRun;
import org.secondread.training.experiment.PaperFigures.Overlap;
import org.secondread.training.report.MaskColumn;

/** The masks of every stage against known truth, as the paper's Table 2. */
final class Masks implements Experiment {
  private static final Map<String, Function<Outlines, Mask>> STAGES = stages();
  private static final int PICTURED = 6;
  private static final Architecture CLASSIFIER = Architecture.RESNET18;
  private static final int CLASSIFIER_WIDTH = 24;

  @Override
  public String name() {
    return "masks";
  }

  @Override
  public String summary() {
    return "Table 2: Origin, Refined, CRF and final mask against known truth,"
        + " for the paper's recipe, ours and the pack";
  }

  @Override
  public Report run(Laboratory laboratory) throws IOException {
    try (PackStages pack = PackStages.open(laboratory.options())) {
      return report(laboratory, LesionData.read(laboratory.options()), pack);
    }
  }

  private Report report(Laboratory laboratory, LesionData data, PackStages pack)
      throws IOException {
    ExperimentOptions options = laboratory.options();
    List<Table.Row> rows = new ArrayList<>();
    List<String> facts = laboratory.facts(!options.recipes().isEmpty());
    facts.add("Data: " + data.split());
    Map<String, Report.Picture> pictures = new LinkedHashMap<>();
    for (Recipe recipe : options.recipes()) {
      List<Map<String, Double>> results = new ArrayList<>();
      for (long seed : options.seeds()) {
        results.add(trained(laboratory, data, recipe, seed));
      }
      String label = label(recipe);
      rows.addAll(rows(label, Laboratory.run(results), results, options));
      facts.add(order(label, results));
      ResultStore.Key first = key(options, data, recipe, options.seeds().get(0));
      Path picture = laboratory.results().file(first, ".png");
      if (Files.exists(picture)) {
        pictures.put(
            fileName(options) + "-" + recipe.name().toLowerCase(Locale.ROOT),
            Report.Picture.slices(caption(label), ImageIO.read(picture.toFile())));
      }
    }
    addPack(laboratory, data, pack, rows, facts, pictures);
    facts.add(
        ("Truth: %d synthetic lesions painted on held-out lesion-free slices;"
                + " pixels of all slices are counted together")
            .formatted(data.exam().truth().size()));
    Table table = new Table(fileName(options), "", "Mask", Overlaps.columns(List.of("")), rows);
    String title = "Masks against known truth, " + options.lesion().label();
    return new Report(fileName(options), title, List.of(table), 1, facts, pictures);
  }

  private static String fileName(ExperimentOptions options) {
    return "masks-" + options.lesion().id();
  }

  private static String label(Recipe recipe) {
    return recipe == Recipe.PAPER ? "paper's recipe (labels only, GAP)" : "our recipe";
  }

  private static String caption(String label) {
    return "Held-out slices with a synthetic lesion, "
        + label
        + ": Origin, Refined, CRF and final mask in red, truth in green";
  }

  private Map<String, Double> trained(
      Laboratory laboratory, LesionData data, Recipe recipe, long seed) throws IOException {
    ExperimentOptions options = laboratory.options();
    ResultStore.Key key = key(options, data, recipe, seed);
    return laboratory.result(
        key,
        () -> {
          laboratory.announcer().say("Training " + key.name());
          Path folder = laboratory.results().file(key, "");
          TrainOptions training = training(options, recipe, seed, folder);
          Examination examination =
              new TrainingRun(training, laboratory.announcer(), laboratory.cancellation()).run();
          picture(
              laboratory.results().file(key, ".png"),
              examination.data().exam(),
              examination.examOutlines());
          Map<String, Double> measures = new LinkedHashMap<>();
          examination
              .stages()
              .forEach((stage, counts) -> measures.putAll(Laboratory.overlap(stage, counts)));
          measures.put("auc", examination.screening().auc());
          measures.put("accuracy", examination.screening().at(0.5).accuracy());
          return measures;
        });
  }

  private static ResultStore.Key key(
      ExperimentOptions options, LesionData data, Recipe recipe, long seed) {
    String name =
        "masks-%s-%s-seed%d"
            .formatted(options.lesion().id(), recipe.name().toLowerCase(Locale.ROOT), seed);
    String configuration =
        String.join(
            "; ",
            "%s width %d, Mixed-UNet width %d"
                .formatted(CLASSIFIER, CLASSIFIER_WIDTH, options.width()),
            recipe
                .classifier(options.lesion(), options.syntheticEpochs(), options.epochs())
                .toString(),
            recipe.segmenter(options.lesion(), options.segmenterEpochs()).toString(),
            recipe.crf(options.lesion()).toString(),
            recipe.thresholds(options.lesion()).toString(),
            ModelInput.loader(options.lesion()).intensity().toString(),
            "scales %s, seeds cut at %s".formatted(ModelInput.SCALES, TrainingRun.SEED_CUT),
            "held out " + options.heldOut(),
            data.key(),
            "seed " + seed);
    return new ResultStore.Key(name, configuration);
  }

  private static TrainOptions training(
      ExperimentOptions options, Recipe recipe, long seed, Path folder) {
    Path images = LesionData.images(options);
    return new TrainOptions(
        options.lesion(),
        images,
        options.labels(),
        folder.resolve("pack"),
        folder.resolve("run"),
        recipe,
        CLASSIFIER,
        CLASSIFIER_WIDTH,
        options.width(),
        recipe == Recipe.PAPER ? 0 : options.syntheticEpochs(),
        options.epochs(),
        options.segmenterEpochs(),
        options.lesion() == LesionType.ICH ? options.heldOut() : null,
        options.lesion() == LesionType.ACI ? options.heldOut() : null,
        LesionData.shapes(options),
        0,
        seed,
        Start.RESUME,
        Double.NaN,
        Double.NaN,
        "Experiment",
        "0.0.0",
        "Second Read for Weasis",
        "Made by an experiment.",
        null);
  }

  private static void addPack(
      Laboratory laboratory,
      LesionData data,
      PackStages pack,
      List<Table.Row> rows,
      List<String> facts,
      Map<String, Report.Picture> pictures) {
    ExperimentOptions options = laboratory.options();
    List<Outlines> outlines =
        data.exam().slices().stream().map(slice -> pack.outliner().outlines(slice)).toList();
    Map<String, Double> measures = new LinkedHashMap<>();
    STAGES.forEach(
        (stage, mask) -> {
          ConfusionCounts counts = data.exam().compare(outlines.stream().map(mask).toList());
          measures.putAll(Laboratory.overlap(stage, counts));
        });
    String label = "pack " + pack.name();
    rows.addAll(rows(label, 0, List.of(measures), options));
    if (pack.manifest().intensity().lesionFloor().isPresent()) {
      rows.add(refinedOfAnyBrightness(data, outlines, pack, label));
    }
    facts.add(order(label, List.of(measures)));
    pictures.put(
        fileName(options) + "-pack",
        Report.Picture.slices(caption(label), columns(data.exam(), outlines)));
  }

  /** Origin_mask knows no least brightness; with this row the two masks can be compared. */
  private static Table.Row refinedOfAnyBrightness(
      LesionData data, List<Outlines> outlines, PackStages pack, String label) {
    double cut = pack.manifest().thresholds().cam();
    List<Mask> masks = outlines.stream().map(o -> Mask.atLeast(o.cam(), cut)).toList();
    String stage = "Refined_mask of any brightness";
    Map<String, Double> measures = Laboratory.overlap(stage, data.exam().compare(masks));
    return Overlaps.row(stage + ", " + label, 0, List.of(measures), List.of(stage), null);
  }

  private static List<Table.Row> rows(
      String label, int seeds, List<Map<String, Double>> results, ExperimentOptions options) {
    Map<String, Overlap> paper =
        switch (options.lesion()) {
          case ACI -> PaperFigures.infarctMasks();
          case ICH -> PaperFigures.hemorrhageMasks();
        };
    return STAGES.keySet().stream()
        .map(
            stage ->
                Overlaps.row(
                    stage + ", " + label, seeds, results, List.of(stage), paper.get(stage)))
        .toList();
  }

  /** Whether the paper's order in MIoU, Origin below Refined below CRF, holds. */
  private static String order(String label, List<Map<String, Double>> results) {
    long holds =
        results.stream()
            .filter(r -> !r.isEmpty())
            .filter(
                r ->
                    r.get("Origin_mask.miou") < r.get("Refined_mask.miou")
                        && r.get("Refined_mask.miou") < r.get("CRF_mask.miou"))
            .count();
    return "Order Origin < Refined < CRF in MIoU, %s: holds in %d of %d"
        .formatted(label, holds, Laboratory.run(results));
  }

  private static void picture(Path file, SyntheticExam exam, List<Outlines> outlines)
      throws IOException {
    ImageIO.write(columns(exam, outlines), "png", file.toFile());
  }

  private static BufferedImage columns(SyntheticExam exam, List<Outlines> outlines) {
    int count = Math.min(PICTURED, outlines.size());
    List<GreyImage> slices =
        exam.slices().subList(0, count).stream().map(slice -> slice.image()).toList();
    List<Mask> truth = exam.truth().subList(0, count);
    List<BufferedImage> columns = new ArrayList<>();
    STAGES.forEach(
        (stage, mask) ->
            columns.add(
                MaskColumn.draw(
                    stage, slices, outlines.subList(0, count).stream().map(mask).toList(), truth)));
    return MaskColumn.beside(columns);
  }

  private static Map<String, Function<Outlines, Mask>> stages() {
    Map<String, Function<Outlines, Mask>> stages = new LinkedHashMap<>();
    stages.put("Origin_mask", Outlines::origin);
    stages.put("Refined_mask", Outlines::refined);
    stages.put("CRF_mask", Outlines::crf);
    stages.put("Mixed-UNet", Outlines::last);
    return stages;
  }
}
