package org.secondread.viewer.ui;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import javax.swing.JComponent;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.pack.Window;
import org.secondread.pipeline.SliceFinding;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.ResultModel.Overlay;
import org.secondread.volume.Slice;
import org.secondread.volume.SliceGeometry;

/** Draws one slice with heat map and outlines, in the pixels' true proportions. */
final class SlicePreview extends JComponent {
  private static final Color RESULT = new Color(0xFF5050);
  private static final Color CRF = new Color(0x40C0FF);
  private static final float OUTLINE_POINTS = 1.6f;
  private static final double HEAT_OPACITY = 0.55;

  private final transient ResultModel model;
  private final transient Window window;
  private transient List<Mask> shown;
  private transient BufferedImage image;
  private transient BufferedImage heat;
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
    shown = model.shownMasks();
    model.addListener(this::update);
    addMouseWheelListener(
        event -> model.showSlice(model.slice() + (event.getWheelRotation() > 0 ? 1 : -1)));
  }

  private void update() {
    shown = model.shownMasks();
    repaint();
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
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.drawImage(image, place, null);
      if (model.isShown(Overlay.HEAT_MAP) && heat != null) {
        g.setComposite(AlphaComposite.SrcOver.derive((float) HEAT_OPACITY));
        g.drawImage(heat, place, null);
        g.setComposite(AlphaComposite.SrcOver);
      }
      g.setStroke(new BasicStroke(OUTLINE_POINTS));
      SliceFinding slice = model.finding().slices().get(model.slice());
      if (model.isShown(Overlay.CRF_OUTLINE)) {
        draw(g, place, slice.masks().crf(), CRF);
      }
      if (model.isShown(Overlay.FINAL_OUTLINE)) {
        draw(g, place, shown.get(model.slice()), RESULT);
      }
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
    heat =
        model
            .finding()
            .slices()
            .get(imageSlice)
            .maps()
            .map(maps -> heat(maps.grid().toSource(maps.cam())))
            .orElse(null);
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

  private static void draw(Graphics2D g, AffineTransform place, Mask mask, Color colour) {
    g.setColor(colour);
    g.draw(place.createTransformedShape(outline(mask)));
  }

  /** The edges between pixels inside and outside of a mask. */
  private static Path2D outline(Mask mask) {
    Path2D path = new Path2D.Double();
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        if (!mask.at(x, y)) {
          continue;
        }
        if (x == 0 || !mask.at(x - 1, y)) {
          line(path, x, y, x, y + 1);
        }
        if (x == mask.width() - 1 || !mask.at(x + 1, y)) {
          line(path, x + 1, y, x + 1, y + 1);
        }
        if (y == 0 || !mask.at(x, y - 1)) {
          line(path, x, y, x + 1, y);
        }
        if (y == mask.height() - 1 || !mask.at(x, y + 1)) {
          line(path, x, y + 1, x + 1, y + 1);
        }
      }
    }
    return path;
  }

  private static void line(Path2D path, int x1, int y1, int x2, int y2) {
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
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

  /** Blue to red, more opaque the higher the value. */
  private static BufferedImage heat(GreyImage values) {
    BufferedImage image =
        new BufferedImage(values.width(), values.height(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < values.height(); y++) {
      for (int x = 0; x < values.width(); x++) {
        float value = Math.max(0, Math.min(1, values.at(x, y)));
        int colour = Color.HSBtoRGB((1 - value) * 0.66f, 1, 1) & 0xFFFFFF;
        image.setRGB(x, y, Math.round(255 * value) << 24 | colour);
      }
    }
    return image;
  }
}
