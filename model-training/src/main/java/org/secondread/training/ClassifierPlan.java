package org.secondread.training;

import org.secondread.training.nets.Pooling;
import org.secondread.training.sample.Augmentation;
import org.secondread.training.torch.OptimizerKind;

/**
 * How the classifier is trained.
 *
 * @param pooling how the map becomes the score
 * @param syntheticEpochs epochs on lesion-free slices with and without synthetic lesions
 * @param epochs epochs on the labelled slices that follow
 * @param syntheticShare synthetic lesions per labelled slice in those epochs
 * @param mapLoss weight of the loss on the CAM where the lesion's place is known
 * @param batch slices per step
 * @param schedule how the learning rate falls
 * @param rate first learning rate
 * @param weightDecay of ADAM, L2; of ADAMW, decoupled
 * @param clip largest norm of a step's gradient; longer ones are shortened to it
 * @param smoothing label smoothing: targets are smoothing/2 and 1 - smoothing/2
 * @param dropout rate of channels dropped before the CAM
 * @param augmentation how slices are changed at random
 * @param fullCell share of a cell of the CAM that must be lesion for the cell to count fully
 */
public record ClassifierPlan(
    Pooling pooling,
    int syntheticEpochs,
    int epochs,
    double syntheticShare,
    double mapLoss,
    int batch,
    OptimizerKind optimizer,
    Schedule schedule,
    double rate,
    double weightDecay,
    double clip,
    double smoothing,
    double dropout,
    Augmentation augmentation,
    double fullCell) {

  /** What trained best from few slices. */
  public static ClassifierPlan ours(int syntheticEpochs, int epochs) {
    return new ClassifierPlan(
        Pooling.LSE,
        syntheticEpochs,
        epochs,
        0.5,
        1,
        8,
        OptimizerKind.ADAMW,
        Schedule.COSINE_RESTARTS,
        1e-3,
        0.05,
        5,
        0.05,
        0.2,
        Augmentation.STRONG,
        0.5);
  }

  /** The paper's settings. */
  public static ClassifierPlan paper(int epochs) {
    return new ClassifierPlan(
        Pooling.GAP,
        0,
        epochs,
        0,
        0,
        8,
        OptimizerKind.ADAM,
        Schedule.POLYNOMIAL,
        1e-3,
        1e-4,
        1e9,
        0,
        0,
        Augmentation.PAPER,
        0.5);
  }

  /**
   * The paper's pooling and labels alone, with this plan's optimizer and augmentation, which help
   * training from scratch on few slices. Compares networks.
   */
  public ClassifierPlan labelsOnly() {
    return new ClassifierPlan(
        Pooling.GAP,
        0,
        epochs,
        0,
        0,
        batch,
        optimizer,
        Schedule.COSINE,
        rate,
        weightDecay,
        clip,
        smoothing,
        dropout,
        augmentation,
        fullCell);
  }

  public ClassifierPlan withRate(double other) {
    return new ClassifierPlan(
        pooling,
        syntheticEpochs,
        epochs,
        syntheticShare,
        mapLoss,
        batch,
        optimizer,
        schedule,
        other,
        weightDecay,
        clip,
        smoothing,
        dropout,
        augmentation,
        fullCell);
  }

  /** For few subjects and small infarcts. */
  ClassifierPlan forDiffusion() {
    return new ClassifierPlan(
        pooling,
        syntheticEpochs,
        epochs,
        1,
        mapLoss,
        batch,
        optimizer,
        schedule,
        rate,
        weightDecay,
        clip,
        smoothing,
        dropout,
        Augmentation.DIFFUSION,
        0.2);
  }
}
