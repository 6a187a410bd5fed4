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
      LesionPainter painter = new SyntheticInfarct(new TerritoryShapes());
      return new LesionPainters(painter, painter);
    }
    ShapeLibrary.Parts parts = ShapeLibrary.read(shapes);
    return new LesionPainters(
        new SyntheticInfarct(parts.training()), new SyntheticInfarct(parts.heldOut()));
  }
}
