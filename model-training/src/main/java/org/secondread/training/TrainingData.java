package org.secondread.training;

import java.io.IOException;
import java.util.List;
import org.secondread.training.data.LabelTable;
import org.secondread.training.data.LabelledImage;
import org.secondread.training.data.Leaks;
import org.secondread.training.data.SliceLoader;
import org.secondread.training.data.Split;
import org.secondread.training.data.TrainingDataException;
import org.secondread.training.data.TrainingSlice;
import org.secondread.training.sample.LesionPainter;
import org.secondread.training.sample.LesionPainters;

/**
 * What a training learns from and is judged on.
 *
 * @param split every labelled slice
 * @param slices to train on
 * @param heldOut held-out slices that show brain
 * @param painter makes lesions of known outline on slices to train on
 * @param exam painted lesions on held-out lesion-free slices
 */
public record TrainingData(
    Split split,
    List<TrainingSlice> slices,
    List<TrainingSlice> heldOut,
    LesionPainter painter,
    SyntheticExam exam) {

  /**
   * @throws TrainingDataException when the labels, the images or their split cannot be used
   */
  static TrainingData read(TrainOptions options, Announcer announcer) throws IOException {
    Split split = split(options, LabelTable.read(options.labels(), options.images()));
    announcer.say(
        "Preparing %d slices to train on and %d held out"
            .formatted(split.training().size(), split.validation().size()));
    SliceLoader loader = ModelInput.loader(options.lesion());
    List<TrainingSlice> slices = loader.read(split.training());
    requireBrain(options, slices);
    sayWithoutBrain(slices, announcer);
    HeldOut heldOut = HeldOut.of(loader.read(split.validation()));
    if (!heldOut.withoutBrain().isEmpty()) {
      announcer.say(heldOut.remark());
    }
    Leaks.refuse(slices, heldOut.judged());
    LesionPainters painters = LesionPainters.of(options.lesion(), options.lesionShapes());
    SyntheticExam exam =
        SyntheticExam.on(heldOut.judged(), painters.exam(), TrainingRun.MOST_EXAM_SLICES);
    return new TrainingData(split, slices, heldOut.judged(), painters.training(), exam);
  }

  private static Split split(TrainOptions options, List<LabelledImage> images)
      throws TrainingDataException {
    if (options.validationPatients() != null) {
      return Split.byPatients(images, options.validationPatients());
    }
    return options.validationBlocks() == null
        ? Split.automatic(images)
        : Split.byBlocks(images, options.validationBlocks());
  }

  private static void sayWithoutBrain(List<TrainingSlice> slices, Announcer announcer) {
    List<TrainingSlice> without =
        slices.stream().filter(slice -> slice.prepared().brain().count() == 0).toList();
    if (!without.isEmpty()) {
      announcer.say(
          "No brain was found on %d of the slices to train on, %d of them labelled with lesion, such as %s"
              .formatted(
                  without.size(),
                  without.stream().filter(TrainingSlice::lesion).count(),
                  without.get(0).source().id()));
    }
  }

  /** Slices without brain teach nothing, so each class needs some with it. */
  private static void requireBrain(TrainOptions options, List<TrainingSlice> slices)
      throws TrainingDataException {
    for (boolean lesion : new boolean[] {true, false}) {
      List<TrainingSlice> ofClass = slices.stream().filter(s -> s.lesion() == lesion).toList();
      if (ofClass.stream().noneMatch(slice -> slice.prepared().brain().count() > 0)) {
        throw new TrainingDataException(
            "No brain was found on any of the %d slices to train on that are labelled %s lesion; expected axial %s; see to the images (--images), or whether --lesion %s is meant"
                .formatted(
                    ofClass.size(),
                    lesion ? "with" : "without",
                    switch (options.lesion()) {
                      case ICH -> "head CT, pictures in the brain window (level 40, width 80)";
                      case ACI -> "diffusion weighted MR of the head";
                    },
                    options.lesion().id()));
      }
    }
  }
}
