package org.secondread.training.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.secondread.training.curve.Curve;

/** Draws training curves: loss and validation measure of each network. */
public final class CurvePlot {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 320;
  private static final int LEFT = 60;
  private static final int MARGIN = 30;

  private CurvePlot() {}

  /**
   * One row of two plots per network.
   *
   * @param curves by title
   * @param measure what each network's validation measure is called, by title
   */
  public static BufferedImage draw(Map<String, Curve> curves, Map<String, String> measure) {
    BufferedImage image =
        new BufferedImage(2 * WIDTH, HEIGHT * curves.size(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    int row = 0;
    for (Map.Entry<String, Curve> entry : curves.entrySet()) {
      List<Curve.Point> points = entry.getValue().points();
      String title = entry.getKey();
      plot(graphics, 0, row, title + ": training loss", points, Curve.Point::loss);
      plot(graphics, WIDTH, row, title + ": " + measure.get(title), points, Curve.Point::measure);
      row += HEIGHT;
    }
    graphics.dispose();
    return image;
  }

  private static void plot(
      Graphics2D graphics,
      int x0,
      int y0,
      String title,
      List<Curve.Point> points,
      ToDoubleFunction<Curve.Point> value) {
    List<Curve.Point> shown =
        points.stream().filter(point -> Double.isFinite(value.applyAsDouble(point))).toList();
    graphics.setColor(Color.BLACK);
    graphics.drawString(title, x0 + LEFT, y0 + 18);
    int width = WIDTH - LEFT - MARGIN;
    int height = HEIGHT - 2 * MARGIN;
    graphics.drawRect(x0 + LEFT, y0 + MARGIN, width, height);
    if (shown.isEmpty()) {
      graphics.drawString("not measured", x0 + WIDTH / 2, y0 + HEIGHT / 2);
      return;
    }
    double low = shown.stream().mapToDouble(value).min().getAsDouble();
    double high = shown.stream().mapToDouble(value).max().getAsDouble();
    double range = high > low ? high - low : 1;
    double last = Math.max(2, points.size());
    graphics.drawString("%.3f".formatted(high), x0 + 8, y0 + MARGIN + 10);
    graphics.drawString("%.3f".formatted(low), x0 + 8, y0 + MARGIN + height);
    graphics.drawString(
        "epoch " + points.size(), x0 + LEFT + width - 60, y0 + MARGIN + height + 16);
    graphics.setColor(new Color(0x1f5fa8));
    graphics.setStroke(new BasicStroke(1.5f));
    int[] xs = new int[shown.size()];
    int[] ys = new int[shown.size()];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = x0 + LEFT + (int) Math.round((shown.get(i).epoch() - 1) / (last - 1) * width);
      double share = (value.applyAsDouble(shown.get(i)) - low) / range;
      ys[i] = y0 + MARGIN + height - (int) Math.round(share * height);
    }
    graphics.drawPolyline(xs, ys, xs.length);
    graphics.fillOval(xs[xs.length - 1] - 3, ys[ys.length - 1] - 3, 6, 6);
  }
}
