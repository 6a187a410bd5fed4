package org.secondread.training.sample;

import java.io.IOException;
import java.nio.file.Path;
import org.secondread.LesionType;

/**
 * The painters of a training.
 *
 * @param training for slices to train on
 * @param exam for held-out slices; hand-drawn shapes it uses are not among those of training
 */
public record LesionPainters(LesionPainter training, LesionPainter exam) {
  private static final double SPOTS_IN_TRAINING = 0.25;
  private static final double SPOTS_IN_EXAM = 0.1;

  /**
   * @param shapes folder of hand-drawn infarct masks (NIfTI, one standard space); null for drawn
   *     shapes
   */
  public static LesionPainters of(LesionType lesion, Path shapes) throws IOException {
    if (lesion == LesionType.ICH) {
      LesionPainter painter = new SyntheticBleed();
      return new LesionPainters(painter, painter);
    }
    if (shapes == null) {
      return infarcts(new TerritoryShapes(), new TerritoryShapes());
    }
    ShapeLibrary.Parts parts = ShapeLibrary.read(shapes);
    return infarcts(parts.training(), parts.heldOut());
  }

  /** Small spots are hard to learn, so training has more of them than the shapes themselves do. */
  private static LesionPainters infarcts(LesionShapes training, LesionShapes exam) {
    return new LesionPainters(
        new SyntheticInfarct(training, SPOTS_IN_TRAINING),
        new SyntheticInfarct(exam, SPOTS_IN_EXAM));
  }
}
