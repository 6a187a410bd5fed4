package org.secondread.viewer.ui;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.pipeline.SliceFinding;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.ResultModel.Overlay;

/** Draws heat map and outlines of a result over a slice, as far as they are switched on. */
final class ResultPainter {
  static final Color RESULT = new Color(0xFF5050);
  private static final Color CRF = new Color(0x40C0FF);
  static final float OUTLINE_POINTS = 1.6f;
  private static final double HEAT_OPACITY = 0.55;
  private static final float HEAT_FLOOR = 0.2f;

  private final ResultModel model;
  private BufferedImage heat;
  private int heatSlice = -1;

  ResultPainter(ResultModel model) {
    this.model = model;
  }

  /**
   * @param index 0-based slice
   * @param place from pixels, the corner of the first at 0,0, to the screen
   */
  void paint(Graphics2D graphics, int index, AffineTransform place) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      if (model.isShown(Overlay.HEAT_MAP)) {
        drawHeat(g, index, place);
      }
      g.setStroke(new BasicStroke(OUTLINE_POINTS));
      SliceFinding slice = model.finding().slices().get(index);
      if (model.isShown(Overlay.CRF_OUTLINE)) {
        draw(g, place, slice.masks().crf(), CRF);
      }
      if (model.isShown(Overlay.FINAL_OUTLINE)) {
        draw(g, place, model.shownMask(index), RESULT);
      }
    } finally {
      g.dispose();
    }
  }

  private void drawHeat(Graphics2D g, int index, AffineTransform place) {
    if (heatSlice != index) {
      heatSlice = index;
      heat =
          model
              .finding()
              .slices()
              .get(index)
              .maps()
              .map(maps -> heat(maps.grid().toSource(maps.cam())))
              .orElse(null);
    }
    if (heat != null) {
      g.setComposite(AlphaComposite.SrcOver.derive((float) HEAT_OPACITY));
      g.drawImage(heat, place, null);
      g.setComposite(AlphaComposite.SrcOver);
    }
  }

  private static void draw(Graphics2D g, AffineTransform place, Mask mask, Color colour) {
    g.setColor(colour);
    g.draw(place.createTransformedShape(outline(mask)));
  }

  /** The edges between pixels inside and outside of a mask. */
  static Path2D outline(Mask mask) {
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

  /** Blue to red, more opaque the higher the value, so that what tells nothing hides nothing. */
  private static BufferedImage heat(GreyImage values) {
    BufferedImage image =
        new BufferedImage(values.width(), values.height(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < values.height(); y++) {
      for (int x = 0; x < values.width(); x++) {
        float value = Math.max(0, Math.min(1, values.at(x, y)));
        int colour = Color.HSBtoRGB((1 - value) * 0.66f, 1, 1) & 0xFFFFFF;
        float opacity = Math.max(0, (value - HEAT_FLOOR) / (1 - HEAT_FLOOR));
        image.setRGB(x, y, Math.round(255 * opacity) << 24 | colour);
      }
    }
    return image;
  }
}
