package org.secondread.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.secondread.LesionType;
import org.secondread.cam.CamCrf;
import org.secondread.cam.Classifier;
import org.secondread.cam.MultiScaleCam;
import org.secondread.crf.DenseCrf;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.prepare.BrainFinder;
import org.secondread.prepare.PreparedSlice;
import org.secondread.prepare.SlicePreparation;
import org.secondread.progress.Cancellation;
import org.secondread.training.curve.Curve;
import org.secondread.training.data.LabelTable;
import org.secondread.training.data.LabelledImage;
import org.secondread.training.data.Leaks;
import org.secondread.training.data.SliceLoader;
import org.secondread.training.data.Split;
import org.secondread.training.data.TrainingSlice;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.HalfPrecision;
import org.secondread.training.nets.MixedUnet;
import org.secondread.training.nets.SegmenterNet;
import org.secondread.training.nets.Weights;
import org.secondread.training.sample.LesionPainter;
import org.secondread.training.sample.LesionPainters;
import org.secondread.training.torch.Checkpoint;
import org.secondread.training.torch.Fingerprint;
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
  /** The networks' square input and the resolution behind it, pixels. */
  public static final int SIZE = 256;

  public static final List<Double> SCALES = List.of(0.5, 1.0, 1.5, 2.0);

  public static final double SEED_CUT = 0.75;
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

  /** Hears what the training is doing. */
  @FunctionalInterface
  public interface Announcer {
    void say(String sentence);
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

  /** How the slices of a lesion type are prepared, in training and in the pack it makes. */
  public static SlicePreparation preparation(LesionType lesion) {
    int effectiveSize =
        switch (lesion) {
          case ICH -> 160;
          // The brain's share of DWI matrices from 112 to 256.
          case ACI -> 112;
        };
    return new SlicePreparation(SIZE, effectiveSize, BrainFinder.forModality(lesion.modality()));
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
    List<LabelledImage> images = LabelTable.read(options.labels(), options.images());
    Split split = split(images);
    try (RunFolder folder = RunFolder.open(options.run(), options.start())) {
      return run(folder, split);
    }
  }

  private Examination run(RunFolder folder, Split split) throws IOException {
    announcer.say(
        "Preparing %d slices to train on and %d held out"
            .formatted(split.training().size(), split.validation().size()));
    SliceLoader loader = loader(options.lesion());
    List<TrainingSlice> training = loader.read(split.training());
    HeldOut held = HeldOut.of(loader.read(split.validation()));
    if (!held.withoutBrain().isEmpty()) {
      announcer.say(held.remark());
    }
    List<TrainingSlice> heldOut = held.judged();
    Leaks.refuse(training, heldOut);
    LesionPainters painters = LesionPainters.of(options.lesion(), options.lesionShapes());
    SyntheticExam exam = SyntheticExam.on(heldOut, painters.exam(), MOST_EXAM_SLICES);
    ClassifierPlan plan =
        options.recipe().classifier(options.lesion(), options.syntheticEpochs(), options.epochs());
    if (!Double.isNaN(options.rate())) {
      plan = plan.withRate(options.rate());
    }
    Fingerprint madeFrom =
        MadeFrom.classifier(options, plan, painters.training(), training, heldOut);
    ClassifierNet shape =
        options.architecture().build(options.width(), plan.pooling(), plan.dropout());
    try (TorchNet<ClassifierNet> net =
            new TorchNet<>(shape, Weights.initial(shape, options.seed()));
        DenseCrf crf = new DenseCrf(1)) {
      Curve curve =
          trainClassifier(
              plan,
              net,
              painters.training(),
              training,
              heldOut,
              exam,
              folder.classifier(),
              madeFrom);
      asStored(net);
      return segment(
          net, curve, crf, painters.training(), exam, split, training, heldOut, folder, madeFrom);
    }
  }

  private Split split(List<LabelledImage> images) throws IOException {
    if (options.validationPatients() != null) {
      return Split.byPatients(images, options.validationPatients());
    }
    return options.validationBlocks() == null
        ? Split.automatic(images)
        : Split.byBlocks(images, options.validationBlocks());
  }

  /** Reads slices as the pack of a lesion type will see them. */
  public static SliceLoader loader(LesionType lesion) {
    return new SliceLoader(PackExport.intensity(lesion), preparation(lesion), lesion.modality());
  }

  private Curve trainClassifier(
      ClassifierPlan plan,
      TorchNet<ClassifierNet> net,
      LesionPainter painter,
      List<TrainingSlice> training,
      List<TrainingSlice> heldOut,
      SyntheticExam exam,
      Path file,
      Fingerprint madeFrom)
      throws IOException {
    ClassifierCurriculum curriculum =
        new ClassifierCurriculum(plan, training, painter, options.seed());
    try (Learner<ClassifierNet> learner =
        new Learner<>(net, plan.optimizer(), plan.weightDecay(), plan.clip(), plan.averaging())) {
      Curve start = start(file, learner, madeFrom);
      announcer.say(
          "Training the classifier (%,d parameters), %d epochs"
              .formatted(net.net().trainableCount(), curriculum.epochs()));
      try (Progress progress =
          new Progress(
              "Classifier",
              curriculum.epochs(),
              start.epochs(),
              "AUC",
              () ->
                  Screening.of(
                          cancellable(new TorchClassifier(learner.average())),
                          LesionPlace.of(options.lesion()),
                          heldOut,
                          exam)
                      .auc(),
              curve -> Checkpoint.save(file, learner, curve, madeFrom),
              cancellation)) {
        Curve curve = new EpochLoop(options.seed(), progress).train(curriculum, learner, start);
        net.load(learner.average().weights());
        return curve;
      } catch (TrainingDivergedException e) {
        throw diverged(e, "classifier", file, "a lower --learning-rate");
      }
    }
  }

  private Examination segment(
      TorchNet<ClassifierNet> classifier,
      Curve classifierCurve,
      DenseCrf crf,
      LesionPainter painter,
      SyntheticExam exam,
      Split split,
      List<TrainingSlice> training,
      List<TrainingSlice> heldOut,
      RunFolder folder,
      Fingerprint classifierMadeFrom)
      throws IOException {
    SegmenterPlan plan = options.recipe().segmenter(options.lesion(), options.segmenterEpochs());
    if (!Double.isNaN(options.seeding())) {
      plan = plan.withSeeding(options.seeding());
    }
    SegmenterNet shape = new MixedUnet(1, options.segmenterWidth());
    try (TorchNet<SegmenterNet> net =
        new TorchNet<>(shape, Weights.initial(shape, options.seed() + 2))) {
      Outliner outliner = outliner(classifier, net, crf);
      announcer.say("Outlining the slices to train on by CAM and CRF");
      List<PseudoMask> masks = pseudoMasks(outliner, training);
      Fingerprint madeFrom = MadeFrom.segmenter(classifierMadeFrom, options, plan);
      Curve curve =
          trainSegmenter(plan, net, painter, training, masks, exam, folder.segmenter(), madeFrom);
      asStored(net);
      announcer.say("Examining the networks on the held-out slices");
      Examination examination =
          Examination.of(
              outliner, split, heldOut, exam, classifierCurve, curve, options.leastSpecificity());
      export(folder.stagedPack(), classifier, net, examination);
      return examination;
    }
  }

  private Curve trainSegmenter(
      SegmenterPlan plan,
      TorchNet<SegmenterNet> net,
      LesionPainter painter,
      List<TrainingSlice> training,
      List<PseudoMask> masks,
      SyntheticExam exam,
      Path file,
      Fingerprint madeFrom)
      throws IOException {
    SegmenterCurriculum curriculum =
        new SegmenterCurriculum(plan, training, masks, painter, options.seed());
    try (Learner<SegmenterNet> learner = plan.learner(net)) {
      Curve start = start(file, learner, madeFrom);
      announcer.say(
          "Training the segmenter (%,d parameters), %d epochs"
              .formatted(net.net().trainableCount(), curriculum.epochs()));
      try (Progress progress =
          new Progress(
              "Segmenter",
              curriculum.epochs(),
              start.epochs(),
              "Dice",
              () -> dice(new TorchSegmenter(learner.average()), exam),
              curve -> Checkpoint.save(file, learner, curve, madeFrom),
              cancellation)) {
        Curve curve = new EpochLoop(options.seed(), progress).train(curriculum, learner, start);
        net.load(learner.average().weights());
        return curve;
      } catch (TrainingDivergedException e) {
        throw diverged(e, "segmenter", file, "another --seed or --segmenter-width");
      }
    }
  }

  /** From here on the network is as it will come out of the pack. */
  private static void asStored(TorchNet<?> net) {
    try {
      net.load(HalfPrecision.round(net.net(), net.weights()));
    } catch (IllegalArgumentException e) {
      throw new TrainingDivergedException(
          e.getMessage() + "; begin anew with a lower --learning-rate and --restart");
    }
  }

  private Curve start(Path file, Learner<?> learner, Fingerprint madeFrom) throws IOException {
    if (!Checkpoint.exists(file)) {
      return Curve.empty();
    }
    Curve curve = Checkpoint.load(file, learner, madeFrom);
    announcer.say("Going on after epoch %d, from %s".formatted(curve.epochs(), file));
    return curve;
  }

  private static TrainingDivergedException diverged(
      TrainingDivergedException cause, String network, Path file, String advice) {
    String kept =
        Checkpoint.exists(file)
            ? "the last good checkpoint is kept as " + file
            : "it had no checkpoint yet";
    return new TrainingDivergedException(
        "%s of the %s; %s. Begin anew with %s and --restart"
            .formatted(cause.getMessage(), network, kept, advice));
  }

  /** Writes the pack, reads it back as a reader would, and publishes it when it does the same. */
  private void export(
      Path staged,
      TorchNet<ClassifierNet> classifier,
      TorchNet<SegmenterNet> segmenter,
      Examination trained)
      throws IOException {
    announcer.say("Writing the pack and examining it with ONNX Runtime");
    try {
      PackExport export = new PackExport(options);
      export.stage(staged, classifier, segmenter, trained);
      Reproduction reproduction =
          Reproduction.of(trained, reader.examine(staged, trained, cancellation));
      new RunReport(options, classifier.net(), segmenter.net()).write(trained, reproduction);
      reproduction.require();
      String card =
          new ModelCard(options, classifier.net(), segmenter.net()).text(trained, reproduction);
      export.publish(staged, card);
    } catch (IOException e) {
      throw new IOException(
          "Cannot write the pack to %s and the report to %s (%s); the trained networks are kept, so make room there or see to the permissions, then go on with --resume"
              .formatted(options.out(), options.run(), e.getMessage()),
          e);
    }
  }

  private Outliner outliner(
      TorchNet<ClassifierNet> classifier, TorchNet<SegmenterNet> segmenter, DenseCrf crf) {
    Classifier torch = cancellable(new TorchClassifier(classifier));
    return new Outliner(
        torch,
        new MultiScaleCam(torch, SCALES, classifier.net().camStride()),
        new CamCrf(crf, options.recipe().crf(options.lesion())),
        new TorchSegmenter(segmenter)::probability,
        options.recipe().thresholds(options.lesion()),
        LesionPlace.of(options.lesion()),
        PackExport.intensity(options.lesion()).lesionFloor());
  }

  private Classifier cancellable(Classifier classifier) {
    return image -> {
      cancellation.check();
      return classifier.classify(image);
    };
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
