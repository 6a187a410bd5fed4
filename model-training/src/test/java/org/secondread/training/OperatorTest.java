package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secondread.training.nets.HalfPrecision;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Ops;
import org.secondread.training.nets.Weights;
import org.secondread.training.torch.TorchNet;

/** Each operator alone, in Torch and in ONNX Runtime. */
class OperatorTest {
  private static final int[][] SIZES = {{1, 16, 16}, {2, 12, 20}, {3, 7, 5}, {1, 33, 48}};

  @Test
  void dilated_convolution_agrees_and_keeps_the_size() throws Exception {
    for (int dilation : new int[] {1, 2, 4, 12}) {
      assertAgrees(
          new OneOperator() {
            @Override
            <T> T apply(Ops<T> ops, T x) {
              return ops.dilated("x", x, CHANNELS, 1, dilation);
            }
          });
    }
  }

  @Test
  void transposed_convolutions_agree_and_double_the_size() throws Exception {
    for (int kernel : new int[] {2, 3}) {
      Net net =
          new OneOperator() {
            @Override
            <T> T apply(Ops<T> ops, T x) {
              return ops.doubling("x", x, CHANNELS, 1, kernel);
            }
          };
      assertAgrees(net);
      assertEquals(14 * 10, run(net, 7, 5).length);
    }
  }

  @Test
  void max_poolings_agree() throws Exception {
    for (int[] window : new int[][] {{2, 2}, {3, 2}, {3, 1}}) {
      assertAgrees(
          new OneOperator() {
            @Override
            <T> T apply(Ops<T> ops, T x) {
              return joined(ops, ops.maxPool(x, window[0], window[1]));
            }
          });
    }
  }

  @Test
  void average_pooling_agrees_and_leaves_the_padding_out() throws Exception {
    assertAgrees(
        new OneOperator() {
          @Override
          <T> T apply(Ops<T> ops, T x) {
            return joined(ops, ops.averagePool(x));
          }
        });
    Net net =
        new OneOperator() {
          @Override
          public int inputChannels() {
            return 1;
          }

          @Override
          <T> T apply(Ops<T> ops, T x) {
            return ops.averagePool(x);
          }
        };
    try (TorchNet<Net> torch = new TorchNet<>(net, Weights.initial(net, 1))) {
      float[] ramp = {0, 1, 2, 3, 4, 5, 6, 7, 8};
      assertArrayEquals(
          new float[] {2, 3, 5, 6}, torch.run(ramp, 1, 3, 3).get("probability"), 1e-6f);
    }
  }

  @Test
  void a_global_mean_spread_over_the_map_agrees() throws Exception {
    assertAgrees(
        new OneOperator() {
          @Override
          <T> T apply(Ops<T> ops, T x) {
            return joined(ops, ops.add(x, ops.resizeLike(ops.globalMean(x), x)));
          }
        });
  }

  @Test
  void resizing_to_another_maps_size_agrees() throws Exception {
    assertAgrees(
        new OneOperator() {
          @Override
          <T> T apply(Ops<T> ops, T x) {
            T small = ops.maxPool(ops.maxPool(x, 3, 2), 2, 2);
            return joined(ops, ops.add(x, ops.resizeLike(small, x)));
          }
        });
  }

  @Test
  void joining_many_maps_agrees() throws Exception {
    assertAgrees(
        new OneOperator() {
          @Override
          <T> T apply(Ops<T> ops, T x) {
            T all = ops.concat(List.of(x, ops.relu(x), x, ops.sigmoid(x)));
            return ops.convolution("join", all, 4 * CHANNELS, 1, 1, 1, true);
          }
        });
  }

  /** A network of one operator that gives one channel. */
  private abstract static class OneOperator implements Net {
    static final int CHANNELS = 3;

    abstract <T> T apply(Ops<T> ops, T x);

    <T> T joined(Ops<T> ops, T x) {
      return ops.convolution("join", x, CHANNELS, 1, 1, 1, true);
    }

    @Override
    public int inputChannels() {
      return CHANNELS;
    }

    @Override
    public int width() {
      return CHANNELS;
    }

    @Override
    public <T> Map<String, T> outputs(Ops<T> ops, T image) {
      return Map.of("probability", apply(ops, image));
    }
  }

  private static float[] run(Net net, int height, int width) {
    try (TorchNet<Net> torch = new TorchNet<>(net, Weights.initial(net, 1))) {
      float[] image = new float[net.inputChannels() * height * width];
      return torch.run(image, 1, height, width).get("probability");
    }
  }

  private static void assertAgrees(Net net) throws Exception {
    Random random = new Random(11);
    Weights weights = HalfPrecision.round(net, Weights.initial(net, 2));
    try (TorchNet<Net> torch = new TorchNet<>(net, weights);
        OrtRun onnx = new OrtRun(net, weights)) {
      for (int[] size : SIZES) {
        float[] image = new float[size[0] * net.inputChannels() * size[1] * size[2]];
        for (int i = 0; i < image.length; i++) {
          image[i] = (float) random.nextGaussian();
        }
        assertArrayEquals(
            torch.run(image, size[0], size[1], size[2]).get("probability"),
            onnx.run(image, size[0], size[1], size[2]).get("probability"),
            1e-5f);
      }
    }
  }
}
