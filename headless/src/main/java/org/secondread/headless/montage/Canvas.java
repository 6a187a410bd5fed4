package org.secondread.headless.montage;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.secondread.image.Mask;

/** A picture to draw on. Colours are 0xRRGGBB; what falls outside is left out. */
final class Canvas {
  private final int width;
  private final int height;
  private final PixelFont font;
  private final BufferedImage image;
  private final int[] pixels;

  Canvas(int width, int height, PixelFont font) {
    this.width = width;
    this.height = height;
    this.font = font;
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  void dot(int x, int y, int colour) {
    if (x >= 0 && y >= 0 && x < width && y < height) {
      pixels[y * width + x] = colour;
    }
  }

  void box(int left, int top, int boxWidth, int boxHeight, int colour) {
    for (int y = top; y < top + boxHeight; y++) {
      for (int x = left; x < left + boxWidth; x++) {
        dot(x, y, colour);
      }
    }
  }

  /**
   * Draws text with its upper left at (left, top), each pixel of the font as {@code zoom} squared.
   */
  void text(int left, int top, int zoom, int colour, String text) {
    for (int i = 0; i < text.length(); i++) {
      for (int y = 0; y < PixelFont.GLYPH_HEIGHT; y++) {
        for (int x = 0; x < PixelFont.GLYPH_WIDTH; x++) {
          if (font.inked(text.charAt(i), x, y)) {
            box(left + (i * PixelFont.ADVANCE + x) * zoom, top + y * zoom, zoom, zoom, colour);
          }
        }
      }
    }
  }

  static int textWidth(int zoom, String text) {
    return text.length() * PixelFont.ADVANCE * zoom;
  }

  /** Draws the pixels of a mask that have a 4-neighbour outside it. */
  void outline(int left, int top, Mask mask, int colour) {
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        if (mask.at(x, y) && isEdge(mask, x, y)) {
          dot(left + x, top + y, colour);
        }
      }
    }
  }

  private static boolean isEdge(Mask mask, int x, int y) {
    return x == 0
        || y == 0
        || x == mask.width() - 1
        || y == mask.height() - 1
        || !mask.at(x - 1, y)
        || !mask.at(x + 1, y)
        || !mask.at(x, y - 1)
        || !mask.at(x, y + 1);
  }

  byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // The cache on disk of ImageIO would leave pixels of the patient in the temporary folder.
    ImageIO.setUseCache(false);
    if (!ImageIO.write(image, "png", bytes)) {
      throw new IOException("This Java has no PNG writer; expected a JDK with java.desktop");
    }
    return bytes.toByteArray();
  }
}
