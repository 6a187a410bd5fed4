package org.secondread.viewer.ui;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import javax.swing.JComponent;
import org.secondread.image.GreyImage;
import org.secondread.pack.Window;
import org.secondread.viewer.ResultModel;
import org.secondread.volume.Slice;
import org.secondread.volume.SliceGeometry;

/** Draws one slice with heat map and outlines, in the pixels' true proportions. */
final class SlicePreview extends JComponent {
  private final transient ResultModel model;
  private final transient Window window;
  private final transient ResultPainter painter;
  private transient BufferedImage image;
  private int imageSlice = -1;

  SlicePreview(ResultModel model) {
    this.model = model;
    this.window =
        model
            .finding()
            .provenance()
            .pack()
            .intensity()
            .windowFor(model.finding().volume().slices().stream().map(Slice::values).toList());
    setOpaque(true);
    setBackground(Color.BLACK);
    setPreferredSize(new Dimension(380, 380));
    setMinimumSize(new Dimension(160, 160));
    painter = new ResultPainter(model);
    model.addListener(this::repaint);
    addMouseWheelListener(
        event -> model.showSlice(model.slice() + (event.getWheelRotation() > 0 ? 1 : -1)));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setColor(getBackground());
      g.fillRect(0, 0, getWidth(), getHeight());
      prepare();
      AffineTransform place = place();
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      g.drawImage(image, place, null);
      painter.paint(g, model.slice(), place);
    } finally {
      g.dispose();
    }
  }

  private void prepare() {
    if (imageSlice == model.slice()) {
      return;
    }
    imageSlice = model.slice();
    image = grey(window.apply(model.finding().volume().slices().get(imageSlice).values()));
  }

  /** Fits the slice into the component. */
  private AffineTransform place() {
    SliceGeometry geometry = model.finding().volume().slices().get(model.slice()).geometry();
    double aspect = geometry.rowSpacing() / geometry.columnSpacing();
    double scale =
        Math.min(
            getWidth() / (double) image.getWidth(), getHeight() / (image.getHeight() * aspect));
    AffineTransform place =
        AffineTransform.getTranslateInstance(
            (getWidth() - image.getWidth() * scale) / 2,
            (getHeight() - image.getHeight() * aspect * scale) / 2);
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
