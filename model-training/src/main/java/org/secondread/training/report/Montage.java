package org.secondread.training.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/** Shows slices with their CAM and the outlines of their masks, four panels each. */
public final class Montage {
  private static final int PER_ROW = 2;
  private static final int RED = 0xff3030;
  private static final int GREEN = 0x30e060;

  private Montage() {}

  /**
   * One slice.
   *
   * @param title a few words
   * @param image the prepared slice, 0..1
   * @param cam normalised CAM, 0..1
   * @param crf CRF_mask
   * @param last the segmenter's mask
   * @param truth the known mask, or null
   */
  public record Entry(
      String title, GreyImage image, GreyImage cam, Mask crf, Mask last, Mask truth) {}

  /** From left to right: slice, CAM, CRF_mask's outline, final outline; the truth's in green. */
  public static BufferedImage draw(List<Entry> entries) {
    int size = entries.get(0).image().width();
    int rows = (entries.size() + PER_ROW - 1) / PER_ROW;
    BufferedImage montage =
        new BufferedImage(4 * PER_ROW * size, rows * size, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = montage.createGraphics();
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    graphics.setColor(Color.YELLOW);
    for (int i = 0; i < entries.size(); i++) {
      int x = i % PER_ROW * 4 * size;
      int y = i / PER_ROW * size;
      Entry entry = entries.get(i);
      Mask none = new Mask(size, size);
      panel(montage, x, y, entry, none, false);
      panel(montage, x + size, y, entry, none, true);
      panel(montage, x + 2 * size, y, entry, entry.crf(), false);
      panel(montage, x + 3 * size, y, entry, entry.last(), false);
      graphics.drawString(entry.title(), x + 4, y + 14);
    }
    graphics.dispose();
    return montage;
  }

  private static void panel(
      BufferedImage montage, int x0, int y0, Entry entry, Mask mask, boolean heat) {
    GreyImage image = entry.image();
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int grey = Math.round(255 * Math.max(0, Math.min(1, image.at(x, y))));
        int colour = grey << 16 | grey << 8 | grey;
        if (heat) {
          int hot = Math.round(255 * entry.cam().at(x, y));
          colour = Math.max(grey, hot) << 16 | grey << 8 | Math.min(grey, 255 - hot);
        }
        if (entry.truth() != null && edge(entry.truth(), x, y)) {
          colour = GREEN;
        }
        if (edge(mask, x, y)) {
          colour = RED;
        }
        montage.setRGB(x0 + x, y0 + y, colour);
      }
    }
  }

  /** A slice with the outlines of a mask in red and of the truth in green. */
  static void outline(
      BufferedImage picture, int x0, int y0, GreyImage slice, Mask mask, Mask truth) {
    panel(picture, x0, y0, new Entry("", slice, null, mask, mask, truth), mask, false);
  }

  private static boolean edge(Mask mask, int x, int y) {
    return mask.at(x, y)
        && (!in(mask, x - 1, y)
            || !in(mask, x + 1, y)
            || !in(mask, x, y - 1)
            || !in(mask, x, y + 1));
  }

  private static boolean in(Mask mask, int x, int y) {
    return x >= 0 && y >= 0 && x < mask.width() && y < mask.height() && mask.at(x, y);
  }
}
