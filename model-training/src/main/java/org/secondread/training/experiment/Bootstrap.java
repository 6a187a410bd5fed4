package org.secondread.training.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.secondread.training.Screening;

/**
 * How far a figure of the screening would move with other patients: slices are drawn again with
 * replacement, whole groups at a time and each class for itself (Efron 1979, percentile interval).
 *
 * @param rounds how often slices are drawn
 * @param seed of the drawing
 */
record Bootstrap(int rounds, long seed) {

  /** The middle 95 %. */
  record Interval(double low, double high) {}

  /**
   * @param groups one name per slice; slices of one name stay together
   */
  Interval of(Screening screening, List<String> groups, ToDoubleFunction<Screening> figure) {
    List<List<Integer>> positive = byGroup(screening, groups, true);
    List<List<Integer>> negative = byGroup(screening, groups, false);
    Random random = new Random(seed);
    double[] values = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      List<Integer> drawn = new ArrayList<>();
      draw(positive, drawn, random);
      draw(negative, drawn, random);
      double[] probabilities = new double[drawn.size()];
      boolean[] labels = new boolean[drawn.size()];
      for (int i = 0; i < labels.length; i++) {
        probabilities[i] = screening.probabilities()[drawn.get(i)];
        labels[i] = screening.labels()[drawn.get(i)];
      }
      values[round] = figure.applyAsDouble(new Screening(probabilities, labels));
    }
    Arrays.sort(values);
    return new Interval(
        values[(int) (0.025 * rounds)], values[Math.min(rounds - 1, (int) (0.975 * rounds))]);
  }

  /** The slices of one class, those of a group together. */
  private static List<List<Integer>> byGroup(
      Screening screening, List<String> groups, boolean lesion) {
    Map<String, List<Integer>> byName = new LinkedHashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      if (screening.labels()[i] == lesion) {
        byName.computeIfAbsent(groups.get(i), name -> new ArrayList<>()).add(i);
      }
    }
    return List.copyOf(byName.values());
  }

  private static void draw(List<List<Integer>> groups, List<Integer> drawn, Random random) {
    for (int i = 0; i < groups.size(); i++) {
      drawn.addAll(groups.get(random.nextInt(groups.size())));
    }
  }
}
