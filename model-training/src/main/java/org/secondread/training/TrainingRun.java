package org.secondread.training;

import java.io.IOException;
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
import org.secondread.progress.Cancellation;
import org.secondread.training.curve.Curve;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.SegmenterNet;
import org.secondread.training.nets.Weights;
import org.secondread.training.torch.Learner;
import org.secondread.training.torch.TorchClassifier;
import org.secondread.training.torch.TorchNet;
import org.secondread.training.torch.TorchSegmenter;
import org.secondread.training.torch.TrainingDivergedException;

/**
 * A whole training, from labelled pictures to a model pack: classifier, pseudo masks, segmenter,
 * examination, export.
 */
public final class TrainingRun {
  /** Eq. 12's threshold of the seeds that the segmenter learns from. */
  public static final double SEED_CUT = 0.75;

  /** See {@link SyntheticExam#on}. */
  public static final int MOST_EXAM_SLICES = 36;

  private final TrainOptions options;
  private final Announcer announcer;
  private final Cancellation cancellation;
  private final PackReader reader;

  /** Examines a pack as the networks in training were examined. */
  @FunctionalInterface
  interface PackReader {
    Examination examine(Path pack, Examination trained, Cancellation cancellation)
        throws IOException;
  }

  public TrainingRun(TrainOptions options, Announcer announcer, Cancellation cancellation) {
    this(options, announcer, cancellation, PackExaminer::examine);
  }

  /**
   * @param reader examines the exported pack
   */
  TrainingRun(
      TrainOptions options, Announcer announcer, Cancellation cancellation, PackReader reader) {
    this.options = options;
    this.reader = reader;
    this.announcer = announcer;
    this.cancellation = cancellation;
  }

  /**
   * Trains, or goes on with a training, and writes the pack.
   *
   * @throws IOException when data, checkpoints or folders cannot be used
   * @throws TrainingDivergedException when the networks do not learn; the last good checkpoint
   *     stays
   * @throws PackMismatchException when the exported pack does not do what was trained
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public Examination run() throws IOException {
    WritableFolder.require("--out", options.out());
    WritableFolder.require("--run", options.run());
    Remarks remarks = Remarks.read(options.remarks());
    TrainingData data = TrainingData.read(options, announcer);
    try (RunFolder folder = RunFolder.open(options.run(), options.start())) {
      return run(folder, data, remarks);
    }
  }

  private Examination run(RunFolder folder, TrainingData data, Remarks remarks) throws IOException {
    ClassifierNet classifier = options.classifier();
    SegmenterNet segmenter = options.segmenter();
    try (DenseCrf crf = new DenseCrf(1);
        TorchNet<ClassifierNet> taught =
            new TorchNet<>(classifier, Weights.initial(classifier, options.seed()));
        TorchNet<SegmenterNet> outlining =
            new TorchNet<>(segmenter, Weights.initial(segmenter, options.seed() + 2))) {
      Curve classifierCurve = trainClassifier(taught, data, folder.classifier());
      Outliner outliner = outliner(taught, outlining, crf);
      Curve segmenterCurve = trainSegmenter(outlining, outliner, data, folder.segmenter());
      announcer.say("Examining the networks on the held-out slices");
      Examination examination =
          Examination.of(
              outliner, data, classifierCurve, segmenterCurve, options.leastSpecificity());
      new PackRelease(options, announcer, reader, cancellation)
          .release(folder.stagedPack(), taught, outlining, examination, remarks);
      return examination;
    }
  }

  private Curve trainClassifier(TorchNet<ClassifierNet> net, TrainingData data, Path checkpoint)
      throws IOException {
    ClassifierPlan plan = options.classifierPlan();
    NetworkTraining training =
        new NetworkTraining(
            "classifier",
            checkpoint,
            MadeFrom.classifier(options, data),
            "AUC",
            "a lower --learning-rate",
            options.seed(),
            announcer,
            cancellation);
    try (Learner<ClassifierNet> learner =
        new Learner<>(net, plan.optimizer(), plan.weightDecay(), plan.clip())) {
      return training.train(
          net,
          new ClassifierCurriculum(plan, data.slices(), data.painter(), options.seed()),
          learner,
          () -> screening(learner.average(), data).auc());
    }
  }

  private Curve trainSegmenter(
      TorchNet<SegmenterNet> net, Outliner outliner, TrainingData data, Path checkpoint)
      throws IOException {
    SegmenterPlan plan = options.segmenterPlan();
    announcer.say("Outlining the slices to train on by CAM and CRF");
    List<PseudoMask> masks = outliner.pseudoMasks(data.slices(), SEED_CUT);
    NetworkTraining training =
        new NetworkTraining(
            "segmenter",
            checkpoint,
            MadeFrom.segmenter(options, data),
            "Dice",
            "another --seed or --segmenter-width",
            options.seed(),
            announcer,
            cancellation);
    try (Learner<SegmenterNet> learner = plan.learner(net)) {
      return training.train(
          net,
          new SegmenterCurriculum(plan, data.slices(), masks, data.painter(), options.seed()),
          learner,
          () -> dice(new TorchSegmenter(learner.average()), data.exam()));
    }
  }

  private Outliner outliner(
      TorchNet<ClassifierNet> classifier, TorchNet<SegmenterNet> segmenter, DenseCrf crf) {
    Classifier torch = cancellable(new TorchClassifier(classifier));
    return new Outliner(
        torch,
        new MultiScaleCam(torch, ModelInput.SCALES, classifier.net().camStride()),
        new CamCrf(crf, options.recipe().crf(options.lesion())),
        new TorchSegmenter(segmenter)::probability,
        options.recipe().thresholds(options.lesion()),
        LesionPlace.of(options.lesion()),
        ModelInput.intensity(options.lesion()).lesionFloor());
  }

  private Classifier cancellable(Classifier classifier) {
    return image -> {
      cancellation.check();
      return classifier.classify(image);
    };
  }

  private Screening screening(TorchNet<ClassifierNet> classifier, TrainingData data) {
    return Screening.of(
        cancellable(new TorchClassifier(classifier)),
        LesionPlace.of(options.lesion()),
        data.heldOut(),
        data.exam());
  }

  private double dice(TorchSegmenter segmenter, SyntheticExam exam) {
    double threshold = options.recipe().thresholds(options.lesion()).probability();
    List<Mask> found = new ArrayList<>();
    for (PreparedSlice slice : exam.slices()) {
      GreyImage probability = segmenter.probability(slice.image());
      found.add(Mask.atLeast(probability, threshold));
    }
    return exam.compare(found).dice();
  }
}
