package org.secondread.training;

import java.util.ArrayList;
import java.util.List;
import org.secondread.image.Mask;
import org.secondread.metrics.ConfusionCounts;
import org.secondread.prepare.PreparedSlice;
import org.secondread.training.data.TrainingSlice;
import org.secondread.training.sample.LesionPainter;
import org.secondread.training.sample.Sample;

/**
 * Synthetic lesions on held-out lesion-free slices: the only held-out slices whose true outlines
 * are known. Always the same ones for the same slices.
 *
 * @param slices with their lesions
 * @param truth one mask per slice
 */
public record SyntheticExam(List<PreparedSlice> slices, List<Mask> truth) {
  private static final long SEED = 99;

  /**
   * @param most at most so many; three on each lesion-free slice, if that is less
   */
  public static SyntheticExam on(List<TrainingSlice> heldOut, LesionPainter painter, int most) {
    List<TrainingSlice> free = heldOut.stream().filter(slice -> !slice.lesion()).toList();
    int count = Math.min(most, 3 * free.size());
    List<PreparedSlice> slices = new ArrayList<>();
    List<Mask> truth = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TrainingSlice slice = free.get(i % free.size());
      Sample sample = painter.on(slice, Seeds.random(SEED, i));
      PreparedSlice whole = slice.prepared();
      slices.add(new PreparedSlice(sample.image(), sample.brain(), whole.grid(), whole.bone()));
      truth.add(Mask.atLeast(sample.masks()[0], 0.5));
    }
    return new SyntheticExam(slices, truth);
  }

  /** The pixels of all slices together. */
  public ConfusionCounts compare(List<Mask> found) {
    ConfusionCounts counts = ConfusionCounts.NONE;
    for (int i = 0; i < truth.size(); i++) {
      counts = counts.plus(ConfusionCounts.ofMasks(found.get(i), truth.get(i)));
    }
    return counts;
  }
}
