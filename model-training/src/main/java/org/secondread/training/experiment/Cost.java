package org.secondread.training.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secondread.training.experiment.Table.Column;
import org.secondread.training.nets.AlexNet;
import org.secondread.training.nets.DeepLabV3;
import org.secondread.training.nets.DenseNet;
import org.secondread.training.nets.Fcn;
import org.secondread.training.nets.GoogLeNet;
import org.secondread.training.nets.MixedUnet;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Pooling;
import org.secondread.training.nets.ResNet;
import org.secondread.training.nets.Unet;
import org.secondread.training.nets.Vgg16;

/** What every net costs in use at full size, as the paper's Table 4. */
final class Cost implements Experiment {
  private static final int CHANNELS = 3;
  private static final int WIDTH = 64;
  private static final int RUNS = 5;

  /** Always the same, so that a kept result is found again on any machine. */
  private static final int THREADS = 2;

  private static final double MEGABYTE = 1e6;

  @Override
  public String name() {
    return "cost";
  }

  @Override
  public String summary() {
    return "Table 4: parameters, memory and time per image of every net at full size";
  }

  @Override
  public Report run(Laboratory laboratory) throws IOException {
    List<Table.Row> rows = new ArrayList<>();
    for (Map.Entry<String, Net> net : nets().entrySet()) {
      laboratory.cancellation().check();
      ResultStore.Key key =
          new ResultStore.Key(
              "cost-" + net.getKey().replace(' ', '-'),
              "%s; %d threads; %d runs".formatted(net.getValue(), THREADS, RUNS));
      rows.add(row(net.getKey(), laboratory.result(key, () -> measures(laboratory, net))));
    }
    List<String> facts = laboratory.facts(false);
    facts.add(
        "Every net at full size: 3 channels, width 64, one image of 256x256 at a time, random weights");
    facts.add(
        ("ONNX Runtime on the CPU, %d threads; median of %d runs after one that is not counted;"
                + " times of a shared machine vary up to twofold")
            .formatted(THREADS, RUNS));
    facts.add(
        "Weights: all values in single precision, which the paper's memory column amounts to;"
            + " peak: most that opening and running took, weights included; MB are 10^6 bytes");
    facts.add(
        "The classifiers end in a CAM instead of fully connected layers; the paper states no cost of them");
    Table table = new Table("cost", "", "Model", columns(), rows);
    return new Report("cost", "Cost of the nets at full size", List.of(table), 1, facts, Map.of());
  }

  private static Map<String, Net> nets() {
    Map<String, Net> nets = new LinkedHashMap<>();
    nets.put("FCN", new Fcn(CHANNELS, WIDTH));
    nets.put("U-Net", new Unet(CHANNELS, WIDTH));
    nets.put("DeepLab V3", new DeepLabV3(CHANNELS, WIDTH));
    nets.put("Mixed-UNet", new MixedUnet(CHANNELS, WIDTH));
    nets.put("AlexNet", new AlexNet(CHANNELS, WIDTH, Pooling.GAP, 0));
    nets.put("GoogLeNet", new GoogLeNet(CHANNELS, WIDTH, Pooling.GAP, 0));
    nets.put("VGG", new Vgg16(CHANNELS, WIDTH, Pooling.GAP, 0));
    nets.put("ResNet50", ResNet.resNet50(CHANNELS, WIDTH, Pooling.GAP, 0));
    nets.put("DenseNet", new DenseNet(CHANNELS, WIDTH, Pooling.GAP, 0));
    return nets;
  }

  private static Map<String, Double> measures(Laboratory laboratory, Map.Entry<String, Net> net)
      throws IOException {
    laboratory.announcer().say("Running " + net.getKey());
    NetCost cost = NetCost.of(net.getValue(), THREADS, RUNS);
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("parameters", (double) cost.parameters());
    measures.put("weights", cost.weightBytes() / MEGABYTE);
    measures.put(
        "peak",
        cost.peakBytes().isPresent() ? cost.peakBytes().getAsLong() / MEGABYTE : Double.NaN);
    measures.put("seconds", cost.millis() / 1000);
    return measures;
  }

  private static List<Column> columns() {
    return List.of(
        new Column("parameters", 0),
        new Column("weights, MB", 0),
        new Column("peak, MB", 0),
        new Column("s per image", 3),
        new Column("parameters (paper)", 0),
        new Column("memory, MB (paper)", 0),
        new Column("s per image (paper)", 3));
  }

  private static Table.Row row(String name, Map<String, Double> measures) {
    PaperFigures.Cost paper = PaperFigures.costs().get(name);
    return new Table.Row(
        name,
        0,
        List.of(
            Cell.of(measures.getOrDefault("parameters", Double.NaN)),
            Cell.of(measures.getOrDefault("weights", Double.NaN)),
            Cell.of(measures.getOrDefault("peak", Double.NaN)),
            Cell.of(measures.getOrDefault("seconds", Double.NaN)),
            paper == null ? Cell.NONE : Cell.of(paper.parameters()),
            paper == null ? Cell.NONE : Cell.of(paper.megabytes()),
            paper == null ? Cell.NONE : Cell.of(paper.seconds())));
  }
}
