package org.secondread.training;

import org.secondread.training.nets.SegmenterNet;
import org.secondread.training.sample.Augmentation;
import org.secondread.training.torch.Learner;
import org.secondread.training.torch.OptimizerKind;
import org.secondread.training.torch.TorchNet;

/**
 * How the segmenter is trained: Adam, polynomial decay.
 *
 * @param epochs passes over the slices
 * @param batch slices per step
 * @param window side of the square cut out of each slice, pixels, a multiple of 8
 * @param syntheticShare synthetic lesions, whose masks are known, per labelled slice
 * @param seeding weight of the seeding loss; 1 in the paper. It knows no background, so it makes
 *     outlines wide
 * @param overlap weight of the Dice loss on CRF_mask; 0 in the paper
 * @param rate first learning rate
 * @param weightDecay L2
 * @param clip largest norm of a step's gradient; longer ones are shortened to it
 * @param averaging share of the weights' moving average that a step keeps; 0 for no average
 * @param augmentation how slices are changed at random
 */
public record SegmenterPlan(
    int epochs,
    int batch,
    int window,
    double syntheticShare,
    double seeding,
    double overlap,
    double rate,
    double weightDecay,
    double clip,
    double averaging,
    Augmentation augmentation) {

  public static SegmenterPlan ours(int epochs) {
    return new SegmenterPlan(
        epochs, 8, 160, 0.75, 0.5, 1, 2e-3, 1e-5, 5, 0.99, Augmentation.STRONG);
  }

  /**
   * For few subjects and small infarcts. Without the seeding loss: beside CRF_mask of a spot the
   * seeds are several times as large, and a weight of 0.5 put a rim of 5 pixels around infarcts.
   */
  SegmenterPlan forDiffusion() {
    return new SegmenterPlan(
        epochs,
        batch,
        window,
        1.5,
        0,
        overlap,
        rate,
        weightDecay,
        clip,
        averaging,
        Augmentation.DIFFUSION);
  }

  public SegmenterPlan withSeeding(double other) {
    return new SegmenterPlan(
        epochs,
        batch,
        window,
        syntheticShare,
        other,
        overlap,
        rate,
        weightDecay,
        clip,
        averaging,
        augmentation);
  }

  /** The paper's settings. */
  public static SegmenterPlan paper(int epochs) {
    return new SegmenterPlan(epochs, 8, 256, 0, 1, 0, 1e-3, 1e-4, 1e9, 0, Augmentation.PAPER);
  }

  /**
   * The same from pseudo masks alone, as in the paper: without synthetic lesions, whose masks are
   * known; no averaging, for short trainings. Compares networks.
   */
  public SegmenterPlan pseudoMasksAlone() {
    return new SegmenterPlan(
        epochs, batch, window, 0, seeding, overlap, rate, weightDecay, clip, 0, augmentation);
  }

  public Learner<SegmenterNet> learner(TorchNet<SegmenterNet> net) {
    return new Learner<>(net, OptimizerKind.ADAM, weightDecay, clip, averaging);
  }
}
