package org.secondread.training.torch;

import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Ops;

/**
 * A network with its optimizer. Create it outside any {@link PointerScope}.
 *
 * @param <N> the network
 */
public final class Learner<N extends Net> implements AutoCloseable {
  private final TorchNet<N> net;
  private final TensorVector trainable;
  private final Optimizer optimizer;
  private final double clip;
  private boolean gradientsSeen;

  /**
   * @param kind optimizer
   * @param weightDecay decoupled for AdamW, L2 for Adam
   * @param clip largest norm of the gradient
   */
  public Learner(TorchNet<N> net, OptimizerKind kind, double weightDecay, double clip) {
    this.net = net;
    this.clip = clip;
    trainable = net.trainable();
    optimizer =
        switch (kind) {
          case ADAM -> {
            AdamOptions options = new AdamOptions(1e-3);
            options.weight_decay().put(weightDecay);
            yield new Adam(trainable, options);
          }
          case ADAMW -> {
            AdamWOptions options = new AdamWOptions(1e-3);
            options.weight_decay().put(weightDecay);
            yield new AdamW(trainable, options);
          }
        };
  }

  public TorchNet<N> net() {
    return net;
  }

  /**
   * One step down the gradient.
   *
   * @param rate learning rate
   * @param loss computes the loss, a single value, with the operators it is given
   * @return the loss before the step
   * @throws TrainingDivergedException when the loss is not a number
   */
  public double step(double rate, Function<Ops<Tensor>, Tensor> loss) {
    try (PointerScope scope = new PointerScope()) {
      optimizer.param_groups().get(0).options().set_lr(rate);
      optimizer.zero_grad();
      Tensor value = inHalfPrecision(() -> loss.apply(net.ops(true)));
      double result = value.item_float();
      if (!Double.isFinite(result)) {
        throw new TrainingDivergedException(
            "The loss became " + result + "; train again with a lower --learning-rate");
      }
      value.backward();
      if (!gradientsSeen) {
        net.requireGradients();
        gradientsSeen = true;
      }
      torch.clip_grad_norm_(trainable, clip);
      optimizer.step();
      return result;
    }
  }

  Optimizer optimizer() {
    return optimizer;
  }

  // bfloat16 halves the time. Its cache of cast weights would keep casts made without a gradient,
  // after which no convolution learns; so it is off.
  private static Tensor inHalfPrecision(Supplier<Tensor> work) {
    torch.set_autocast_cache_enabled(false);
    torch.set_autocast_dtype(torch.DeviceType.CPU, torch.ScalarType.BFloat16);
    torch.set_autocast_enabled(torch.DeviceType.CPU, true);
    try {
      return work.get();
    } finally {
      torch.set_autocast_enabled(torch.DeviceType.CPU, false);
    }
  }

  @Override
  public void close() {
    optimizer.close();
    trainable.close();
  }
}
