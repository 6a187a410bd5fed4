package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.image.GreyImage;
import org.secondread.training.curve.Curve;
import org.secondread.training.nets.MixedUnet;
import org.secondread.training.nets.Ops;
import org.secondread.training.nets.Weights;
import org.secondread.training.torch.Checkpoint;
import org.secondread.training.torch.Fingerprint;
import org.secondread.training.torch.Learner;
import org.secondread.training.torch.Losses;
import org.secondread.training.torch.OptimizerKind;
import org.secondread.training.torch.Tensors;
import org.secondread.training.torch.TorchNet;

class AverageTest {
  private static final MixedUnet NET = new MixedUnet(1, 4);
  private static final String KERNEL = "down1.a.conv.weight";
  private static final String STATISTIC = "down1.a.norm.mean";
  private static final int SIZE = 16;

  @TempDir private Path folder;

  @Test
  void a_step_moves_the_average_by_its_share_of_the_way_statistics_included() {
    try (TorchNet<MixedUnet> torch = new TorchNet<>(NET, Weights.initial(NET, 1));
        Learner<MixedUnet> learner = learner(torch, 0.9)) {
      Weights before = torch.weights();
      learner.step(1e-2, AverageTest::loss);
      for (String name : new String[] {KERNEL, STATISTIC}) {
        float[] expected = before.of(name).clone();
        float[] after = torch.weights().of(name);
        assertNotEquals(expected[0], after[0], name);
        for (int i = 0; i < expected.length; i++) {
          expected[i] += 0.1f * (after[i] - expected[i]);
        }
        assertArrayEquals(expected, learner.average().weights().of(name), 1e-6f, name);
      }
    }
  }

  @Test
  void without_averaging_the_average_is_the_network() {
    try (TorchNet<MixedUnet> torch = new TorchNet<>(NET, Weights.initial(NET, 1));
        Learner<MixedUnet> learner = learner(torch, 0)) {
      assertSame(torch, learner.average());
    }
  }

  @Test
  void a_checkpoint_keeps_the_average() throws IOException {
    Path file = folder.resolve("checkpoint.pt");
    float[] average;
    float[] last;
    try (TorchNet<MixedUnet> torch = new TorchNet<>(NET, Weights.initial(NET, 1));
        Learner<MixedUnet> learner = learner(torch, 0.9)) {
      learner.step(1e-2, AverageTest::loss);
      average = learner.average().weights().of(KERNEL);
      last = torch.weights().of(KERNEL);
      Checkpoint.save(
          file, learner, Curve.empty().with(new Curve.Point(1, 0.5, 0.5, 1)), Fingerprint.empty());
    }
    try (TorchNet<MixedUnet> torch = new TorchNet<>(NET, Weights.initial(NET, 2));
        Learner<MixedUnet> learner = learner(torch, 0.9)) {
      Checkpoint.load(file, learner, Fingerprint.empty());
      assertArrayEquals(average, learner.average().weights().of(KERNEL));
      assertArrayEquals(last, torch.weights().of(KERNEL));
    }
  }

  @Test
  void the_dice_loss_is_0_on_the_truth_and_1_beside_it() {
    float[] logits = {50, 50, -50, -50};
    assertEquals(0, dice(logits, 1, 1, 0, 0), 1e-4);
    // Sums of 2 + 2 without overlap and one for smoothness: 1 - 1/5.
    assertEquals(0.8, dice(logits, 0, 0, 1, 1), 1e-4);
  }

  private static double dice(float[] logits, float... targets) {
    return Losses.dice(Tensors.of(logits, 1, 1, 2, 2), Tensors.of(targets, 1, 1, 2, 2))
        .item_float();
  }

  private static Learner<MixedUnet> learner(TorchNet<MixedUnet> torch, double averaging) {
    return new Learner<>(torch, OptimizerKind.ADAM, 1e-4, 5, averaging);
  }

  private static Tensor loss(Ops<Tensor> ops) {
    GreyImage half = new GreyImage(SIZE, SIZE);
    Arrays.fill(half.values(), 0, SIZE * SIZE / 2, 1);
    Tensor image = Tensors.of(half.values(), 1, 1, SIZE, SIZE);
    return Losses.crossEntropy(NET.logit(ops, image), image);
  }
}
