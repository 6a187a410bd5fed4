package org.secondread.training.experiment;

import java.util.List;
import java.util.Optional;

/** Every experiment there is. */
final class Experiments {
  static final List<Experiment> ALL =
      List.of(
          new Classifiers(),
          new Masks(),
          new Segmenters(),
          new Cost(),
          new ThresholdCurve(),
          new ScreeningScore());

  private Experiments() {}

  static Optional<Experiment> find(String name) {
    return ALL.stream().filter(experiment -> experiment.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Experiment::name).toList();
  }
}
