package org.secondread.training.torch;

import static org.bytedeco.pytorch.global.torch.batch_norm;
import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.conv_transpose2d;
import static org.bytedeco.pytorch.global.torch.feature_dropout;
import static org.bytedeco.pytorch.global.torch.logsumexp;
import static org.bytedeco.pytorch.global.torch.max_pool2d;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.secondread.training.nets.Ops;

/**
 * Runs a network in Torch.
 *
 * @param tensors parameters and running statistics by name
 * @param training batch statistics and dropout instead of running statistics
 */
record TorchOps(Map<String, Tensor> tensors, boolean training) implements Ops<Tensor> {
  private static final long[] ONE = {1, 1};
  private static final long[] TWO = {2, 2};
  private static final long[] NONE = {0, 0};

  @Override
  public Tensor convolution(
      String name, Tensor x, int in, int out, int kernel, int stride, boolean bias) {
    TensorOptional offset =
        bias ? new TensorOptional(tensor(name + ".bias")) : new TensorOptional();
    long[] padding = {kernel / 2, kernel / 2};
    return conv2d(
        x, tensor(name + ".weight"), offset, new long[] {stride, stride}, padding, ONE, 1);
  }

  @Override
  public Tensor doubling(String name, Tensor x, int in, int out) {
    TensorOptional offset = new TensorOptional(tensor(name + ".bias"));
    return conv_transpose2d(x, tensor(name + ".weight"), offset, TWO, NONE, NONE, 1, ONE);
  }

  @Override
  public Tensor batchNorm(String name, Tensor x, int channels) {
    return batch_norm(
        x,
        new TensorOptional(tensor(name + ".scale")),
        new TensorOptional(tensor(name + ".shift")),
        new TensorOptional(tensor(name + ".mean")),
        new TensorOptional(tensor(name + ".variance")),
        training,
        0.1,
        1e-5,
        false);
  }

  @Override
  public Tensor relu(Tensor x) {
    return x.relu();
  }

  @Override
  public Tensor maxPool(Tensor x) {
    return max_pool2d(x, new long[] {3, 3}, TWO, ONE, ONE, false);
  }

  @Override
  public Tensor dropout(Tensor x, double rate) {
    return training && rate > 0 ? feature_dropout(x, rate, true) : x;
  }

  @Override
  public Tensor add(Tensor a, Tensor b) {
    return a.add(b);
  }

  @Override
  public Tensor concat(Tensor a, Tensor b) {
    return cat(new TensorVector(a, b), 1);
  }

  @Override
  public Tensor sigmoid(Tensor x) {
    return x.sigmoid();
  }

  @Override
  public Tensor mean(Tensor map) {
    return map.mean(1, 2, 3);
  }

  @Override
  public Tensor logMeanExp(Tensor map, double r) {
    double cells = (double) map.size(2) * map.size(3);
    Tensor sum = logsumexp(map.mul(new Scalar(r)), new long[] {1, 2, 3}, false);
    return sum.sub(new Scalar(Math.log(cells))).mul(new Scalar(1 / r));
  }

  private Tensor tensor(String name) {
    return tensors.get(name);
  }
}
