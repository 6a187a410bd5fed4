package org.secondread.training.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Losses on logits, each a single value. */
public final class Losses {
  private Losses() {}

  /** The mean cross-entropy of logits against targets 0..1 of the same shape. */
  public static Tensor crossEntropy(Tensor logits, Tensor targets) {
    return elements(logits, targets).mean();
  }

  /** The mean cross-entropy weighted per element; 0 where all weights are 0. */
  public static Tensor crossEntropy(Tensor logits, Tensor targets, Tensor weights) {
    Tensor sum = elements(logits, targets).mul(weights).sum();
    return sum.div(weights.sum().add(new Scalar(1e-6)));
  }

  /** 1 - Dice of the probabilities and the targets 0..1, all elements together. */
  public static Tensor dice(Tensor logits, Tensor targets) {
    Tensor probability = logits.to(torch.ScalarType.Float).sigmoid();
    Tensor both = probability.mul(targets).sum().mul(new Scalar(2)).add(new Scalar(1));
    Tensor all = probability.sum().add(targets.sum()).add(new Scalar(1));
    return both.div(all).neg().add(new Scalar(1));
  }

  // log(1 + exp(x)) - t x
  private static Tensor elements(Tensor logits, Tensor targets) {
    Tensor single = logits.to(torch.ScalarType.Float);
    return torch.softplus(single).sub(single.mul(targets));
  }
}
