package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.training.curve.Curve;
import org.secondread.training.nets.MixedUnet;
import org.secondread.training.nets.Parameter;
import org.secondread.training.nets.Weights;
import org.secondread.training.sample.Sample;
import org.secondread.training.torch.Checkpoint;
import org.secondread.training.torch.Fingerprint;
import org.secondread.training.torch.Learner;
import org.secondread.training.torch.OptimizerKind;
import org.secondread.training.torch.TorchNet;

class LearningTest {
  private static final Fingerprint MADE_FROM = Fingerprint.empty().with("--width", 4);

  @TempDir private Path folder;

  @Test
  void every_parameter_learns_also_after_a_run_without_gradient() {
    MixedUnet net = new MixedUnet(1, 4);
    try (TorchNet<MixedUnet> torch = new TorchNet<>(net, Weights.initial(net, 1));
        Learner<MixedUnet> learner = new Learner<>(torch, OptimizerKind.ADAM, 1e-4, 5)) {
      torch.run(new float[Spots.SIZE * Spots.SIZE], 1, Spots.SIZE, Spots.SIZE);
      Weights before = torch.weights();
      Spots spots = new Spots(1);
      learner.step(1e-2, ops -> spots.loss(net, ops, batch(spots)));
      Weights after = torch.weights();
      for (Parameter parameter : net.parameters()) {
        if (parameter.role().trainable()) {
          assertFalse(
              Arrays.equals(before.of(parameter.name()), after.of(parameter.name())),
              parameter.name());
        }
      }
    }
  }

  @Test
  void a_resumed_training_goes_on_as_the_uninterrupted_one() throws IOException {
    Path file = folder.resolve("checkpoint.pt");
    Curve whole = train(new Spots(4), null, folder.resolve("whole.pt"));
    Curve half = train(new Spots(2), null, file);
    Curve resumed = train(new Spots(4), file, file);
    assertEquals(2, half.epochs());
    assertEquals(4, resumed.epochs());
    double[] expected = whole.points().stream().mapToDouble(Curve.Point::loss).toArray();
    double[] found = resumed.points().stream().mapToDouble(Curve.Point::loss).toArray();
    assertArrayEquals(expected, found, 1e-6);
    assertTrue(expected[3] < expected[0], "the loss falls");
  }

  private static List<Sample> batch(Spots spots) {
    return spots.samples(0).stream().map(Supplier::get).toList();
  }

  private static Curve train(Spots spots, Path from, Path to) throws IOException {
    try (TorchNet<MixedUnet> net = Spots.net();
        Learner<MixedUnet> learner = Spots.learner(net)) {
      Curve start = from == null ? Curve.empty() : Checkpoint.load(from, learner, MADE_FROM);
      EpochListener keeper =
          Spots.listener(curve -> Checkpoint.save(to, learner, curve, MADE_FROM));
      return new EpochLoop(1, keeper).train(spots, learner, start);
    }
  }
}
