package org.secondread.training.experiment;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secondread.training.Recipe;
import org.secondread.training.SegmenterPlan;
import org.secondread.training.experiment.School.Pupil;
import org.secondread.training.experiment.Table.Column;
import org.secondread.training.nets.DeepLabV3;
import org.secondread.training.nets.Fcn;
import org.secondread.training.nets.MixedUnet;
import org.secondread.training.nets.Unet;
import org.secondread.training.report.MaskColumn;

/** Segmenters trained by one loop on the same pseudo masks, as the paper's Table 3. */
final class Segmenters implements Experiment {

  @Override
  public String name() {
    return "segmenters";
  }

  @Override
  public String summary() {
    return "Table 3: FCN, U-Net, DeepLab V3 and Mixed-UNet with and without CRF_mask in the loss";
  }

  @Override
  public Report run(Laboratory laboratory) throws IOException {
    ExperimentOptions options = laboratory.options();
    SegmenterPlan plan =
        Recipe.DEFAULT.segmenter(options.lesion(), options.segmenterEpochs()).pseudoMasksAlone();
    try (PackStages teacher = PackStages.open(options)) {
      LesionData data = LesionData.read(options);
      School school = new School(laboratory, data, plan, teacher);
      Map<Pupil, List<Map<String, Double>>> results = new LinkedHashMap<>();
      for (long seed : options.seeds()) {
        for (Pupil pupil : pupils(options.width())) {
          results.computeIfAbsent(pupil, p -> new ArrayList<>()).add(school.train(pupil, seed));
        }
      }
      List<String> facts = laboratory.facts(true);
      facts.add("Data: " + data.split());
      facts.add(
          "Teacher of every net: the classifier of the pack %s; no net saw a known outline"
              .formatted(teacher.name()));
      facts.add(
          ("Every net at width %d of 64, from scratch, by the same loop: %d epochs, batch %d,"
                  + " windows of %d pixels, first rate %s, seeding loss (Eq. 8) with weight %s;"
                  + " neither gate nor CRF afterwards")
              .formatted(
                  options.width(),
                  plan.epochs(),
                  plan.batch(),
                  plan.window(),
                  plan.rate(),
                  plan.seeding()));
      teacher
          .manifest()
          .intensity()
          .lesionFloor()
          .ifPresent(
              floor ->
                  facts.add(
                      "Nothing less than %s times as bright as the brain is outlined, by teacher and nets alike"
                          .formatted(floor.timesBrain())));
      facts.add(
          "Without CRF_mask, Refined_mask takes its place in the cross-entropy (Eq. 9); the other nets have that loss too");
      facts.add(
          "Truth: %d synthetic lesions painted on held-out lesion-free slices"
              .formatted(data.exam().truth().size()));
      facts.add(
          "T is where the probability is cut: the paper's 0.35 of infarct and 0.7 of hemorrhage");
      facts.add("The paper's figures are of infarcts, at full width, against an expert's outlines");
      String file = "segmenters-" + options.lesion().id();
      Table table = new Table(file, "", "Model", columns(), rows(results));
      return new Report(
          file,
          "Segmenters, " + options.lesion().label(),
          List.of(table),
          1,
          facts,
          pictures(file, school, options));
    }
  }

  private static List<Pupil> pupils(int width) {
    return List.of(
        new Pupil("FCN", new Fcn(1, width), false),
        new Pupil("U-Net", new Unet(1, width), false),
        new Pupil("DeepLab V3", new DeepLabV3(1, width), false),
        new Pupil("Mixed-UNet", new MixedUnet(1, width), false),
        new Pupil("Mixed-UNet (+CRF)", new MixedUnet(1, width), true));
  }

  private static List<Column> columns() {
    return Overlaps.columns(School.CUTS.stream().map(cut -> "T = " + cut).toList());
  }

  private static List<Table.Row> rows(Map<Pupil, List<Map<String, Double>>> results) {
    List<String> prefixes = School.CUTS.stream().map(School::at).toList();
    List<Table.Row> rows = new ArrayList<>();
    results.forEach(
        (pupil, bySeed) ->
            rows.add(
                Overlaps.row(
                    pupil.name(),
                    Laboratory.run(bySeed),
                    bySeed,
                    prefixes,
                    PaperFigures.segmenters().get(pupil.name()))));
    return rows;
  }

  private static Map<String, Report.Picture> pictures(
      String file, School school, ExperimentOptions options) throws IOException {
    List<BufferedImage> columns = new ArrayList<>();
    for (Pupil pupil : pupils(options.width())) {
      school.column(pupil, options.seeds().get(0)).ifPresent(columns::add);
    }
    return columns.isEmpty()
        ? Map.of()
        : Map.of(
            file,
            Report.Picture.slices(
                "Held-out slices with a synthetic lesion: each net's outline (at this lesion's T) in red, truth in green",
                MaskColumn.beside(columns)));
  }
}
