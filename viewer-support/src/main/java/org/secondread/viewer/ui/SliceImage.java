package org.secondread.viewer.ui;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import org.secondread.image.GreyImage;
import org.secondread.pack.Window;
import org.secondread.viewer.ResultModel;
import org.secondread.volume.Slice;

/**
 * A slice in the window of its pack, to be drawn.
 *
 * @param aspect row spacing divided by column spacing
 */
record SliceImage(BufferedImage image, double aspect) {

  /** The window that shows a reader all slices of a result. */
  static Window window(ResultModel model) {
    List<GreyImage> values = model.finding().volume().slices().stream().map(Slice::values).toList();
    return model.finding().provenance().pack().intensity().displayFor(values);
  }

  static SliceImage of(Slice slice, Window window) {
    return new SliceImage(
        grey(window.apply(slice.values())),
        slice.geometry().rowSpacing() / slice.geometry().columnSpacing());
  }

  /** From pixels to an area of this size, as large as fits, in true proportions. */
  AffineTransform fit(int width, int height) {
    double scale =
        Math.min(width / (double) image.getWidth(), height / (image.getHeight() * aspect));
    AffineTransform place =
        AffineTransform.getTranslateInstance(
            (width - image.getWidth() * scale) / 2,
            (height - image.getHeight() * aspect * scale) / 2);
    place.scale(scale, scale * aspect);
    return place;
  }

  private static BufferedImage grey(GreyImage values) {
    BufferedImage image =
        new BufferedImage(values.width(), values.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < values.height(); y++) {
      for (int x = 0; x < values.width(); x++) {
        int level = Math.round(255 * values.at(x, y));
        image.setRGB(x, y, level << 16 | level << 8 | level);
      }
    }
    return image;
  }
}
