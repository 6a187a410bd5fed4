package org.secondread.training;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.bytedeco.pytorch.global.torch;
import org.secondread.training.curve.Curve;
import org.secondread.training.nets.Net;
import org.secondread.training.sample.Sample;
import org.secondread.training.torch.Learner;
import org.secondread.training.torch.TrainingDivergedException;

/**
 * Takes a learner through a curriculum. Every epoch starts from its own seed, so that a resumed
 * training goes on as the uninterrupted one would.
 */
public record EpochLoop(long seed, EpochListener listener) {

  /**
   * @param start the curve so far; training goes on after its last epoch
   * @return the whole curve
   * @throws TrainingDivergedException when a loss or gradient is not a number, or a parameter has
   *     not learned at all in an epoch
   */
  public <N extends Net> Curve train(Curriculum<N> curriculum, Learner<N> learner, Curve start)
      throws IOException {
    Curve curve = start;
    ExecutorService preparer = Executors.newSingleThreadExecutor(EpochLoop::daemon);
    try {
      for (int epoch = curve.epochs(); epoch < curriculum.epochs(); epoch++) {
        curve = curve.with(point(curriculum, learner, epoch, preparer));
        listener.epochDone(curve);
      }
    } finally {
      preparer.shutdownNow();
    }
    return curve;
  }

  private <N extends Net> Curve.Point point(
      Curriculum<N> curriculum, Learner<N> learner, int epoch, ExecutorService preparer) {
    long began = System.nanoTime();
    torch.manual_seed(seed * 31 + epoch);
    try {
      double loss = epoch(curriculum, learner, epoch, preparer);
      learner.requireGradients();
      learner.net().requireFinite();
      double seconds = (System.nanoTime() - began) / 1e9;
      return new Curve.Point(epoch + 1, loss, listener.measure(epoch), seconds);
    } catch (TrainingDivergedException e) {
      throw new TrainingDivergedException("%s in epoch %d".formatted(e.getMessage(), epoch + 1));
    }
  }

  /** The next batch is made while the network learns from the one before. */
  private <N extends Net> double epoch(
      Curriculum<N> curriculum, Learner<N> learner, int epoch, ExecutorService preparer) {
    List<Supplier<Sample>> samples = curriculum.samples(epoch);
    int steps = Math.max(1, samples.size() / curriculum.batch());
    CompletableFuture<List<Sample>> next = batch(samples, 0, steps, preparer);
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      List<Sample> batch = next.join();
      next = step + 1 < steps ? batch(samples, step + 1, steps, preparer) : null;
      double rate = curriculum.rate(epoch, (double) step / steps);
      sum += learner.step(rate, ops -> curriculum.loss(learner.net().net(), ops, batch));
      listener.step(epoch, step + 1, steps);
    }
    return sum / steps;
  }

  private static CompletableFuture<List<Sample>> batch(
      List<Supplier<Sample>> samples, int step, int steps, ExecutorService preparer) {
    int from = step * samples.size() / steps;
    int to = (step + 1) * samples.size() / steps;
    return CompletableFuture.supplyAsync(
        () -> samples.subList(from, to).stream().map(Supplier::get).toList(), preparer);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sample preparation");
    thread.setDaemon(true);
    return thread;
  }
}
