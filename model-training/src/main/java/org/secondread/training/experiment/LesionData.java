package org.secondread.training.experiment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.secondread.LesionType;
import org.secondread.cam.Classifier;
import org.secondread.image.GreyImage;
import org.secondread.training.LesionPlace;
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

/**
 * The slices of a lesion type that experiments train on and hold out.
 *
 * @param training labelled slices
 * @param heldOut labelled slices of other patients or blocks
 * @param painter makes lesions of known outline
 * @param exam painted lesions on held-out lesion-free slices
 */
record LesionData(
    LesionType lesion,
    List<TrainingSlice> training,
    List<TrainingSlice> heldOut,
    LesionPainter painter,
    SyntheticExam exam) {

  static LesionData read(ExperimentOptions options) throws IOException {
    List<LabelledImage> images = LabelTable.read(options.labels(), images(options));
    Split split =
        switch (options.lesion()) {
          case ICH -> Split.byBlocks(images, options.heldOut());
          case ACI -> Split.byPatients(images, options.heldOut());
        };
    SliceLoader loader = TrainingRun.loader(options.lesion());
    List<TrainingSlice> training = loader.read(split.training());
    List<TrainingSlice> heldOut = loader.read(split.validation());
    Leaks.refuse(training, heldOut);
    LesionPainters painters = LesionPainters.of(options.lesion(), shapes(options));
    SyntheticExam exam = SyntheticExam.on(heldOut, painters.exam(), TrainingRun.MOST_EXAM_SLICES);
    return new LesionData(options.lesion(), training, heldOut, painters.training(), exam);
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
    String stand =
        withLesions() ? "" : "; synthetic lesions stand in for the real ones that were held out";
    return "trained on %s; held out %s%s".formatted(count(training), count(heldOut), stand);
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

  /** Differs where any slice, label or known outline differs. */
  String key() {
    CRC32 sum = new CRC32();
    for (List<TrainingSlice> part : List.of(training, heldOut)) {
      for (TrainingSlice slice : part) {
        add(sum, slice.prepared().image());
        sum.update(slice.lesion() ? 1 : 0);
      }
    }
    for (int i = 0; i < exam.truth().size(); i++) {
      add(sum, exam.slices().get(i).image());
      for (boolean inside : exam.truth().get(i).values()) {
        sum.update(inside ? 1 : 0);
      }
    }
    return "data %08x".formatted(sum.getValue());
  }

  private static void add(CRC32 sum, GreyImage image) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * image.values().length);
    bytes.asFloatBuffer().put(image.values());
    sum.update(bytes.array());
  }

  private static String count(List<TrainingSlice> slices) {
    long lesions = slices.stream().filter(TrainingSlice::lesion).count();
    return "%d slices with and %d without lesion".formatted(lesions, slices.size() - lesions);
  }
}
