package org.secondread.training;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.training.curve.Curve;
import org.secondread.training.nets.MixedUnet;
import org.secondread.training.nets.Ops;
import org.secondread.training.nets.Weights;
import org.secondread.training.sample.Sample;
import org.secondread.training.torch.Learner;
import org.secondread.training.torch.Losses;
import org.secondread.training.torch.OptimizerKind;
import org.secondread.training.torch.TorchNet;

/** Bright squares to outline. */
record Spots(int epochs) implements Curriculum<MixedUnet> {
  static final int SIZE = 32;

  @Override
  public int batch() {
    return 4;
  }

  @Override
  public List<Supplier<Sample>> samples(int epoch) {
    Random random = Seeds.random(5, epoch);
    return IntStream.range(0, 8)
        .mapToObj(i -> sample(random.nextInt(SIZE - 8), random.nextInt(SIZE - 8)))
        .toList();
  }

  @Override
  public double rate(int epoch, double part) {
    return 1e-2;
  }

  @Override
  public Tensor loss(MixedUnet net, Ops<Tensor> ops, List<Sample> batch) {
    Tensor logit = net.logit(ops, Batch.images(batch, 1));
    return Losses.crossEntropy(
        logit, Batch.maps(batch.stream().map(sample -> sample.masks()[0]).toList()));
  }

  private static Supplier<Sample> sample(int left, int top) {
    return () -> {
      GreyImage image = new GreyImage(SIZE, SIZE);
      for (int y = top; y < top + 8; y++) {
        Arrays.fill(image.values(), y * SIZE + left, y * SIZE + left + 8, 1);
      }
      return new Sample(image, new Mask(SIZE, SIZE), true, image);
    };
  }

  static TorchNet<MixedUnet> net() {
    MixedUnet shape = new MixedUnet(1, 4);
    return new TorchNet<>(shape, Weights.initial(shape, 1));
  }

  static Learner<MixedUnet> learner(TorchNet<MixedUnet> net) {
    return new Learner<>(net, OptimizerKind.ADAM, 1e-4, 5);
  }

  /** Keeps something after every epoch. */
  @FunctionalInterface
  interface Keeper {
    void keep(Curve curve) throws IOException;
  }

  /** Measures nothing. */
  static EpochListener listener(Keeper keeper) {
    return new EpochListener() {
      @Override
      public void step(int epoch, int done, int steps) {}

      @Override
      public double measure(int epoch) {
        return Double.NaN;
      }

      @Override
      public void epochDone(Curve curve) throws IOException {
        keeper.keep(curve);
      }
    };
  }
}
