package org.secondread.headless.montage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.secondread.headless.montage.Montage.Tile;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

class MontageTest {

  @Test
  void bothOutlinesAreDrawnInTheirColours() throws IOException {
    Mask crf = square(64, 10, 20);
    Mask result = square(64, 30, 40);
    BufferedImage picture = read(Montage.png("Head CT", List.of(tile(crf, result)), 1));

    assertTrue(count(picture, 0x56B4E9) > 30, "the CRF outline is missing");
    assertTrue(count(picture, 0xF0C000) > 30, "the final outline is missing");
  }

  @Test
  void aLesionOfOnePixelInALargeSliceStaysVisible() throws IOException {
    Mask result = new Mask(1024, 1024);
    result.values()[500 * 1024 + 501] = true;
    Tile tile = new Tile(grey(1024, 0.5f), new Mask(1024, 1024), result, false);
    Tile empty = new Tile(grey(1024, 0.5f), new Mask(1024, 1024), new Mask(1024, 1024), false);

    int with = count(read(Montage.png("", List.of(tile), 1)), 0xF0C000);
    int without = count(read(Montage.png("", List.of(empty), 1)), 0xF0C000);

    assertEquals(1, with - without);
  }

  @Test
  void everySliceGetsATile() throws IOException {
    Mask none = new Mask(64, 64);
    BufferedImage one = read(Montage.png("", List.of(tile(none, none)), 1));
    BufferedImage many = read(Montage.png("", Collections.nCopies(64, tile(none, none)), 1));

    assertTrue(many.getHeight() > 7 * one.getHeight() / 2, many.getHeight() + " rows");
    assertEquals(8 * 244 + 4, many.getWidth());
  }

  @Test
  void tallPixelsMakeTallTiles() throws IOException {
    GreyImage flat = new GreyImage(64, 16);
    Tile tile = new Tile(flat, new Mask(64, 16), new Mask(64, 16), true);

    int square = read(Montage.png("", List.of(tile), 4)).getHeight();
    int squat = read(Montage.png("", List.of(tile), 1)).getHeight();

    assertEquals(180, square - squat);
  }

  @Test
  void theAirAroundTheHeadIsCutOff() {
    GreyImage slice = new GreyImage(100, 80);
    for (int y = 20; y < 60; y++) {
      Arrays.fill(slice.values(), y * 100 + 30, y * 100 + 70, 0.5f);
    }
    slice.values()[5 * 100 + 5] = 1; // a speck

    assertEquals(new Crop(28, 18, 44, 44), Crop.around(List.of(slice)));
    assertEquals(new Crop(0, 0, 100, 80), Crop.around(List.of(new GreyImage(100, 80))));
  }

  @Test
  void pixelsThatAreNoNumberAreDrawnBlack() throws IOException {
    Mask none = new Mask(64, 64);
    Tile tile = new Tile(grey(64, Float.NaN), none, none, true);

    assertTrue(count(read(Montage.png("", List.of(tile), 1)), 0x000000) > 10_000);
  }

  @Test
  void theFontKnowsEveryCharacterThatTheMontageWrites() {
    PixelFont font = PixelFont.load();
    for (char c : "not for clinical use 0123456789 * mL, (x.y) past the gate: 50%".toCharArray()) {
      assertTrue(font.knows(c), "no glyph for '" + c + "'");
    }
    assertFalse(font.knows('\u00e9'));
  }

  private static Tile tile(Mask crf, Mask result) {
    return new Tile(grey(64, 0.5f), crf, result, false);
  }

  private static GreyImage grey(int size, float value) {
    GreyImage image = new GreyImage(size, size);
    Arrays.fill(image.values(), value);
    return image;
  }

  private static Mask square(int size, int from, int to) {
    Mask mask = new Mask(size, size);
    for (int y = from; y < to; y++) {
      Arrays.fill(mask.values(), y * size + from, y * size + to, true);
    }
    return mask;
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static int count(BufferedImage picture, int colour) {
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if ((picture.getRGB(x, y) & 0xFFFFFF) == colour) {
          count++;
        }
      }
    }
    return count;
  }
}
