package org.secondread.viewer.ui;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import javax.swing.JComponent;
import org.secondread.pack.Window;
import org.secondread.viewer.ResultModel;

/** Draws one slice with heat map and outlines, in the pixels' true proportions. */
final class SlicePreview extends JComponent {
  private final transient ResultModel model;
  private final transient Window window;
  private final transient ResultPainter painter;
  private transient SliceImage image;
  private int imageSlice = -1;

  SlicePreview(ResultModel model) {
    this.model = model;
    this.window = SliceImage.window(model);
    setOpaque(true);
    setBackground(Color.BLACK);
    setPreferredSize(new Dimension(280, 280));
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
      AffineTransform place = image.fit(getWidth(), getHeight());
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      g.drawImage(image.image(), place, null);
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
    image = SliceImage.of(model.finding().volume().slices().get(imageSlice), window);
  }
}
