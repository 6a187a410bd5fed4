package org.dcm4che3.data;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Characters that a defined term of Specific Character Set stands for (DICOM PS3.3, section
 * C.12.1.1.2), and the escape sequences that designate them as G0 (codes below 128) or G1 (above).
 */
enum CharacterRepertoire {
  ASCII("6", "US-ASCII", "(B", null, 1),
  LATIN_1("100", "ISO-8859-1", "(B", "-A", 1),
  LATIN_2("101", "ISO-8859-2", "(B", "-B", 1),
  LATIN_3("109", "ISO-8859-3", "(B", "-C", 1),
  LATIN_4("110", "ISO-8859-4", "(B", "-D", 1),
  CYRILLIC("144", "ISO-8859-5", "(B", "-L", 1),
  ARABIC("127", "ISO-8859-6", "(B", "-G", 1),
  GREEK("126", "ISO-8859-7", "(B", "-F", 1),
  HEBREW("138", "ISO-8859-8", "(B", "-H", 1),
  LATIN_5("148", "ISO-8859-9", "(B", "-M", 1),
  LATIN_9("203", "ISO-8859-15", "(B", "-b", 1),
  KATAKANA("13", "JIS_X0201", "(J", ")I", 1),
  THAI("166", "TIS-620", "(B", "-T", 1),
  KANJI("87", "x-JIS0208", "$B", null, 2),
  SUPPLEMENTARY_KANJI("159", "JIS_X0212-1990", "$(D", null, 2),
  KOREAN("149", "EUC-KR", null, "$)C", 2),
  SIMPLIFIED_CHINESE("58", "GB2312", null, "$)A", 2),
  UTF_8("192", "UTF-8", null, null, 0),
  GB18030("GB18030", "GB18030", null, null, 0);

  private static final Map<String, CharacterRepertoire> BY_REGISTRATION =
      Stream.of(values()).collect(Collectors.toMap(r -> r.registration, Function.identity()));

  private final String registration;
  private final String charsetName;

  /** What follows ESC to designate G0, or null. */
  final String g0;

  /** What follows ESC to designate G1, or null. */
  final String g1;

  /** 0 when code extensions do not apply. */
  final int bytesPerCharacter;

  CharacterRepertoire(
      String registration, String charsetName, String g0, String g1, int bytesPerCharacter) {
    this.registration = registration;
    this.charsetName = charsetName;
    this.g0 = g0;
    this.g1 = g1;
    this.bytesPerCharacter = bytesPerCharacter;
  }

  /** The repertoire of a defined term; ASCII for an empty or unknown one. */
  static CharacterRepertoire of(String term) {
    if (term == null) {
      return ASCII;
    }
    if (term.equals("GB18030") || term.equals("GBK")) {
      return GB18030;
    }
    String number = term.replaceFirst("^(ISO_IR|ISO 2022 IR) ", "");
    return number.equals(term) ? ASCII : BY_REGISTRATION.getOrDefault(number, ASCII);
  }

  Charset charset() {
    return Charset.forName(charsetName);
  }

  /** Whether it may be the first of several. */
  boolean containsAscii() {
    return bytesPerCharacter == 1 || this == UTF_8 || this == GB18030;
  }

  boolean allowsCodeExtensions() {
    return bytesPerCharacter > 0;
  }
}
