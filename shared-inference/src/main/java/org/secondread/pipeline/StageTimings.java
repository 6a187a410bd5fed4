package org.secondread.pipeline;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long a run took.
 *
 * @param stages milliseconds of each stage over all slices; every stage is there
 * @param totalMs milliseconds of the whole run
 */
public record StageTimings(Map<Stage, Double> stages, double totalMs) {

  public StageTimings {
    stages = Collections.unmodifiableMap(new EnumMap<>(stages));
  }

  /** Milliseconds of one stage over all slices. */
  public double ms(Stage stage) {
    return stages.get(stage);
  }
}
