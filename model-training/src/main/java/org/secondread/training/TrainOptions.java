package org.secondread.training;

import java.nio.file.Path;
import org.secondread.LesionType;

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
    String dataNote) {

  /** Where checkpoints and results go when nothing else is named: beside {@code out}. */
  public static Path runBeside(Path out) {
    Path folder = out.toAbsolutePath().normalize();
    return folder.resolveSibling(folder.getFileName() + "-run");
  }
}
