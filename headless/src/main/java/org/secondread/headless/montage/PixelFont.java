package org.secondread.headless.montage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Letters of 5 x 8 pixels. The fonts of Java need libraries that a server often lacks; this one
 * needs none. A character it does not know is drawn as {@code ?}.
 */
final class PixelFont {
  static final int GLYPH_WIDTH = 5;
  static final int GLYPH_HEIGHT = 8;
  static final int ADVANCE = GLYPH_WIDTH + 1;

  private final Map<Character, boolean[]> glyphs;

  private PixelFont(Map<Character, boolean[]> glyphs) {
    this.glyphs = glyphs;
  }

  static PixelFont load() {
    Map<Character, boolean[]> glyphs = new HashMap<>();
    glyphs.put(' ', new boolean[GLYPH_WIDTH * GLYPH_HEIGHT]);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                PixelFont.class.getResourceAsStream("font-5x8.txt"), StandardCharsets.US_ASCII))) {
      for (String names = lines.readLine(); names != null; names = lines.readLine()) {
        readBand(names, lines, glyphs);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PixelFont(glyphs);
  }

  private static void readBand(String names, BufferedReader lines, Map<Character, boolean[]> glyphs)
      throws IOException {
    for (char name : names.toCharArray()) {
      glyphs.put(name, new boolean[GLYPH_WIDTH * GLYPH_HEIGHT]);
    }
    for (int y = 0; y < GLYPH_HEIGHT; y++) {
      String row = lines.readLine();
      for (int i = 0; i < names.length(); i++) {
        boolean[] glyph = glyphs.get(names.charAt(i));
        for (int x = 0; x < GLYPH_WIDTH; x++) {
          glyph[y * GLYPH_WIDTH + x] = row.charAt(i * ADVANCE + x) == '#';
        }
      }
    }
  }

  /** Whether the glyph of {@code character} has ink at (x, y), counted from its upper left. */
  boolean inked(char character, int x, int y) {
    boolean[] glyph = glyphs.getOrDefault(character, glyphs.get('?'));
    return glyph[y * GLYPH_WIDTH + x];
  }

  boolean knows(char character) {
    return glyphs.containsKey(character);
  }
}
