package org.secondread.training;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.secondread.files.WholeFile;
import org.secondread.image.Mask;
import org.secondread.metrics.ConfusionCounts;
import org.secondread.prepare.PreparedSlice;
import org.secondread.training.curve.Curve;
import org.secondread.training.data.TrainingSlice;
import org.secondread.training.report.CurvePlot;
import org.secondread.training.report.Montage;

/** Writes what a training did: curves, figures, and pictures of the masks. */
record RunReport(Path run) {
  static final String FILE = "report.md";

  /**
   * @param card the pack's model card, with which the report begins
   */
  void write(String card, Examination examination, Reproduction reproduction) throws IOException {
    Map<String, Curve> curves = new LinkedHashMap<>();
    curves.put("Classifier", examination.classifierCurve());
    curves.put("Segmenter", examination.segmenterCurve());
    Map<String, String> measures =
        Map.of(
            "Classifier",
            "AUC on held-out slices",
            "Segmenter",
            "Dice on synthetic lesions, held-out slices");
    picture(run.resolve("curves.png"), CurvePlot.draw(curves, measures));
    montages(run, examination);
    String report = card + slices(examination);
    text(run.resolve(FILE), report.getBytes(StandardCharsets.UTF_8));
    json(run.resolve("metrics.json"), examination, reproduction);
  }

  private static void montages(Path run, Examination examination) throws IOException {
    List<Montage.Entry> lesions = new ArrayList<>();
    List<Montage.Entry> falseAlarms = new ArrayList<>();
    for (int i = 0; i < examination.data().heldOut().size(); i++) {
      TrainingSlice slice = examination.data().heldOut().get(i);
      Outlines outlines = examination.outlines().get(i);
      String title = "%s  %.2f".formatted(slice.source().id(), outlines.probability());
      Montage.Entry entry = entry(title, slice.prepared(), outlines, null);
      if (slice.lesion()) {
        lesions.add(entry);
      } else if (outlines.probability() >= examination.gate()) {
        falseAlarms.add(entry);
      }
    }
    List<Montage.Entry> synthetic = new ArrayList<>();
    for (int i = 0; i < examination.data().exam().slices().size(); i++) {
      Outlines outlines = examination.examOutlines().get(i);
      String title = "synthetic  %.2f".formatted(outlines.probability());
      PreparedSlice slice = examination.data().exam().slices().get(i);
      synthetic.add(entry(title, slice, outlines, examination.data().exam().truth().get(i)));
    }
    montage(run.resolve("montage-lesions.png"), lesions);
    montage(run.resolve("montage-false-alarms.png"), falseAlarms);
    montage(run.resolve("montage-synthetic.png"), synthetic);
  }

  private static Montage.Entry entry(
      String title, PreparedSlice slice, Outlines outlines, Mask truth) {
    return new Montage.Entry(
        title, slice.image(), outlines.cam(), outlines.crf(), outlines.last(), truth);
  }

  private static void montage(Path file, List<Montage.Entry> entries) throws IOException {
    if (entries.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    picture(file, Montage.draw(entries));
  }

  private static String slices(Examination examination) {
    StringBuilder text =
        new StringBuilder("\n## Every held-out slice\n| id | label | probability |");
    text.append(" CRF_mask pixels | final pixels |\n|---|---|---|---|---|\n");
    for (int i = 0; i < examination.data().heldOut().size(); i++) {
      TrainingSlice slice = examination.data().heldOut().get(i);
      Outlines outlines = examination.outlines().get(i);
      text.append(
          "| %s | %d | %.3f | %d | %d |\n"
              .formatted(
                  slice.source().id(),
                  slice.lesion() ? 1 : 0,
                  outlines.probability(),
                  outlines.crf().count(),
                  outlines.last().count()));
    }
    return text.toString();
  }

  private void json(Path file, Examination examination, Reproduction reproduction)
      throws IOException {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ObjectNode root = mapper.createObjectNode();
    Screening screening = examination.screening();
    ConfusionCounts gated = screening.at(examination.gate());
    root.put("training", examination.data().split().training().size());
    root.put("heldOut", examination.data().split().validation().size());
    root.put("syntheticLesionsInScreening", examination.hasStandIns());
    root.put("auc", screening.auc());
    root.put("accuracyAtHalf", screening.at(0.5).accuracy());
    root.put("gate", examination.gate());
    root.put("accuracyAtGate", gated.accuracy());
    root.put("sensitivityAtGate", gated.sensitivity());
    root.put("specificityAtGate", gated.specificity());
    root.put("falseOutlines", examination.falseOutlines());
    root.putObject("packAgainstTrainer")
        .put("largestDifference", reproduction.worst().difference())
        .put("figure", reproduction.worst().name());
    ObjectNode stages = root.putObject("syntheticLesions");
    examination
        .stages()
        .forEach(
            (name, counts) ->
                stages
                    .putObject(name)
                    .put("pa", counts.accuracy())
                    .put("miou", counts.meanIou())
                    .put("dice", counts.dice()));
    curve(root.putArray("classifierCurve"), examination.classifierCurve());
    curve(root.putArray("segmenterCurve"), examination.segmenterCurve());
    text(file, mapper.writeValueAsBytes(root));
  }

  private static void curve(ArrayNode array, Curve curve) {
    for (Curve.Point point : curve.points()) {
      ObjectNode node = array.addObject().put("epoch", point.epoch()).put("loss", point.loss());
      if (!Double.isNaN(point.measure())) {
        node.put("measure", point.measure());
      }
      node.put("seconds", point.seconds());
    }
  }

  private static void text(Path file, byte[] content) throws IOException {
    WholeFile.write(file, out -> out.write(content));
  }

  private static void picture(Path file, BufferedImage image) throws IOException {
    WholeFile.write(file, out -> ImageIO.write(image, "png", out));
  }
}
