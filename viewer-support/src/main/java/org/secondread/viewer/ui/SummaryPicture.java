package org.secondread.viewer.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.secondread.image.Mask;
import org.secondread.pack.PackManifest;
import org.secondread.pack.Window;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.Outcome;
import org.secondread.report.SecondaryCapture.Picture;
import org.secondread.viewer.Messages;
import org.secondread.viewer.ResultModel;

/**
 * Draws a reviewed result on one page: the slices of its accepted lesions with outlines, the
 * largest first, else those that are to be looked at, below words that say what it is. Names no
 * patient.
 */
final class SummaryPicture {
  private static final int WIDTH = 992;
  private static final int GAP = 8;
  private static final int MOST_IN_ROW = 3;
  private static final int LARGEST_TILE = 480;
  private static final int LINE = 22;
  private static final int MARGIN = 14;
  private static final Color INK = new Color(0xE0E0E0);
  private static final Color WARNING = new Color(0xFF6060);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);

  private SummaryPicture() {}

  /** Draws the page, with the slices that {@link ResultModel#keySlices} tells. */
  static Picture of(ResultModel model) {
    List<Integer> slices = model.keySlices();
    List<String> lines = lines(model);
    int header = 2 * MARGIN + (lines.size() + 2) * LINE;
    int columns = Math.min(MOST_IN_ROW, slices.size());
    int rows = (slices.size() + columns - 1) / columns;
    int tile = Math.min(LARGEST_TILE, WIDTH / columns - 2 * GAP);
    BufferedImage page =
        new BufferedImage(WIDTH, header + rows * (tile + LINE + GAP), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = page.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      write(g, model, lines);
      Window window = SliceImage.window(model);
      List<Mask> masks = model.acceptedMasks();
      for (int i = 0; i < slices.size(); i++) {
        int left = GAP + i % columns * (tile + GAP);
        int top = header + i / columns * (tile + LINE + GAP);
        int slice = slices.get(i);
        SliceImage image = SliceImage.of(model.finding().volume().slices().get(slice), window);
        draw(g, image, masks.get(slice), left, top, tile);
        g.setColor(INK);
        g.drawString(
            Messages.get("summary.slice", slice + 1, model.finding().slices().size()),
            left,
            top + tile + LINE - 6);
      }
    } finally {
      g.dispose();
    }
    return picture(page);
  }

  private static List<String> lines(ResultModel model) {
    Finding finding = model.finding();
    int accepted = model.accepted().size();
    List<String> lines = new ArrayList<>();
    lines.add(
        model.rows().isEmpty()
            ? Messages.get("summary.negative")
            : Messages.get("summary.accepted", accepted, model.rows().size()));
    if (finding.outcome() == Outcome.UNDETERMINED) {
      lines.add(ResultWords.outcome(finding));
    }
    ResultWords.slicesToLookAt(finding).ifPresent(lines::add);
    if (accepted > 0) {
      OptionalDouble volume = model.acceptedVolumeMl();
      lines.add(
          volume.isPresent()
              ? Messages.get("total", volume.getAsDouble())
              : Messages.get("total.unknown"));
    }
    lines.add(
        Messages.get(
                "score", finding.screeningScore(), finding.gate(), model.mostSuspiciousSlice() + 1)
            + ", "
            + Messages.get("summary.threshold", finding.threshold()));
    lines.add(
        Messages.get(
            "details.device",
            finding.provenance().device().name(),
            finding.provenance().device().why()));
    return lines;
  }

  private static void write(Graphics2D g, ResultModel model, List<String> lines) {
    PackManifest pack = model.finding().provenance().pack();
    int y = MARGIN + LINE;
    g.setFont(TITLE);
    g.setColor(INK);
    g.drawString(
        Messages.get("result.title", Messages.get("lesion." + model.finding().lesionType().id())),
        MARGIN,
        y);
    y += LINE;
    g.setColor(WARNING);
    g.drawString(Messages.get("notice", pack.name(), pack.version()), MARGIN, y);
    g.setFont(TEXT);
    g.setColor(INK);
    for (String line : lines) {
      y += LINE;
      g.drawString(line, MARGIN, y);
    }
  }

  private static void draw(Graphics2D g, SliceImage image, Mask mask, int left, int top, int size) {
    Graphics2D tile = (Graphics2D) g.create(left, top, size, size);
    try {
      AffineTransform place = image.fit(size, size);
      tile.drawImage(image.image(), place, null);
      tile.setStroke(new BasicStroke(ResultPainter.OUTLINE_POINTS));
      tile.setColor(ResultPainter.RESULT);
      tile.draw(place.createTransformedShape(ResultPainter.outline(mask)));
    } finally {
      tile.dispose();
    }
  }

  private static Picture picture(BufferedImage page) {
    byte[] rgb = new byte[3 * page.getWidth() * page.getHeight()];
    int at = 0;
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        int colour = page.getRGB(x, y);
        rgb[at++] = (byte) (colour >> 16);
        rgb[at++] = (byte) (colour >> 8);
        rgb[at++] = (byte) colour;
      }
    }
    return new Picture(page.getWidth(), page.getHeight(), rgb);
  }
}
