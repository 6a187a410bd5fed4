package org.secondread.training;

import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Ops;
import org.secondread.training.sample.Sample;

/**
 * What a network is taught, epoch by epoch. Epochs count from 0.
 *
 * @param <N> the network
 */
public interface Curriculum<N extends Net> {

  int epochs();

  /** Samples per step. */
  int batch();

  /** Makes the samples of an epoch, in the order of teaching; the same ones for the same epoch. */
  List<Supplier<Sample>> samples(int epoch);

  /**
   * The learning rate.
   *
   * @param part share of the epoch done, 0..1
   */
  double rate(int epoch, double part);

  /** The loss of a batch, a single value. */
  Tensor loss(N net, Ops<Tensor> ops, List<Sample> batch);
}
