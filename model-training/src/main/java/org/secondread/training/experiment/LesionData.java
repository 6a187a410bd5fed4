package org.secondread.training.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.secondread.LesionType;
import org.secondread.cam.Classifier;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.training.HeldOut;
import org.secondread.training.LesionPlace;
import org.secondread.training.ModelInput;
import org.secondread.training.Screening;
import org.secondread.training.SyntheticExam;
import org.secondread.training.TrainingRun;
import org.secondread.training.data.LabelTable;
import org.secondread.training.data.LabelledImage;
import org.secondread.training.data.Leaks;
import org.secondread.training.data.SliceLoader;
import org.secondread.training.data.Split;
import org.secondread.training.data.TrainingSlice;
import org.secondread.training.sample.LesionPainter;
import org.secondread.training.sample.LesionPainters;
import org.secondread.training.sample.Sample;

/**
 * The slices of a lesion type that experiments train on and hold out.
 *
 * @param training labelled slices
 * @param heldOut labelled slices of other patients or blocks that show brain
 * @param remark on held-out slices that do not count; may be empty
 * @param painter makes lesions of known outline
 * @param exam painted lesions on held-out lesion-free slices
 */
record LesionData(
    LesionType lesion,
    List<TrainingSlice> training,
    List<TrainingSlice> heldOut,
    String remark,
    LesionPainter painter,
    SyntheticExam exam) {
  private static final int PAINTED = 8;
  private static final int GREYS = 1000;

  static LesionData read(ExperimentOptions options) throws IOException {
    List<LabelledImage> images = LabelTable.read(options.labels(), images(options));
    Split split =
        switch (options.lesion()) {
          case ICH -> Split.byBlocks(images, options.heldOut());
          case ACI -> Split.byPatients(images, options.heldOut());
        };
    SliceLoader loader = ModelInput.loader(options.lesion());
    List<TrainingSlice> training = loader.read(split.training());
    HeldOut held = HeldOut.of(loader.read(split.validation()));
    List<TrainingSlice> heldOut = held.judged();
    Leaks.refuse(training, heldOut);
    LesionPainters painters = LesionPainters.of(options.lesion(), shapes(options));
    SyntheticExam exam = SyntheticExam.on(heldOut, painters.exam(), TrainingRun.MOST_EXAM_SLICES);
    return new LesionData(
        options.lesion(), training, heldOut, held.remark(), painters.training(), exam);
  }

  /** The folder of a lesion type's pictures or volumes. */
  static Path images(ExperimentOptions options) {
    return options.data().resolve(options.lesion() == LesionType.ICH ? "head-ct" : "mr-dwi");
  }

  /** The folder of hand-drawn lesion masks, or null where lesions are drawn. */
  static Path shapes(ExperimentOptions options) {
    return options.lesion() == LesionType.ICH ? null : options.data().resolve("infarct-masks");
  }

  /** How many slices of which kind lie on which side. */
  String split() {
    String split = "trained on %s; held out %s".formatted(count(training), count(heldOut));
    return remark.isEmpty() ? split : split + "; " + remark;
  }

  /**
   * As {@link #split}, and what {@link #screen} takes for lesions where no real one is held out.
   */
  String screenedSplit() {
    return withLesions()
        ? split()
        : "%s; the held-out slices show no lesion, so the %d painted ones count as the slices with lesion"
            .formatted(split(), exam.truth().size());
  }

  /**
   * What a classifier makes of the held-out slices; where none of them shows a lesion, the exam's
   * painted ones are added.
   */
  Screening screen(Classifier classifier) {
    return Screening.of(classifier, LesionPlace.of(lesion), heldOut, exam);
  }

  /** The patient or group of every slice that {@link #screen} looks at. */
  List<String> screenedGroups() {
    List<String> groups = new ArrayList<>();
    heldOut.forEach(slice -> groups.add(slice.source().group()));
    if (!withLesions()) {
      for (int i = 0; i < exam.slices().size(); i++) {
        groups.add(heldOut.get(i % heldOut.size()).source().group());
      }
    }
    return groups;
  }

  /** Whether any held-out slice shows a real lesion. */
  boolean withLesions() {
    return heldOut.stream().anyMatch(TrainingSlice::lesion);
  }

  /**
   * Differs where any slice, its place of lesions, its label, a known outline or the painted
   * lesions to train on differ by more than rounding, which differs between processors.
   */
  String key() {
    CRC32 sum = new CRC32();
    LesionPlace place = LesionPlace.of(lesion);
    for (List<TrainingSlice> part : List.of(training, heldOut)) {
      for (TrainingSlice slice : part) {
        add(sum, slice.prepared().image());
        add(sum, place.of(slice.prepared()).brain());
        sum.update(slice.lesion() ? 1 : 0);
      }
    }
    for (int i = 0; i < exam.truth().size(); i++) {
      add(sum, exam.slices().get(i).image());
      add(sum, exam.truth().get(i));
    }
    List<TrainingSlice> free = training.stream().filter(slice -> !slice.lesion()).toList();
    for (int i = 0; i < PAINTED; i++) {
      Sample painted = painter.on(free.get(i % free.size()), new Random(i));
      add(sum, painted.image());
      add(sum, Mask.atLeast(painted.masks()[0], 0.5));
    }
    return "data %08x".formatted(sum.getValue());
  }

  private static void add(CRC32 sum, GreyImage image) {
    for (float value : image.values()) {
      int grey = Math.round(GREYS * value);
      sum.update(grey);
      sum.update(grey >> 8);
    }
  }

  private static void add(CRC32 sum, Mask mask) {
    for (boolean inside : mask.values()) {
      sum.update(inside ? 1 : 0);
    }
  }

  private static String count(List<TrainingSlice> slices) {
    long lesions = slices.stream().filter(TrainingSlice::lesion).count();
    return "%d slices with and %d without lesion".formatted(lesions, slices.size() - lesions);
  }
}
