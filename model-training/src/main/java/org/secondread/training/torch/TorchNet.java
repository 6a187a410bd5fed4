package org.secondread.training.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Ops;
import org.secondread.training.nets.Parameter;
import org.secondread.training.nets.Weights;

/**
 * A network whose parameters live in Torch. Owns its tensors and frees them when closed; create it
 * outside any {@link PointerScope}.
 *
 * @param <N> the network
 */
public final class TorchNet<N extends Net> implements AutoCloseable {
  private final N net;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  public TorchNet(N net, Weights weights) {
    this.net = net;
    for (Parameter parameter : net.parameters()) {
      Tensor tensor = Tensors.of(weights.of(parameter.name()), parameter.shape());
      tensor.set_requires_grad(parameter.role().trainable());
      tensors.put(parameter.name(), tensor);
    }
  }

  public N net() {
    return net;
  }

  /** The operators bound to this network's parameters. */
  public Ops<Tensor> ops(boolean training) {
    return new TorchOps(tensors, training);
  }

  /** The tensors that learn. */
  public TensorVector trainable() {
    TensorVector vector = new TensorVector();
    tensors.values().stream().filter(Tensor::requires_grad).forEach(vector::push_back);
    return vector;
  }

  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /** A copy of all values. */
  public Weights weights() {
    Map<String, float[]> values = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> values.put(name, Tensors.values(tensor)));
    return new Weights(values);
  }

  /** Overwrites all values. */
  public void load(Weights weights) {
    try (PointerScope scope = new PointerScope();
        AutoGradMode noGradient = new AutoGradMode(false)) {
      tensors.forEach(
          (name, tensor) -> tensor.copy_(Tensors.of(weights.of(name), Tensors.shape(tensor))));
    }
  }

  /**
   * Runs the network as it will be used: no dropout, running statistics, single precision.
   *
   * @param batch N images of inputChannels * height * width values each, row by row
   */
  public Map<String, float[]> run(float[] batch, int count, int height, int width) {
    try (PointerScope scope = new PointerScope();
        AutoGradMode noGradient = new AutoGradMode(false)) {
      Tensor image = Tensors.of(batch, count, net.inputChannels(), height, width);
      Map<String, float[]> results = new LinkedHashMap<>();
      net.outputs(ops(false), image)
          .forEach((name, tensor) -> results.put(name, Tensors.values(tensor)));
      return results;
    }
  }

  /** The names of the tensors that learn. */
  public List<String> trainableNames() {
    return tensors.keySet().stream().filter(name -> tensors.get(name).requires_grad()).toList();
  }

  /** Whether a parameter has a gradient that is not zero throughout. */
  boolean hasGradient(String name) {
    Tensor gradient = tensors.get(name).grad();
    return gradient.defined() && gradient.any().item_bool();
  }

  /**
   * @throws TrainingDivergedException naming the first array with a value that is not a number
   */
  public void requireFinite() {
    try (PointerScope scope = new PointerScope();
        AutoGradMode noGradient = new AutoGradMode(false)) {
      tensors.forEach(
          (name, tensor) -> {
            if (!tensor.isfinite().all().item_bool()) {
              throw new TrainingDivergedException(
                  name + " came to hold values that are not numbers");
            }
          });
    }
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
    tensors.clear();
  }

  /** Sets the number of threads Torch computes with. */
  public static void threads(int count) {
    torch.set_num_threads(count);
  }

  /** The number of threads Torch computes with. */
  public static int threads() {
    return torch.get_num_threads();
  }
}
