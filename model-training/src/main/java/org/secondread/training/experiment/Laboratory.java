package org.secondread.training.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secondread.metrics.ConfusionCounts;
import org.secondread.progress.Cancellation;
import org.secondread.training.Announcer;
import org.secondread.training.WritableFolder;
import org.secondread.training.data.TrainingDataException;
import org.secondread.training.torch.Checkpoint;

/**
 * What experiments share: options, the results kept so far, and a voice.
 *
 * @param announcer hears what is going on
 * @param cancellation stops between two steps
 */
record Laboratory(
    ExperimentOptions options,
    ResultStore results,
    Announcer announcer,
    Cancellation cancellation) {

  static Laboratory open(ExperimentOptions options, Announcer announcer, Cancellation cancellation)
      throws IOException {
    WritableFolder.require("--out", options.out());
    WritableFolder.require("--run", options.run());
    // An empty table would replace an earlier one.
    if (options.keptAlone() && !Files.isDirectory(options.run())) {
      throw new TrainingDataException(
          "--kept makes tables of earlier results, but there is no run folder %s; name theirs with --run"
              .formatted(options.run()));
    }
    return new Laboratory(options, new ResultStore(options.run()), announcer, cancellation);
  }

  /** Makes a result that is not kept yet. */
  @FunctionalInterface
  interface Measurement {
    Map<String, Double> measure() throws IOException;
  }

  /**
   * The result that is kept, or else a new one, which is kept from then on; empty where nothing may
   * be trained, or where another process is at it.
   */
  Map<String, Double> result(ResultStore.Key key, Measurement measurement) throws IOException {
    Optional<Map<String, Double>> kept = results.find(key);
    if (kept.isPresent()) {
      announcer.say("Kept from before: " + key.name());
      return kept.get();
    }
    if (options.keptAlone()) {
      announcer.say("Not run: " + key.stem());
      return Map.of();
    }
    Optional<ResultStore.Claim> claim = results.claim(key);
    if (claim.isEmpty()) {
      announcer.say("Left to another process, which is at it: " + key.name());
      return Map.of();
    }
    try (ResultStore.Claim own = claim.get()) {
      return measured(key, measurement);
    }
  }

  private Map<String, Double> measured(ResultStore.Key key, Measurement measurement)
      throws IOException {
    // Another process may have come to its end between the search and the claim.
    Optional<Map<String, Double>> kept = results.find(key);
    if (kept.isPresent()) {
      return kept.get();
    }
    Map<String, Double> measures = measurement.measure();
    results.keep(key, measures);
    Checkpoint.delete(results.checkpoint(key));
    return measures;
  }

  /** The name of a row, which says where none of its trainings was run. */
  static String named(String row, List<Map<String, Double>> results) {
    return run(results) == 0 ? row + " (not run)" : row;
  }

  /** How many trainings have a result. */
  static int run(List<Map<String, Double>> results) {
    return (int) results.stream().filter(result -> !result.isEmpty()).count();
  }

  /** A measure over the trainings that have a result. */
  static Cell cell(List<Map<String, Double>> results, String measure) {
    return Cell.of(
        results.stream()
            .filter(result -> !result.isEmpty())
            .map(result -> result.getOrDefault(measure, Double.NaN))
            .toList());
  }

  /** The facts every report states. */
  List<String> facts(boolean trained) {
    List<String> facts = new ArrayList<>();
    facts.add("Command: `" + options.command() + "`");
    if (trained) {
      facts.add(
          "Seeds: "
              + String.join(", ", options.seeds().stream().map(String::valueOf).toList())
              + (options.seeds().size() > 1 ? " (mean ± standard deviation)" : ""));
    }
    return facts;
  }

  /** PA, MIoU and Dice under names that start with {@code prefix}. */
  static Map<String, Double> overlap(String prefix, ConfusionCounts counts) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put(prefix + ".pa", counts.accuracy());
    measures.put(prefix + ".miou", counts.meanIou());
    measures.put(prefix + ".dice", counts.dice());
    return measures;
  }
}
