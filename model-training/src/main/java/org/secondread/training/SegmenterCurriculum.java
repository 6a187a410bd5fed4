package org.secondread.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.secondread.image.GreyImage;
import org.secondread.training.data.TrainingSlice;
import org.secondread.training.nets.Ops;
import org.secondread.training.nets.SegmenterNet;
import org.secondread.training.sample.LesionPainter;
import org.secondread.training.sample.Sample;
import org.secondread.training.torch.Losses;

/**
 * Teaches a segmenter with cross-entropy on CRF_mask plus, as the plan weighs them, the seeding
 * loss on Refined_mask (the paper's Eq. 8 to 10) and a Dice loss on CRF_mask. Lesion-free slices
 * have empty masks; synthetic lesions have true ones.
 */
public final class SegmenterCurriculum implements Curriculum<SegmenterNet> {
  private static final double BRIGHT_THINGS = 0.3;
  private static final double MANY = 0.7;

  private final SegmenterPlan plan;
  private final List<TrainingSlice> slices;
  private final List<PseudoMask> masks;
  private final List<TrainingSlice> free;
  private final LesionPainter painter;
  private final long seed;

  /**
   * @param masks one per slice
   */
  public SegmenterCurriculum(
      SegmenterPlan plan,
      List<TrainingSlice> slices,
      List<PseudoMask> masks,
      LesionPainter painter,
      long seed) {
    this.painter = painter;
    this.plan = plan;
    this.slices = slices;
    this.masks = masks;
    this.seed = seed;
    free = slices.stream().filter(slice -> !slice.lesion()).toList();
  }

  @Override
  public int epochs() {
    return plan.epochs();
  }

  @Override
  public int batch() {
    return plan.batch();
  }

  @Override
  public List<Supplier<Sample>> samples(int epoch) {
    Random random = Seeds.random(seed + 1, epoch);
    List<Supplier<Sample>> samples = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      TrainingSlice slice = slices.get(i);
      GreyImage[] maps = masks.get(i).maps();
      samples.add(seeded(random, r -> real(slice, maps, r)));
    }
    long synthetic = Math.round(plan.syntheticShare() * slices.size());
    for (long i = 0; i < synthetic; i++) {
      TrainingSlice slice = free.get(random.nextInt(free.size()));
      samples.add(seeded(random, r -> withBothMasks(painter.on(slice, r))));
      if (i % 2 == 0) {
        TrainingSlice other = free.get(random.nextInt(free.size()));
        samples.add(seeded(random, r -> withBothMasks(painter.without(other, r, MANY))));
      }
    }
    Collections.shuffle(samples, random);
    return samples;
  }

  @Override
  public double rate(int epoch, double part) {
    return plan.rate() * Schedule.POLYNOMIAL.factor((epoch + part) / plan.epochs());
  }

  @Override
  public Tensor loss(SegmenterNet net, Ops<Tensor> ops, List<Sample> batch) {
    Tensor logits = net.logit(ops, Batch.images(batch, net.inputChannels()));
    Tensor crf = Batch.maps(batch.stream().map(sample -> sample.masks()[1]).toList());
    Tensor loss = Losses.crossEntropy(logits, crf);
    if (plan.seeding() > 0) {
      Tensor seeds = Batch.maps(batch.stream().map(sample -> sample.masks()[0]).toList());
      Tensor seeding = Losses.crossEntropy(logits, torch.ones_like(seeds), seeds);
      loss = loss.add(seeding.mul(new Scalar(plan.seeding())));
    }
    return plan.overlap() == 0
        ? loss
        : loss.add(Losses.dice(logits, crf).mul(new Scalar(plan.overlap())));
  }

  private Sample real(TrainingSlice slice, GreyImage[] maps, Random random) {
    if (slice.lesion()) {
      return new Sample(slice.prepared().image(), slice.prepared().brain(), true, maps);
    }
    double bright = plan.syntheticShare() > 0 ? BRIGHT_THINGS : 0;
    return withBothMasks(painter.without(slice, random, bright));
  }

  private static Sample withBothMasks(Sample sample) {
    GreyImage[] both = new GreyImage[2];
    Arrays.fill(both, sample.masks()[0]);
    return new Sample(sample.image(), sample.brain(), sample.lesion(), both);
  }

  private Supplier<Sample> seeded(Random random, Function<Random, Sample> make) {
    long own = random.nextLong();
    return () -> {
      Random r = new Random(own);
      return plan.augmentation().apply(make.apply(r), plan.window(), r);
    };
  }
}
