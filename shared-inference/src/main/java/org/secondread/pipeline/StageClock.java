package org.secondread.pipeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Adds up the time of each stage of one run. */
final class StageClock {
  private final long start = System.nanoTime();
  private final Map<Stage, Double> stages = new EnumMap<>(Stage.class);

  StageClock() {
    for (Stage stage : Stage.values()) {
      stages.put(stage, 0.0);
    }
  }

  <T> T time(Stage stage, Supplier<T> work) {
    long from = System.nanoTime();
    T result = work.get();
    stages.merge(stage, (System.nanoTime() - from) / 1e6, Double::sum);
    return result;
  }

  StageTimings timings() {
    return new StageTimings(stages, (System.nanoTime() - start) / 1e6);
  }
}
