package org.secondread.training.torch;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Ops;

/**
 * A network with its optimizer and, where wanted, the exponential moving average of its weights:
 * with few slices the average is steadier and better than the weights of any one step. Create it
 * outside any {@link PointerScope}.
 *
 * @param <N> the network
 */
public final class Learner<N extends Net> implements AutoCloseable {
  private final TorchNet<N> net;
  private final TensorVector trainable;
  private final Optimizer optimizer;
  private final double clip;
  private final Set<String> silent = new LinkedHashSet<>();
  private final double averaging;
  private final TorchNet<N> average;

  /**
   * @param kind optimizer
   * @param weightDecay decoupled for AdamW, L2 for Adam
   * @param clip largest norm of the gradient
   */
  public Learner(TorchNet<N> net, OptimizerKind kind, double weightDecay, double clip) {
    this(net, kind, weightDecay, clip, 0);
  }

  /**
   * @param kind optimizer
   * @param weightDecay decoupled for AdamW, L2 for Adam
   * @param clip largest norm of the gradient
   * @param averaging share of the average that a step keeps, 0..1, such as 0.99; 0 for no average
   */
  public Learner(
      TorchNet<N> net, OptimizerKind kind, double weightDecay, double clip, double averaging) {
    this.net = net;
    this.clip = clip;
    this.averaging = averaging;
    average = averaging > 0 ? new TorchNet<>(net.net(), net.weights()) : net;
    trainable = net.trainable();
    silent.addAll(net.trainableNames());
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

  /** The network with averaged weights and statistics; the network itself without averaging. */
  public TorchNet<N> average() {
    return average;
  }

  /** Everything the network and its average are made of, by name. */
  Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>(net.tensors());
    if (average != net) {
      average.tensors().forEach((name, tensor) -> state.put("average." + name, tensor));
    }
    return state;
  }

  /**
   * One step down the gradient.
   *
   * @param rate learning rate
   * @param loss computes the loss, a single value, with the operators it is given
   * @return the loss before the step
   * @throws TrainingDivergedException when the loss or the gradient is not a number; the weights
   *     are as before then
   */
  public double step(double rate, Function<Ops<Tensor>, Tensor> loss) {
    try (PointerScope scope = new PointerScope()) {
      optimizer.param_groups().get(0).options().set_lr(rate);
      optimizer.zero_grad();
      Tensor value = inHalfPrecision(() -> loss.apply(net.ops(true)));
      double result = value.item_float();
      if (!Double.isFinite(result)) {
        throw new TrainingDivergedException("The loss became " + result);
      }
      value.backward();
      double norm = torch.clip_grad_norm_(trainable, clip);
      if (!Double.isFinite(norm)) {
        throw new TrainingDivergedException("The norm of the gradient became " + norm);
      }
      silent.removeIf(net::hasGradient);
      optimizer.step();
      keepAverage();
      return result;
    }
  }

  private void keepAverage() {
    if (average == net) {
      return;
    }
    try (AutoGradMode noGradient = new AutoGradMode(false)) {
      Scalar share = new Scalar(1 - averaging);
      average.tensors().forEach((name, mean) -> mean.lerp_(net.tensors().get(name), share));
    }
  }

  /**
   * Asks whether every parameter that can learn did, in any step so far.
   *
   * @throws TrainingDivergedException naming those whose gradient was always missing or zero
   */
  public void requireGradients() {
    if (!silent.isEmpty()) {
      throw new TrainingDivergedException("No gradient reached " + String.join(", ", silent));
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
    if (average != net) {
      average.close();
    }
    optimizer.close();
    trainable.close();
  }
}
