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

  // log(1 + exp(x)) - t x
  private static Tensor elements(Tensor logits, Tensor targets) {
    Tensor single = logits.to(torch.ScalarType.Float);
    return torch.softplus(single).sub(single.mul(targets));
  }
}
