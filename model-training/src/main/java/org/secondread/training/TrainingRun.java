package org.secondread.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.secondread.cam.CamCrf;
import org.secondread.cam.Classifier;
import org.secondread.cam.MultiScaleCam;
import org.secondread.crf.DenseCrf;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.prepare.PreparedSlice;
import org.secondread.prepare.SlicePreparation;
import org.secondread.training.curve.Curve;
import org.secondread.training.data.LabelTable;
import org.secondread.training.data.LabelledImage;
import org.secondread.training.data.Split;
import org.secondread.training.data.TrainingSlice;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.HalfPrecision;
import org.secondread.training.nets.MixedUnet;
import org.secondread.training.nets.SegmenterNet;
import org.secondread.training.nets.Weights;
import org.secondread.training.sample.LesionPainter;
import org.secondread.training.torch.Checkpoint;
import org.secondread.training.torch.Learner;
import org.secondread.training.torch.TorchClassifier;
import org.secondread.training.torch.TorchNet;
import org.secondread.training.torch.TorchSegmenter;

/**
 * A whole training, from labelled pictures to a model pack: classifier, pseudo masks, segmenter,
 * examination, export.
 */
public final class TrainingRun {
  /** The networks' square input and the resolution behind it, pixels. */
  public static final int SIZE = 256;

  public static final int EFFECTIVE_SIZE = 160;
  public static final List<Double> SCALES = List.of(0.5, 1.0, 1.5, 2.0);

  public static final double SEED_CUT = 0.75;
  public static final int MOST_EXAM_SLICES = 36;

  private final TrainOptions options;
  private final Announcer announcer;
  private final LesionPainter painter;

  /** Hears what the training is doing. */
  @FunctionalInterface
  public interface Announcer {
    void say(String sentence);
  }

  public TrainingRun(TrainOptions options, Announcer announcer) {
    this.options = options;
    this.announcer = announcer;
    painter = LesionPainter.of(options.lesion());
  }

  public Examination run() throws IOException {
    List<LabelledImage> images = LabelTable.read(options.labels(), options.images());
    Split split =
        options.validationBlocks() == null
            ? Split.automatic(images)
            : Split.byBlocks(images, options.validationBlocks());
    Files.createDirectories(options.run());
    Files.createDirectories(options.out());
    announcer.say(
        "Preparing %d slices to train on and %d held out"
            .formatted(split.training().size(), split.validation().size()));
    SlicePreparation preparation = new SlicePreparation(SIZE, EFFECTIVE_SIZE);
    List<TrainingSlice> training = TrainingSlice.readAll(split.training(), preparation);
    List<TrainingSlice> heldOut = TrainingSlice.readAll(split.validation(), preparation);
    ClassifierPlan plan = options.recipe().classifier(options.syntheticEpochs(), options.epochs());
    if (!Double.isNaN(options.rate())) {
      plan = plan.withRate(options.rate());
    }
    ClassifierNet shape =
        options.architecture().build(options.width(), plan.pooling(), plan.dropout());
    try (TorchNet<ClassifierNet> net =
            new TorchNet<>(shape, Weights.initial(shape, options.seed()));
        DenseCrf crf = new DenseCrf(1)) {
      Curve curve = trainClassifier(plan, net, training, heldOut);
      asStored(net);
      return segment(net, curve, crf, split, training, heldOut);
    }
  }

  private Curve trainClassifier(
      ClassifierPlan plan,
      TorchNet<ClassifierNet> net,
      List<TrainingSlice> training,
      List<TrainingSlice> heldOut)
      throws IOException {
    Path file = options.run().resolve("classifier.pt");
    ClassifierCurriculum curriculum =
        new ClassifierCurriculum(plan, training, painter, options.seed());
    try (Learner<ClassifierNet> learner =
        new Learner<>(net, plan.optimizer(), plan.weightDecay(), plan.clip())) {
      Curve start = start(file, learner);
      announcer.say(
          "Training the classifier (%,d parameters), %d epochs"
              .formatted(net.net().trainableCount(), curriculum.epochs()));
      try (Progress progress =
          new Progress(
              "Classifier",
              curriculum.epochs(),
              start.epochs(),
              learner,
              file,
              "AUC",
              () -> Screening.of(new TorchClassifier(net), heldOut).auc())) {
        return new EpochLoop(options.seed(), progress).train(curriculum, learner, start);
      }
    }
  }

  private Examination segment(
      TorchNet<ClassifierNet> classifier,
      Curve classifierCurve,
      DenseCrf crf,
      Split split,
      List<TrainingSlice> training,
      List<TrainingSlice> heldOut)
      throws IOException {
    SegmenterPlan plan = options.recipe().segmenter(options.segmenterEpochs());
    SegmenterNet shape = new MixedUnet(1, options.segmenterWidth());
    try (TorchNet<SegmenterNet> net =
        new TorchNet<>(shape, Weights.initial(shape, options.seed() + 2))) {
      Outliner outliner = outliner(classifier, net, crf);
      announcer.say("Outlining the slices to train on by CAM and CRF");
      List<PseudoMask> masks = pseudoMasks(outliner, training);
      SyntheticExam exam = SyntheticExam.on(heldOut, painter, MOST_EXAM_SLICES);
      Curve curve = trainSegmenter(plan, net, training, masks, outliner, exam);
      asStored(net);
      announcer.say("Examining the networks on the held-out slices");
      Examination examination =
          Examination.of(outliner, split, heldOut, exam, classifierCurve, curve);
      new PackExport(options).write(classifier, net, examination);
      new RunReport(options, classifier.net(), shape).write(examination);
      return examination;
    }
  }

  private Curve trainSegmenter(
      SegmenterPlan plan,
      TorchNet<SegmenterNet> net,
      List<TrainingSlice> training,
      List<PseudoMask> masks,
      Outliner outliner,
      SyntheticExam exam)
      throws IOException {
    Path file = options.run().resolve("segmenter.pt");
    SegmenterCurriculum curriculum =
        new SegmenterCurriculum(plan, training, masks, painter, options.seed());
    try (Learner<SegmenterNet> learner = plan.learner(net)) {
      Curve start = start(file, learner);
      announcer.say(
          "Training the segmenter (%,d parameters), %d epochs"
              .formatted(net.net().trainableCount(), curriculum.epochs()));
      try (Progress progress =
          new Progress(
              "Segmenter",
              curriculum.epochs(),
              start.epochs(),
              learner,
              file,
              "Dice",
              () -> dice(outliner, exam))) {
        return new EpochLoop(options.seed(), progress).train(curriculum, learner, start);
      }
    }
  }

  /** From here on the network is as it will come out of the pack. */
  private static void asStored(TorchNet<?> net) {
    net.load(HalfPrecision.round(net.net(), net.weights()));
  }

  private Curve start(Path checkpoint, Learner<?> learner) throws IOException {
    return options.resume() && Files.exists(checkpoint)
        ? Checkpoint.load(checkpoint, learner)
        : Curve.empty();
  }

  private Outliner outliner(
      TorchNet<ClassifierNet> classifier, TorchNet<SegmenterNet> segmenter, DenseCrf crf) {
    Classifier torch = new TorchClassifier(classifier);
    return new Outliner(
        torch,
        new MultiScaleCam(torch, SCALES, classifier.net().camStride()),
        new CamCrf(crf, options.recipe().crf()),
        new TorchSegmenter(segmenter)::probability,
        options.recipe().thresholds(options.lesion()));
  }

  private static List<PseudoMask> pseudoMasks(Outliner outliner, List<TrainingSlice> slices) {
    List<PseudoMask> masks = new ArrayList<>();
    for (TrainingSlice slice : slices) {
      PreparedSlice prepared = slice.prepared();
      boolean outlined = slice.lesion() && prepared.brain().count() > 0;
      masks.add(outlined ? outliner.pseudoMask(prepared, SEED_CUT) : PseudoMask.empty(SIZE));
    }
    return masks;
  }

  private static double dice(Outliner outliner, SyntheticExam exam) {
    List<Mask> found = new ArrayList<>();
    for (PreparedSlice slice : exam.slices()) {
      GreyImage probability = outliner.segmenter().probability(slice.image());
      found.add(Mask.atLeast(probability, outliner.thresholds().probability()));
    }
    return exam.compare(found).dice();
  }
}
