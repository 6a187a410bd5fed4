package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.training.curve.Curve;
import org.secondread.training.nets.MixedUnet;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Ops;
import org.secondread.training.nets.Weights;
import org.secondread.training.sample.Sample;
import org.secondread.training.torch.Checkpoint;
import org.secondread.training.torch.Fingerprint;
import org.secondread.training.torch.Learner;
import org.secondread.training.torch.OptimizerKind;
import org.secondread.training.torch.Tensors;
import org.secondread.training.torch.TorchNet;
import org.secondread.training.torch.TrainingDivergedException;

/** What stops a training that goes astray, and what it keeps. */
class DivergenceTest {
  private static final Fingerprint MADE_FROM = Fingerprint.empty();

  @TempDir private Path folder;

  @Test
  void a_loss_that_is_no_number_stops_and_the_last_good_checkpoint_stays() throws IOException {
    Path file = folder.resolve("segmenter.pt");
    try (TorchNet<MixedUnet> net = Spots.net();
        Learner<MixedUnet> learner = Spots.learner(net)) {
      EpochLoop loop =
          new EpochLoop(
              1, Spots.listener(curve -> Checkpoint.save(file, learner, curve, MADE_FROM)));
      Curriculum<MixedUnet> astray = new Astray(new Spots(5), 2);
      String message =
          assertThrows(
                  TrainingDivergedException.class, () -> loop.train(astray, learner, Curve.empty()))
              .getMessage();
      assertEquals("The loss became NaN in epoch 3", message);
      assertEquals(2, Checkpoint.load(file, learner, MADE_FROM).epochs());
      assertFinite(net.weights());
    }
  }

  @Test
  void a_gradient_that_is_no_number_stops_before_it_reaches_a_weight() {
    try (TorchNet<MixedUnet> net = Spots.net();
        Learner<MixedUnet> learner = Spots.learner(net)) {
      Weights before = net.weights();
      Spots spots = new Spots(1);
      List<Sample> batch = spots.samples(0).stream().map(Supplier::get).toList();
      String message =
          assertThrows(
                  TrainingDivergedException.class,
                  () ->
                      learner.step(
                          1e-2,
                          ops -> {
                            Tensor loss = spots.loss(net.net(), ops, batch);
                            // The square root of 0 has no gradient.
                            return loss.add(loss.sub(loss).sqrt());
                          }))
              .getMessage();
      assertTrue(message.contains("gradient became NaN"), message);
      Weights after = net.weights();
      for (String name : net.trainableNames()) {
        assertArrayEquals(before.of(name), after.of(name), name);
      }
    }
  }

  @Test
  void a_parameter_that_never_gets_a_gradient_is_named() {
    Net shape = new HalfUsed();
    try (TorchNet<Net> net = new TorchNet<>(shape, Weights.initial(shape, 1));
        Learner<Net> learner = new Learner<>(net, OptimizerKind.ADAM, 0, 5)) {
      for (int i = 0; i < 3; i++) {
        learner.step(1e-2, ops -> shape.outputs(ops, image()).get("score").mean());
      }
      String message =
          assertThrows(TrainingDivergedException.class, learner::requireGradients).getMessage();
      assertEquals("No gradient reached idle.weight, nought.weight", message);
    }
  }

  @Test
  void the_command_says_which_network_went_astray_and_what_to_do() throws IOException {
    Path data = folder.resolve("data");
    TestPictures.write(data, 4);
    TinyTraining training = TinyTraining.in(folder, data);
    TinyTraining.Result result = training.train("--learning-rate=1e30");
    assertEquals(3, result.status(), result.text());
    assertTrue(result.text().contains("of the classifier"), result.text());
    assertTrue(result.text().contains("a lower --learning-rate and --restart"), result.text());
    assertFalse(Files.exists(training.out().resolve("pack.json")));
  }

  @Test
  void no_native_object_outlives_its_epoch() throws IOException {
    Path file = folder.resolve("segmenter.pt");
    try (TorchNet<MixedUnet> net = Spots.net();
        Learner<MixedUnet> learner = Spots.learner(net)) {
      long[] counts = new long[6];
      EpochListener keeper =
          Spots.listener(
              curve -> {
                net.run(new float[Spots.SIZE * Spots.SIZE], 1, Spots.SIZE, Spots.SIZE);
                Checkpoint.save(file, learner, curve, MADE_FROM);
                Checkpoint.load(file, learner, MADE_FROM);
                counts[curve.epochs() - 1] = Pointer.totalCount();
              });
      new EpochLoop(1, keeper).train(new Spots(counts.length), learner, Curve.empty());
      assertTrue(counts[counts.length - 1] <= counts[1], () -> Arrays.toString(counts));
    }
  }

  private static Tensor image() {
    return Tensors.of(new float[] {-1, -2, -3, -4}, 1, 1, 2, 2);
  }

  private static void assertFinite(Weights weights) {
    weights
        .values()
        .forEach(
            (name, values) -> {
              for (float value : values) {
                assertTrue(Float.isFinite(value), name);
              }
            });
  }

  /** One convolution learns, one leads nowhere, one is fed with zeros only. */
  private record HalfUsed() implements Net {

    @Override
    public int inputChannels() {
      return 1;
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public <T> Map<String, T> outputs(Ops<T> ops, T image) {
      ops.convolution("idle", image, 1, 1, 1, 1, false);
      T used = ops.convolution("used", image, 1, 1, 1, 1, false);
      T nought = ops.convolution("nought", ops.relu(image), 1, 1, 1, 1, false);
      return Map.of("score", ops.mean(ops.add(used, nought)));
    }
  }

  /** Spots whose loss is no number from an epoch on. */
  private static final class Astray implements Curriculum<MixedUnet> {
    private final Spots spots;
    private final int from;
    private int now;

    Astray(Spots spots, int from) {
      this.spots = spots;
      this.from = from;
    }

    @Override
    public int epochs() {
      return spots.epochs();
    }

    @Override
    public int batch() {
      return spots.batch();
    }

    @Override
    public List<Supplier<Sample>> samples(int epoch) {
      now = epoch;
      return spots.samples(epoch);
    }

    @Override
    public double rate(int epoch, double part) {
      return spots.rate(epoch, part);
    }

    @Override
    public Tensor loss(MixedUnet net, Ops<Tensor> ops, List<Sample> batch) {
      Tensor loss = spots.loss(net, ops, batch);
      return now < from ? loss : loss.mul(new Scalar(Double.NaN));
    }
  }
}
