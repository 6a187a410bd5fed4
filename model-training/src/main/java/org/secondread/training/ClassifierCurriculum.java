package org.secondread.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.secondread.image.GreyImage;
import org.secondread.training.data.TrainingSlice;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.Ops;
import org.secondread.training.sample.LesionPainter;
import org.secondread.training.sample.Sample;
import org.secondread.training.torch.Losses;
import org.secondread.training.torch.Tensors;

/**
 * Teaches the classifier from image-level labels: first lesion-free slices with and without
 * synthetic lesions, then the labelled slices mixed with synthetic lesions. Where the lesion's
 * place is known (synthetic lesions, lesion-free slices) the CAM itself is taught too.
 */
public final class ClassifierCurriculum implements Curriculum<ClassifierNet> {
  private static final double BRIGHT_THINGS = 0.3;
  private static final double MANY = 0.7;
  private static final float LESION_WEIGHT = 4;

  private final ClassifierPlan plan;
  private final List<TrainingSlice> labelled;
  private final List<TrainingSlice> free;
  private final LesionPainter painter;
  private final long seed;

  public ClassifierCurriculum(
      ClassifierPlan plan, List<TrainingSlice> slices, LesionPainter painter, long seed) {
    this.plan = plan;
    this.painter = painter;
    this.seed = seed;
    labelled = slices;
    free = slices.stream().filter(slice -> !slice.lesion()).toList();
  }

  @Override
  public int epochs() {
    return plan.syntheticEpochs() + plan.epochs();
  }

  @Override
  public int batch() {
    return plan.batch();
  }

  @Override
  public List<Supplier<Sample>> samples(int epoch) {
    Random random = Seeds.random(seed, epoch);
    List<Supplier<Sample>> samples = new ArrayList<>();
    if (epoch < plan.syntheticEpochs()) {
      for (TrainingSlice slice : free) {
        samples.add(seeded(random, r -> painter.without(slice, r, BRIGHT_THINGS)));
        samples.add(seeded(random, r -> painter.on(slice, r)));
      }
    } else {
      for (TrainingSlice slice : labelled) {
        samples.add(seeded(random, r -> real(slice, r)));
      }
      long synthetic = Math.round(plan.syntheticShare() * labelled.size());
      for (long i = 0; i < synthetic; i++) {
        TrainingSlice slice = free.get(random.nextInt(free.size()));
        samples.add(seeded(random, r -> painter.on(slice, r)));
        TrainingSlice other = free.get(random.nextInt(free.size()));
        samples.add(seeded(random, r -> painter.without(other, r, MANY)));
      }
    }
    Collections.shuffle(samples, random);
    return samples;
  }

  @Override
  public double rate(int epoch, double part) {
    boolean synthetic = epoch < plan.syntheticEpochs();
    int first = synthetic ? 0 : plan.syntheticEpochs();
    int count = synthetic ? plan.syntheticEpochs() : plan.epochs();
    return plan.rate() * plan.schedule().factor((epoch - first + part) / count);
  }

  @Override
  public Tensor loss(ClassifierNet net, Ops<Tensor> ops, List<Sample> batch) {
    Map<String, Tensor> outputs = net.outputs(ops, Batch.images(batch, net.inputChannels()));
    float[] labels = new float[batch.size()];
    for (int i = 0; i < labels.length; i++) {
      double target = plan.smoothing() / 2 + (batch.get(i).lesion() ? 1 - plan.smoothing() : 0);
      labels[i] = (float) target;
    }
    Tensor loss = Losses.crossEntropy(outputs.get("score"), Tensors.of(labels, labels.length));
    if (plan.mapLoss() == 0) {
      return loss;
    }
    return loss.add(mapLoss(net, outputs.get("cam"), batch).mul(new Scalar(plan.mapLoss())));
  }

  private Tensor mapLoss(ClassifierNet net, Tensor cam, List<Sample> batch) {
    int cells = (int) cam.size(2);
    List<GreyImage> places = new ArrayList<>();
    List<GreyImage> weights = new ArrayList<>();
    for (Sample sample : batch) {
      boolean known = sample.masks().length > 0;
      GreyImage place =
          known
              ? CamCells.shares(sample.masks()[0], net.camStride(), cells, plan.fullCell())
              : new GreyImage(cells, cells);
      GreyImage weight = new GreyImage(cells, cells);
      for (int i = 0; known && i < weight.values().length; i++) {
        weight.values()[i] = 1 + (LESION_WEIGHT - 1) * place.values()[i];
      }
      places.add(place);
      weights.add(weight);
    }
    return Losses.crossEntropy(cam, Batch.maps(places), Batch.maps(weights));
  }

  private Sample real(TrainingSlice slice, Random random) {
    if (slice.lesion()) {
      return new Sample(slice.prepared().image(), slice.prepared().brain(), true);
    }
    double bright = plan.syntheticShare() > 0 ? BRIGHT_THINGS : 0;
    return painter.without(slice, random, bright);
  }

  private Supplier<Sample> seeded(Random random, Function<Random, Sample> make) {
    long own = random.nextLong();
    return () -> {
      Random r = new Random(own);
      Sample sample = make.apply(r);
      return plan.augmentation().apply(sample, sample.image().width(), r);
    };
  }
}
