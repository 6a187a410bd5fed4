package org.dcm4che3.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Text of several character repertoires that escape sequences switch (DICOM PS3.5, section
 * 6.1.2.5). The first repertoire is active at the start and again after each delimiter.
 */
final class CodeExtensions {

  private static final byte ESCAPE = 0x1B;
  private static final int FIRST_GRAPHIC = 0x21;

  private final List<CharacterRepertoire> repertoires;
  private final CharacterRepertoire initial;

  CodeExtensions(List<CharacterRepertoire> repertoires) {
    this.repertoires = repertoires;
    this.initial = repertoires.get(0);
  }

  String decode(byte[] bytes, String delimiters) {
    return new Decoding(bytes, delimiters).text();
  }

  byte[] encode(String text, String delimiters) {
    if (initial.charset().newEncoder().canEncode(text)) {
      return text.getBytes(initial.charset());
    }
    return new Encoding(delimiters).bytes(text);
  }

  /** One pass over the bytes, a run of one charset at a time. */
  private final class Decoding {
    private final byte[] bytes;
    private final String delimiters;
    private final StringBuilder text = new StringBuilder();
    private CharacterRepertoire g0 = initial;
    private CharacterRepertoire g1 = initial;
    private Charset runCharset = initial.charset();
    private int runStart;
    private int next;

    Decoding(byte[] bytes, String delimiters) {
      this.bytes = bytes;
      this.delimiters = delimiters;
    }

    String text() {
      while (next < bytes.length) {
        if (bytes[next] != ESCAPE || !designate()) {
          takeCharacter();
        }
      }
      endRun();
      return text.toString();
    }

    private boolean designate() {
      for (CharacterRepertoire repertoire : CharacterRepertoire.values()) {
        if (follows(repertoire.g0)) {
          endRun();
          // Both halves of a Latin repertoire are told by G1: ESC ( B keeps G1.
          g0 = repertoire.bytesPerCharacter == 1 ? singleByte(repertoire) : repertoire;
          skip(repertoire.g0);
          return true;
        }
        if (follows(repertoire.g1)) {
          endRun();
          g1 = repertoire;
          skip(repertoire.g1);
          return true;
        }
      }
      return false;
    }

    private CharacterRepertoire singleByte(CharacterRepertoire repertoire) {
      return repertoire == CharacterRepertoire.KATAKANA ? repertoire : CharacterRepertoire.ASCII;
    }

    private boolean follows(String designation) {
      if (designation == null || next + designation.length() >= bytes.length) {
        return false;
      }
      for (int i = 0; i < designation.length(); i++) {
        if (bytes[next + 1 + i] != designation.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    private void skip(String designation) {
      next += 1 + designation.length();
      runStart = next;
    }

    private void takeCharacter() {
      int code = bytes[next] & 0xFF;
      if (code < FIRST_GRAPHIC || code < 0x80 && g0.bytesPerCharacter == 1) {
        takeSingle(code);
        return;
      }
      CharacterRepertoire active = code < 0x80 ? g0 : g1;
      inCharset(active.charset());
      next = Math.min(bytes.length, next + active.bytesPerCharacter);
    }

    private void takeSingle(int code) {
      boolean delimiter = delimiters.indexOf(code) >= 0;
      inCharset(g0.bytesPerCharacter == 1 ? g0.charset() : initial.charset());
      next++;
      if (delimiter) {
        g0 = initial;
        g1 = initial;
      }
    }

    private void inCharset(Charset charset) {
      if (!charset.equals(runCharset)) {
        endRun();
        runCharset = charset;
      }
    }

    private void endRun() {
      if (next > runStart) {
        text.append(new String(bytes, runStart, next - runStart, runCharset));
      }
      runStart = next;
    }
  }

  /** One pass over the text, an escape sequence before a character that needs one. */
  private final class Encoding {
    private final String delimiters;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<CharacterRepertoire, CharsetEncoder> encoders =
        new EnumMap<>(CharacterRepertoire.class);
    private CharacterRepertoire g0 = initial;
    private CharacterRepertoire g1 = initial;

    Encoding(String delimiters) {
      this.delimiters = delimiters;
    }

    byte[] bytes(String text) {
      text.codePoints().forEach(this::put);
      restoreInitial();
      return out.toByteArray();
    }

    private void put(int codePoint) {
      if (delimiters.indexOf(codePoint) >= 0 || codePoint < FIRST_GRAPHIC - 1) {
        restoreInitial();
        out.write(codePoint);
        return;
      }
      String character = Character.toString(codePoint);
      if (!putInto(g1, character, true) && !putInto(g0, character, false)) {
        designateFor(character);
      }
    }

    private void restoreInitial() {
      if (g0 != initial) {
        escape(initial.g0);
        g0 = initial;
      }
      if (g1 != initial && initial.g1 != null) {
        escape(initial.g1);
      }
      g1 = initial;
    }

    private void designateFor(String character) {
      for (CharacterRepertoire repertoire : repertoires) {
        if (repertoire.g0 != null && isInHalf(repertoire, character, false)) {
          escape(repertoire.g0);
          g0 = repertoire;
          putInto(g0, character, false);
          return;
        }
        if (repertoire.g1 != null && isInHalf(repertoire, character, true)) {
          escape(repertoire.g1);
          g1 = repertoire;
          putInto(g1, character, true);
          return;
        }
      }
      restoreInitial();
      out.write('?');
    }

    private boolean putInto(CharacterRepertoire repertoire, String character, boolean upper) {
      if (!isInHalf(repertoire, character, upper)) {
        return false;
      }
      out.writeBytes(encoded(repertoire, character));
      return true;
    }

    private boolean isInHalf(CharacterRepertoire repertoire, String character, boolean upper) {
      byte[] bytes = encoded(repertoire, character);
      return bytes != null && bytes[0] < 0 == upper;
    }

    /** Null when the repertoire has no such character of its own size. */
    private byte[] encoded(CharacterRepertoire repertoire, String character) {
      CharsetEncoder encoder =
          encoders.computeIfAbsent(repertoire, any -> any.charset().newEncoder());
      try {
        ByteBuffer encoded = encoder.encode(CharBuffer.wrap(character));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes.length == repertoire.bytesPerCharacter ? bytes : null;
      } catch (CharacterCodingException e) {
        return null;
      }
    }

    private void escape(String designation) {
      out.write(ESCAPE);
      designation.chars().forEach(out::write);
    }
  }
}
