package org.secondread.training.experiment;

import java.nio.file.Path;
import java.util.List;
import org.secondread.LesionType;
import org.secondread.training.Recipe;

/**
 * What an experiment is to do.
 *
 * @param command how it was called, for the report
 * @param data folder of the data sets
 * @param labels image-level labels of the lesion's slices
 * @param lesion whose data are used
 * @param pack the trained pack that is examined or teaches
 * @param heldOut which slices are held out, as the lesion's data name them
 * @param seeds one training each
 * @param recipes the recipes that masks are made with, beside the pack
 * @param width first channels of every network; 64 is full size
 * @param syntheticEpochs classifier epochs on synthetic lesions alone
 * @param epochs classifier epochs that follow
 * @param segmenterEpochs segmenter epochs
 * @param keptAlone whether nothing is trained and tables hold what was kept before
 * @param threads to compute with
 * @param out folder of tables and pictures
 * @param run folder of results kept per training
 */
record ExperimentOptions(
    String command,
    Path data,
    Path labels,
    LesionType lesion,
    Path pack,
    String heldOut,
    List<Long> seeds,
    List<Recipe> recipes,
    int width,
    int syntheticEpochs,
    int epochs,
    int segmenterEpochs,
    boolean keptAlone,
    int threads,
    Path out,
    Path run) {

  ExperimentOptions {
    seeds = List.copyOf(seeds);
    recipes = List.copyOf(recipes);
  }
}
