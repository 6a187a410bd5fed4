package org.secondread.training.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secondread.training.ClassifierCurriculum;
import org.secondread.training.ClassifierPlan;
import org.secondread.training.Recipe;
import org.secondread.training.Screening;
import org.secondread.training.experiment.Table.Column;
import org.secondread.training.nets.AlexNet;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.DenseNet;
import org.secondread.training.nets.GoogLeNet;
import org.secondread.training.nets.ResNet;
import org.secondread.training.nets.Vgg16;
import org.secondread.training.nets.Weights;
import org.secondread.training.torch.Learner;
import org.secondread.training.torch.TorchClassifier;
import org.secondread.training.torch.TorchNet;

/** Classifiers trained by one loop on the same labelled slices, as the paper's Table 1. */
final class Classifiers implements Experiment {

  @Override
  public String name() {
    return "classifiers";
  }

  @Override
  public String summary() {
    return "Table 1: accuracy and AUC of AlexNet, GoogLeNet, VGG, ResNet50 and DenseNet";
  }

  @Override
  public Report run(Laboratory laboratory) throws IOException {
    ExperimentOptions options = laboratory.options();
    LesionData data = LesionData.read(options);
    ClassifierPlan plan =
        Recipe.DEFAULT.classifier(options.lesion(), 0, options.epochs()).labelsOnly();
    Map<String, List<Map<String, Double>>> results = new LinkedHashMap<>();
    for (long seed : options.seeds()) {
      for (Map.Entry<String, ClassifierNet> net : nets(options.width(), plan).entrySet()) {
        results
            .computeIfAbsent(net.getKey(), name -> new ArrayList<>())
            .add(trained(laboratory, data, plan, net.getKey(), net.getValue(), seed));
      }
    }
    String file = "classifiers-" + options.lesion().id();
    List<String> facts = laboratory.facts(true);
    facts.add("Data: " + data.screenedSplit());
    facts.add(
        ("Every net at width %d of 64, from scratch, by the same loop:"
                + " image labels alone, %d epochs, %s, first rate %s, %s pooling")
            .formatted(
                options.width(), plan.epochs(), plan.optimizer(), plan.rate(), plan.pooling()));
    facts.add(
        "The paper's accuracies are of infarcts on its own 315 test slices at full width;"
            + " its ResNet50 row is the one without pre-training");
    Table table = new Table(file, "", "Model", columns(), rows(results));
    String title = "Classifiers, " + options.lesion().label();
    return new Report(file, title, List.of(table), 1, facts, Map.of());
  }

  private static Map<String, ClassifierNet> nets(int width, ClassifierPlan plan) {
    Map<String, ClassifierNet> nets = new LinkedHashMap<>();
    nets.put("AlexNet", new AlexNet(1, width, plan.pooling(), plan.dropout()));
    nets.put("GoogLeNet", new GoogLeNet(1, width, plan.pooling(), plan.dropout()));
    nets.put("VGG", new Vgg16(1, width, plan.pooling(), plan.dropout()));
    nets.put("ResNet50", ResNet.resNet50(1, width, plan.pooling(), plan.dropout()));
    nets.put("DenseNet", new DenseNet(1, width, plan.pooling(), plan.dropout()));
    return nets;
  }

  private static Map<String, Double> trained(
      Laboratory laboratory,
      LesionData data,
      ClassifierPlan plan,
      String name,
      ClassifierNet shape,
      long seed)
      throws IOException {
    ResultStore.Key key =
        new ResultStore.Key(
            "classifiers-%s-%s-seed%d".formatted(data.lesion().id(), name, seed),
            String.join(
                "; ",
                shape.toString(),
                plan.toString(),
                "held out " + laboratory.options().heldOut(),
                data.key(),
                "seed " + seed));
    return laboratory.result(
        key,
        () -> {
          laboratory.announcer().say("Training " + key.name());
          ClassifierCurriculum curriculum =
              new ClassifierCurriculum(plan, data.training(), data.painter(), seed);
          try (TorchNet<ClassifierNet> net = new TorchNet<>(shape, Weights.initial(shape, seed));
              Learner<ClassifierNet> learner =
                  new Learner<>(net, plan.optimizer(), plan.weightDecay(), plan.clip())) {
            new Trial(laboratory, key).train(curriculum, learner, seed);
            Screening screening = data.screen(new TorchClassifier(learner.average()));
            Map<String, Double> measures = new LinkedHashMap<>();
            measures.put("accuracy", screening.at(0.5).accuracy());
            measures.put("auc", screening.auc());
            measures.put("parameters", (double) shape.trainableCount());
            return measures;
          }
        });
  }

  private static List<Column> columns() {
    return List.of(
        new Column("accuracy", 3),
        new Column("AUC", 3),
        new Column("parameters", 0),
        new Column("accuracy (paper, ACI)", 3));
  }

  private static List<Table.Row> rows(Map<String, List<Map<String, Double>>> results) {
    List<Table.Row> rows = new ArrayList<>();
    results.forEach(
        (net, bySeed) ->
            rows.add(
                new Table.Row(
                    Laboratory.named(net, bySeed),
                    Laboratory.run(bySeed),
                    List.of(
                        Laboratory.cell(bySeed, "accuracy"),
                        Laboratory.cell(bySeed, "auc"),
                        parameters(bySeed),
                        Cell.of(PaperFigures.classifiers().get(net))))));
    return rows;
  }

  /** The same whatever the seed. */
  private static Cell parameters(List<Map<String, Double>> results) {
    return results.stream()
        .filter(result -> !result.isEmpty())
        .findFirst()
        .map(result -> Cell.of(result.get("parameters")))
        .orElse(Cell.NONE);
  }
}
