package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.ComparisonNets;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Ops;
import org.secondread.training.nets.Parameter;
import org.secondread.training.nets.Pooling;
import org.secondread.training.nets.SegmenterNet;
import org.secondread.training.nets.Weights;
import org.secondread.training.torch.Learner;
import org.secondread.training.torch.Losses;
import org.secondread.training.torch.OptimizerKind;
import org.secondread.training.torch.Tensors;
import org.secondread.training.torch.TorchNet;

class NetLearningTest {
  private static final int COUNT = 4;
  private static final int SIZE = 64;

  @Test
  void one_step_moves_every_parameter_of_every_classifier() {
    for (Pooling pooling : Pooling.values()) {
      for (ClassifierNet net : ComparisonNets.classifiers(1, 8, pooling)) {
        assertEveryParameterMoves(
            net,
            ops ->
                Losses.crossEntropy(
                    net.outputs(ops, images()).get("score"),
                    Tensors.of(new float[] {1, 0, 1, 0}, COUNT)));
      }
    }
  }

  @Test
  void one_step_moves_every_parameter_of_every_segmenter() {
    for (SegmenterNet net : ComparisonNets.segmenters(1, 8)) {
      assertEveryParameterMoves(
          net, ops -> Losses.crossEntropy(net.logit(ops, images()), squares()));
    }
  }

  @Test
  void a_cam_has_a_cell_for_every_sixteen_pixels_begun_and_an_outline_the_size_of_the_image() {
    for (ClassifierNet net : ComparisonNets.classifiers(2, 8, Pooling.GAP)) {
      try (TorchNet<Net> torch = new TorchNet<>(net, Weights.initial(net, 1))) {
        var outputs = torch.run(new float[3 * 2 * 100 * 64], 3, 100, 64);
        assertEquals(16, net.camStride());
        assertEquals(3, outputs.get("score").length, net.toString());
        assertEquals(3 * 7 * 4, outputs.get("cam").length, net.toString());
      }
    }
    for (SegmenterNet net : ComparisonNets.segmenters(2, 8)) {
      try (TorchNet<Net> torch = new TorchNet<>(net, Weights.initial(net, 1))) {
        var outputs = torch.run(new float[3 * 2 * 96 * 64], 3, 96, 64);
        assertEquals(3 * 96 * 64, outputs.get("probability").length, net.toString());
      }
    }
  }

  private static void assertEveryParameterMoves(Net net, Function<Ops<Tensor>, Tensor> loss) {
    try (TorchNet<Net> torch = new TorchNet<>(net, Weights.initial(net, 1));
        Learner<Net> learner = new Learner<>(torch, OptimizerKind.ADAM, 0, 1e9)) {
      Weights before = torch.weights();
      double value = learner.step(1e-2, loss);
      assertTrue(Double.isFinite(value), net.toString());
      Weights after = torch.weights();
      for (Parameter parameter : net.parameters()) {
        String name = parameter.name();
        assertFalse(Arrays.equals(before.of(name), after.of(name)), net + ": " + name);
      }
    }
  }

  /** Half the images carry a bright square. */
  private static Tensor images() {
    Random random = new Random(3);
    float[] values = new float[COUNT * SIZE * SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = squared(i) ? 1 : 0.5f * random.nextFloat();
    }
    return Tensors.of(values, COUNT, 1, SIZE, SIZE);
  }

  private static Tensor squares() {
    float[] values = new float[COUNT * SIZE * SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = squared(i) ? 1 : 0;
    }
    return Tensors.of(values, COUNT, 1, SIZE, SIZE);
  }

  private static boolean squared(int index) {
    int x = index % SIZE;
    int y = index / SIZE % SIZE;
    return index / (SIZE * SIZE) % 2 == 0 && x >= 20 && x < 40 && y >= 10 && y < 30;
  }
}
