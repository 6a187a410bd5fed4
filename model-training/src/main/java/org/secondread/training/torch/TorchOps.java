package org.secondread.training.torch;

import static org.bytedeco.pytorch.global.torch.avg_pool2d;
import static org.bytedeco.pytorch.global.torch.batch_norm;
import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.conv_transpose2d;
import static org.bytedeco.pytorch.global.torch.feature_dropout;
import static org.bytedeco.pytorch.global.torch.logsumexp;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.upsample_bilinear2d;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
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
  public Tensor dilated(String name, Tensor x, int in, int out, int dilation) {
    long[] spacing = {dilation, dilation};
    return conv2d(x, tensor(name + ".weight"), new TensorOptional(), ONE, spacing, spacing, 1);
  }

  @Override
  public Tensor doubling(String name, Tensor x, int in, int out, int kernel) {
    TensorOptional offset = new TensorOptional(tensor(name + ".bias"));
    long[] padding = {kernel - 2, kernel - 2};
    return conv_transpose2d(x, tensor(name + ".weight"), offset, TWO, padding, padding, 1, ONE);
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
  public Tensor maxPool(Tensor x, int kernel, int stride) {
    long padding = (kernel - 1) / 2;
    return max_pool2d(
        x,
        new long[] {kernel, kernel},
        new long[] {stride, stride},
        new long[] {padding, padding},
        ONE,
        false);
  }

  @Override
  public Tensor averagePool(Tensor x) {
    return avg_pool2d(x, new long[] {3, 3}, TWO, ONE, false, false, new LongOptional());
  }

  @Override
  public Tensor globalMean(Tensor x) {
    return x.mean(new long[] {2, 3}, true, new ScalarTypeOptional());
  }

  @Override
  public Tensor resizeLike(Tensor x, Tensor other) {
    return upsample_bilinear2d(
        x,
        new long[] {other.size(2), other.size(3)},
        false,
        new DoubleOptional(),
        new DoubleOptional());
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
  public Tensor concat(List<Tensor> maps) {
    return cat(new TensorVector(maps.toArray(Tensor[]::new)), 1);
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
