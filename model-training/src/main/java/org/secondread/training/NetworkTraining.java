package org.secondread.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;
import org.secondread.progress.Cancellation;
import org.secondread.training.curve.Curve;
import org.secondread.training.nets.HalfPrecision;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Weights;
import org.secondread.training.torch.Checkpoint;
import org.secondread.training.torch.Fingerprint;
import org.secondread.training.torch.Learner;
import org.secondread.training.torch.TorchNet;
import org.secondread.training.torch.TrainingDivergedException;

/**
 * Trains one network to the end of its curriculum, from its last checkpoint on.
 *
 * @param name what messages call the network
 * @param checkpoint file that is written after every epoch
 * @param madeFrom what a checkpoint must have been made from
 * @param measureName what {@code measure} of {@link #train} measures
 * @param remedy what helps against divergence
 */
record NetworkTraining(
    String name,
    Path checkpoint,
    Fingerprint madeFrom,
    String measureName,
    String remedy,
    long seed,
    Announcer announcer,
    Cancellation cancellation) {

  /**
   * Leaves the network with the averaged weights, rounded as a pack stores them.
   *
   * @param measure how good the learner's average is on held-out slices
   * @throws TrainingDivergedException when the network does not learn; the last good checkpoint
   *     stays
   */
  <N extends Net> Curve train(
      TorchNet<N> net, Curriculum<N> curriculum, Learner<N> learner, DoubleSupplier measure)
      throws IOException {
    Curve start = start(learner);
    announcer.say(
        "Training the %s (%,d parameters), %d epochs"
            .formatted(name, net.net().trainableCount(), curriculum.epochs()));
    try (Progress progress =
        new Progress(
            title(),
            curriculum.epochs(),
            start.epochs(),
            measureName,
            measure,
            curve -> Checkpoint.save(checkpoint, learner, curve, madeFrom),
            cancellation)) {
      Curve curve = new EpochLoop(seed, progress).train(curriculum, learner, start);
      net.load(rounded(learner.average()));
      return curve;
    } catch (TrainingDivergedException e) {
      throw diverged(e);
    }
  }

  private static Weights rounded(TorchNet<?> net) {
    try {
      return HalfPrecision.round(net.net(), net.weights());
    } catch (IllegalArgumentException e) {
      throw new TrainingDivergedException(e.getMessage());
    }
  }

  private String title() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private Curve start(Learner<?> learner) throws IOException {
    if (!Checkpoint.exists(checkpoint)) {
      return Curve.empty();
    }
    Curve curve = Checkpoint.load(checkpoint, learner, madeFrom);
    announcer.say("Going on after epoch %d, from %s".formatted(curve.epochs(), checkpoint));
    return curve;
  }

  private TrainingDivergedException diverged(TrainingDivergedException cause) {
    String kept =
        Checkpoint.exists(checkpoint)
            ? "the last good checkpoint is kept as " + checkpoint
            : "it had no checkpoint yet";
    return new TrainingDivergedException(
        "%s of the %s; %s. Begin anew with %s and --restart"
            .formatted(cause.getMessage(), name, kept, remedy));
  }
}
