package org.secondread.headless.montage;

import java.io.IOException;
import java.util.List;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/** A picture of every slice with the outlines of the CRF mask and of the final mask. */
public final class Montage {
  private static final int TILE = 240;
  private static final int GAP = 4;
  private static final int BAR = 26;
  private static final int WIDEST_ROW = 8;
  private static final int NARROWEST = 760;

  private static final int PAPER = 0x101010;
  private static final int INK = 0xE0E0E0;
  private static final int WARNING = 0xFF6060;
  private static final int CRF = 0x56B4E9;
  private static final int FINAL = 0xF0C000;

  private Montage() {}

  /**
   * One slice of the montage.
   *
   * @param grey the slice in 0..1
   * @param crf the CRF mask on the same grid
   * @param result the final mask on the same grid
   * @param pastGate whether the classifier's gate let lesions through here
   */
  public record Tile(GreyImage grey, Mask crf, Mask result, boolean pastGate) {}

  /**
   * Draws the montage.
   *
   * @param title first line, without any name of a patient
   * @param tiles slices in order; numbered from 1
   * @param aspect row spacing divided by column spacing
   * @return a PNG file's bytes
   */
  public static byte[] png(String title, List<Tile> tiles, double aspect) throws IOException {
    Crop crop = Crop.around(tiles.stream().map(Tile::grey).toList());
    double mmHeight = crop.height() * aspect;
    double scale = TILE / Math.max(crop.width(), mmHeight);
    int tileWidth = Math.max(1, (int) Math.round(crop.width() * scale));
    int tileHeight = Math.max(1, (int) Math.round(mmHeight * scale));
    int columns = Math.min(WIDEST_ROW, (int) Math.ceil(Math.sqrt(tiles.size() * 1.6)));
    int rows = (tiles.size() + columns - 1) / columns;
    int width = Math.max(NARROWEST, columns * (tileWidth + GAP) + GAP);
    int height = 2 * BAR + rows * (tileHeight + GAP) + GAP;

    Canvas canvas = new Canvas(width, height, PixelFont.load());
    canvas.box(0, 0, width, height, PAPER);
    canvas.text(GAP, 6, 2, INK, title);
    legend(canvas, BAR + 4);
    for (int i = 0; i < tiles.size(); i++) {
      int left = GAP + (i % columns) * (tileWidth + GAP);
      int top = 2 * BAR + GAP + (i / columns) * (tileHeight + GAP);
      draw(canvas, tiles.get(i), crop, i + 1, left, top, tileWidth, tileHeight);
    }
    return canvas.png();
  }

  private static void legend(Canvas canvas, int top) {
    int left = GAP;
    left = entry(canvas, left, top, CRF, "CRF mask");
    left = entry(canvas, left, top, FINAL, "final outline");
    left = entry(canvas, left, top, INK, "* past the gate");
    canvas.text(left, top, 2, WARNING, "not for clinical use");
  }

  private static int entry(Canvas canvas, int left, int top, int colour, String text) {
    canvas.text(left, top, 2, colour, text);
    return left + Canvas.textWidth(2, text) + 24;
  }

  private static void draw(
      Canvas canvas, Tile tile, Crop crop, int number, int left, int top, int width, int height) {
    GreyImage grey = crop.of(tile.grey());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int level = Math.round(255 * mean(grey, x, y, width, height));
        canvas.dot(left + x, top + y, level << 16 | level << 8 | level);
      }
    }
    canvas.outline(left, top, resized(crop.of(tile.crf()), width, height), CRF);
    canvas.outline(left, top, resized(crop.of(tile.result()), width, height), FINAL);
    canvas.text(left + 3, top + 3, 2, INK, number + (tile.pastGate() ? "*" : ""));
  }

  /** The mean of the source pixels that lie under pixel (x, y) of the tile, clamped to 0..1. */
  private static float mean(GreyImage source, int x, int y, int width, int height) {
    int x0 = x * source.width() / width;
    int x1 = Math.max(x0 + 1, (x + 1) * source.width() / width);
    int y0 = y * source.height() / height;
    int y1 = Math.max(y0 + 1, (y + 1) * source.height() / height);
    float sum = 0;
    for (int v = y0; v < y1; v++) {
      for (int u = x0; u < x1; u++) {
        sum += source.at(u, v);
      }
    }
    float mean = sum / ((x1 - x0) * (y1 - y0));
    return mean > 0 ? Math.min(1, mean) : 0;
  }

  /** Set where any source pixel under the tile's pixel is set, so that no lesion is too small. */
  private static Mask resized(Mask source, int width, int height) {
    Mask resized = new Mask(width, height);
    for (int y = 0; y < height; y++) {
      int y0 = y * source.height() / height;
      int y1 = Math.max(y0 + 1, (y + 1) * source.height() / height);
      for (int x = 0; x < width; x++) {
        int x0 = x * source.width() / width;
        int x1 = Math.max(x0 + 1, (x + 1) * source.width() / width);
        resized.values()[y * width + x] = anySet(source, x0, x1, y0, y1);
      }
    }
    return resized;
  }

  private static boolean anySet(Mask mask, int x0, int x1, int y0, int y1) {
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        if (mask.at(x, y)) {
          return true;
        }
      }
    }
    return false;
  }
}
