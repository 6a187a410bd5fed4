package org.secondread.training.experiment;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.prepare.PreparedSlice;
import org.secondread.training.PseudoMask;
import org.secondread.training.SegmenterCurriculum;
import org.secondread.training.SegmenterPlan;
import org.secondread.training.nets.SegmenterNet;
import org.secondread.training.nets.Weights;
import org.secondread.training.report.MaskColumn;
import org.secondread.training.torch.Learner;
import org.secondread.training.torch.TorchNet;
import org.secondread.training.torch.TorchSegmenter;

/** Teaches segmenters what a pack's classifier sees, and examines them on known outlines. */
final class School {
  /** The probabilities from which a pixel is lesion: the paper's T of infarct and hemorrhage. */
  static final List<Double> CUTS = List.of(0.35, 0.7);

  private static final int PICTURED = 6;

  private final Laboratory laboratory;
  private final LesionData data;
  private final SegmenterPlan plan;
  private final PackStages teacher;
  private List<PseudoMask> masks;

  /**
   * A segmenter to train.
   *
   * @param crf whether CRF_mask teaches it beside Refined_mask
   */
  record Pupil(String name, SegmenterNet net, boolean crf) {}

  School(Laboratory laboratory, LesionData data, SegmenterPlan plan, PackStages teacher) {
    this.laboratory = laboratory;
    this.data = data;
    this.plan = plan;
    this.teacher = teacher;
  }

  /** What the measures at a cut begin with. */
  static String at(double cut) {
    return String.format(Locale.ROOT, "T%.2f", cut);
  }

  /** What the pupil reaches after training; trains only what is not kept from before. */
  Map<String, Double> train(Pupil pupil, long seed) throws IOException {
    ResultStore.Key key = key(pupil, seed);
    return laboratory.result(
        key,
        () -> {
          laboratory.announcer().say("Training " + key.name());
          SegmenterCurriculum curriculum =
              new SegmenterCurriculum(
                  plan, data.training(), lessons(pupil.crf()), data.painter(), seed);
          SegmenterNet shape = pupil.net();
          try (TorchNet<SegmenterNet> net = new TorchNet<>(shape, Weights.initial(shape, seed));
              Learner<SegmenterNet> learner = plan.learner(net)) {
            new Trial(laboratory, key).train(curriculum, learner, seed);
            return examine(pupil, key, new TorchSegmenter(learner.average()));
          }
        });
  }

  /** The pupil's outlines of a few slices, from when it was trained. */
  Optional<BufferedImage> column(Pupil pupil, long seed) throws IOException {
    Path file = picture(key(pupil, seed));
    return Files.exists(file) ? Optional.of(ImageIO.read(file.toFile())) : Optional.empty();
  }

  private Map<String, Double> examine(Pupil pupil, ResultStore.Key key, TorchSegmenter segmenter)
      throws IOException {
    List<PreparedSlice> slices = data.exam().slices();
    List<GreyImage> probabilities =
        slices.stream().map(slice -> segmenter.probability(slice.image())).toList();
    Map<String, Double> measures = new LinkedHashMap<>();
    for (double cut : CUTS) {
      measures.putAll(
          Laboratory.overlap(at(cut), data.exam().compare(masks(probabilities, slices, cut))));
    }
    measures.put("parameters", (double) pupil.net().trainableCount());
    int count = Math.min(PICTURED, slices.size());
    BufferedImage column =
        MaskColumn.draw(
            pupil.name(),
            slices.subList(0, count).stream().map(PreparedSlice::image).toList(),
            masks(probabilities, slices, data.lesion().threshold()).subList(0, count),
            data.exam().truth().subList(0, count));
    ImageIO.write(column, "png", picture(key).toFile());
    return measures;
  }

  /** Where the probability is at least {@code cut} and a lesion may lie. */
  private List<Mask> masks(List<GreyImage> probabilities, List<PreparedSlice> slices, double cut) {
    List<Mask> masks = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      Mask mask = Mask.atLeast(probabilities.get(i), cut);
      masks.add(mask.and(teacher.outliner().lesionPlace(slices.get(i))));
    }
    return masks;
  }

  /** Without CRF_mask, Refined_mask stands in its place in the cross-entropy (Eq. 9). */
  private List<PseudoMask> lessons(boolean crf) {
    return crf
        ? pseudoMasks()
        : pseudoMasks().stream().map(m -> new PseudoMask(m.seed(), m.seed())).toList();
  }

  private List<PseudoMask> pseudoMasks() {
    if (masks == null) {
      laboratory.announcer().say("Outlining the slices to train on by CAM and CRF");
      double seedCut = teacher.manifest().thresholds().cam();
      masks = teacher.outliner().pseudoMasks(data.training(), seedCut);
    }
    return masks;
  }

  private ResultStore.Key key(Pupil pupil, long seed) {
    String name = pupil.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    return new ResultStore.Key(
        "segmenters-%s-%s-seed%d".formatted(data.lesion().id(), name, seed),
        String.join(
            "; ",
            pupil.toString(),
            plan.toString(),
            "taught by " + teacher.teaching(),
            "cut at " + CUTS,
            "held out " + laboratory.options().heldOut(),
            data.key(),
            "seed " + seed));
  }

  private Path picture(ResultStore.Key key) {
    return laboratory.results().file(key, ".png");
  }
}
