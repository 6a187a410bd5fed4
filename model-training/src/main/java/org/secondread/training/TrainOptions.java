package org.secondread.training;

import java.nio.file.Path;
import org.secondread.LesionType;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.MixedUnet;
import org.secondread.training.nets.SegmenterNet;

/**
 * What a training is to do.
 *
 * @param images folder of the pictures
 * @param labels label table
 * @param out folder of the pack
 * @param run folder of checkpoints and report
 * @param validationBlocks ids held out, or null to choose blocks
 * @param validationPatients patients to hold out, separated by commas, or null
 * @param lesionShapes folder of hand-drawn lesion masks, or null
 * @param leastSpecificity what the gate must reach on the held-out slices, 0..1
 * @param start what to do with checkpoints that are in {@code run}
 * @param rate first learning rate of the classifier, or NaN for the recipe's
 * @param seeding weight of the segmenter's seeding loss, or NaN for the recipe's
 * @param dataNote what the training data are, for the pack
 * @param remarks Markdown file that ends the model card, or null
 */
public record TrainOptions(
    LesionType lesion,
    Path images,
    Path labels,
    Path out,
    Path run,
    Recipe recipe,
    Architecture architecture,
    int width,
    int segmenterWidth,
    int syntheticEpochs,
    int epochs,
    int segmenterEpochs,
    String validationBlocks,
    String validationPatients,
    Path lesionShapes,
    double leastSpecificity,
    long seed,
    Start start,
    double rate,
    double seeding,
    String name,
    String version,
    String author,
    String dataNote,
    Path remarks) {

  ClassifierPlan classifierPlan() {
    ClassifierPlan plan = recipe.classifier(lesion, syntheticEpochs, epochs);
    return Double.isNaN(rate) ? plan : plan.withRate(rate);
  }

  SegmenterPlan segmenterPlan() {
    SegmenterPlan plan = recipe.segmenter(lesion, segmenterEpochs);
    return Double.isNaN(seeding) ? plan : plan.withSeeding(seeding);
  }

  /** The classifier as it is before it learns. */
  ClassifierNet classifier() {
    ClassifierPlan plan = classifierPlan();
    return architecture.build(width, plan.pooling(), plan.dropout());
  }

  SegmenterNet segmenter() {
    return new MixedUnet(1, segmenterWidth);
  }

  /** Where checkpoints and results go when nothing else is named: beside {@code out}. */
  public static Path runBeside(Path out) {
    Path folder = out.toAbsolutePath().normalize();
    return folder.resolveSibling(folder.getFileName() + "-run");
  }
}
