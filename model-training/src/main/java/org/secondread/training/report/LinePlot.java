package org.secondread.training.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plot of lines over axes that run from 0 to 1.
 *
 * @param title heading
 * @param xLabel what lies along
 * @param yLabel what goes up
 * @param lines drawn in order, each in its own colour
 * @param marks places along x that are marked by a dashed line
 */
public record LinePlot(
    String title, String xLabel, String yLabel, List<Line> lines, List<Mark> marks) {
  private static final int WIDTH = 620;
  private static final int HEIGHT = 460;
  private static final int LEFT = 70;
  private static final int TOP = 44;
  private static final int SIDE = 420;
  private static final int DOWN = 350;
  private static final int TICKS = 5;
  private static final int DOT = 5;
  private static final float[] DASH = {5, 4};
  // Apart also for those who do not tell red from green (Okabe and Ito).
  private static final int[] COLOURS = {0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9};

  /**
   * One line.
   *
   * @param name in the legend; may be empty
   * @param x 0..1, one per point
   * @param y 0..1, one per point; NaN leaves a point out
   * @param plain drawn thin and grey, as a line to compare with
   */
  public record Line(String name, double[] x, double[] y, boolean plain) {

    public Line {
      if (x.length != y.length) {
        throw new IllegalArgumentException(
            "Line '%s' has %d x and %d y, expected as many".formatted(name, x.length, y.length));
      }
    }

    public static Line of(String name, double[] x, double[] y) {
      return new Line(name, x, y, false);
    }

    /** From (0, 0) to (1, 1). */
    public static Line diagonal(String name) {
      return new Line(name, new double[] {0, 1}, new double[] {0, 1}, true);
    }
  }

  /** A marked place along x. */
  public record Mark(String name, double x) {}

  public LinePlot {
    lines = List.copyOf(lines);
    marks = List.copyOf(marks);
  }

  /** The plots beside each other. */
  public static BufferedImage draw(List<LinePlot> plots) {
    BufferedImage image =
        new BufferedImage(WIDTH * plots.size(), HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    for (LinePlot plot : plots) {
      plot.draw(graphics);
      graphics.translate(WIDTH, 0);
    }
    graphics.dispose();
    return image;
  }

  private void draw(Graphics2D graphics) {
    axes(graphics);
    for (Mark mark : marks) {
      graphics.setColor(Color.GRAY);
      graphics.setStroke(dashed());
      graphics.drawLine(x(mark.x()), TOP, x(mark.x()), TOP + DOWN);
      graphics.drawString(mark.name(), x(mark.x()) + 4, TOP + 14);
    }
    List<Line> named = new ArrayList<>();
    int colour = 0;
    for (Line line : lines) {
      Color own = line.plain() ? Color.GRAY : new Color(COLOURS[colour++ % COLOURS.length]);
      draw(graphics, line, own);
      if (!line.name().isEmpty()) {
        legend(graphics, line, own, named.size());
        named.add(line);
      }
    }
  }

  private void axes(Graphics2D graphics) {
    graphics.setStroke(new BasicStroke(1));
    for (int i = 0; i <= TICKS; i++) {
      double value = (double) i / TICKS;
      graphics.setColor(new Color(0xe4e4e4));
      graphics.drawLine(x(value), TOP, x(value), TOP + DOWN);
      graphics.drawLine(LEFT, y(value), LEFT + SIDE, y(value));
      graphics.setColor(Color.BLACK);
      String text = String.format(Locale.ROOT, "%.1f", value);
      centred(graphics, text, x(value), TOP + DOWN + 18);
      graphics.drawString(text, LEFT - 28, y(value) + 5);
    }
    graphics.drawRect(LEFT, TOP, SIDE, DOWN);
    graphics.drawString(title, LEFT, TOP - 16);
    centred(graphics, xLabel, LEFT + SIDE / 2, TOP + DOWN + 42);
    AffineTransform upright = graphics.getTransform();
    graphics.rotate(-Math.PI / 2, 18, TOP + DOWN / 2.0);
    centred(graphics, yLabel, 18, TOP + DOWN / 2);
    graphics.setTransform(upright);
  }

  private static void draw(Graphics2D graphics, Line line, Color colour) {
    graphics.setColor(colour);
    graphics.setStroke(line.plain() ? dashed() : new BasicStroke(2));
    int count = 0;
    int[] xs = new int[line.x().length];
    int[] ys = new int[line.x().length];
    for (int i = 0; i < xs.length; i++) {
      if (!Double.isNaN(line.y()[i])) {
        xs[count] = x(line.x()[i]);
        ys[count++] = y(line.y()[i]);
      }
    }
    graphics.drawPolyline(xs, ys, count);
    graphics.setStroke(new BasicStroke(1));
    for (int i = 0; i < count && !line.plain(); i++) {
      graphics.fillOval(xs[i] - DOT / 2, ys[i] - DOT / 2, DOT, DOT);
    }
  }

  private static void legend(Graphics2D graphics, Line line, Color colour, int row) {
    int top = TOP + 12 + 20 * row;
    int left = LEFT + SIDE + 10;
    graphics.setColor(colour);
    graphics.setStroke(line.plain() ? dashed() : new BasicStroke(2));
    graphics.drawLine(left, top, left + 18, top);
    graphics.setColor(Color.BLACK);
    graphics.drawString(line.name(), left + 24, top + 5);
  }

  private static BasicStroke dashed() {
    return new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, DASH, 0);
  }

  private static void centred(Graphics2D graphics, String text, int x, int y) {
    graphics.drawString(text, x - graphics.getFontMetrics().stringWidth(text) / 2, y);
  }

  private static int x(double value) {
    return LEFT + (int) Math.round(Math.max(0, Math.min(1, value)) * SIDE);
  }

  private static int y(double value) {
    return TOP + DOWN - (int) Math.round(Math.max(0, Math.min(1, value)) * DOWN);
  }
}
