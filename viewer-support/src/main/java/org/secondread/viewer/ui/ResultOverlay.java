package org.secondread.viewer.ui;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.secondread.viewer.ImageOverlay;
import org.secondread.viewer.ResultModel;
import org.secondread.volume.Slice;
import org.secondread.volume.SliceGeometry;
import org.secondread.volume.SourceImage;

/** A result under review, drawn over the images it came from. */
final class ResultOverlay implements ImageOverlay {
  private static final double SAME_PROPORTIONS = 0.01;

  private final ResultModel model;
  private final ResultPainter painter;
  private final Map<Image, Integer> slices = new HashMap<>();

  private record Image(String sopInstanceUid, int frame) {}

  ResultOverlay(ResultModel model) {
    this.model = model;
    this.painter = new ResultPainter(model);
    List<Slice> all = model.finding().volume().slices();
    for (int i = 0; i < all.size(); i++) {
      for (SourceImage source : all.get(i).sources()) {
        slices.put(new Image(source.sopInstanceUid(), Math.max(0, source.frameNumber() - 1)), i);
      }
    }
  }

  @Override
  public void paint(Graphics2D graphics, String sopInstanceUid, int frame, AffineTransform extent) {
    Integer index = slices.get(new Image(sopInstanceUid, frame));
    if (index == null) {
      return;
    }
    Slice slice = model.finding().volume().slices().get(index);
    if (!hasProportionsOf(slice, extent)) {
      return;
    }
    AffineTransform place = new AffineTransform(extent);
    place.scale(1.0 / slice.values().width(), 1.0 / slice.values().height());
    painter.paint(graphics, index, place);
  }

  /** An image that is cropped or stretched gets no outline rather than a wrong one. */
  private static boolean hasProportionsOf(Slice slice, AffineTransform extent) {
    SliceGeometry geometry = slice.geometry();
    double width = Math.hypot(extent.getScaleX(), extent.getShearY());
    double height = Math.hypot(extent.getShearX(), extent.getScaleY());
    double expected =
        slice.values().width()
            * geometry.columnSpacing()
            / (slice.values().height() * geometry.rowSpacing());
    return Math.abs(width / height / expected - 1) < SAME_PROPORTIONS;
  }
}
