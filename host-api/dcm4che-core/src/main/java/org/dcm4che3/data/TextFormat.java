package org.dcm4che3.data;

import org.dcm4che3.util.StringUtils;

/** How text becomes values: which characters, which delimiters, one value or several. */
enum TextFormat {
  ASCII(false, true, "\\"),
  TEMPORAL(false, true, "\\"),
  DECIMAL(false, true, "\\"),
  INTEGER(false, true, "\\"),
  STRING(true, true, "\\"),
  PERSON_NAME(true, true, "^=\\"),
  TEXT(true, false, "\t\n\f\r"),
  URI(false, false, "");

  /** Whether Specific Character Set applies. */
  final boolean extendedCharacters;

  private final boolean multiValued;

  /** Characters that reset code extensions (DICOM PS3.5, section 6.1.2.5.3). */
  private final String delimiters;

  TextFormat(boolean extendedCharacters, boolean multiValued, String delimiters) {
    this.extendedCharacters = extendedCharacters;
    this.multiValued = multiValued;
    this.delimiters = delimiters;
  }

  /** A String, a String[] of two or more values, or {@link Value#NULL} for nothing. */
  Object decode(byte[] bytes, SpecificCharacterSet characterSet) {
    String decoded = characters(characterSet).decode(bytes, delimiters);
    if (multiValued) {
      return orNull(StringUtils.splitAndTrim(decoded, '\\'));
    }
    String trimmed = StringUtils.trimTrailing(decoded);
    return orNull(this == TEXT ? characterSet.toText(trimmed) : trimmed);
  }

  byte[] encode(Object value, SpecificCharacterSet characterSet) {
    return characters(characterSet).encode(join(value), delimiters);
  }

  private static String join(Object value) {
    if (value instanceof double[] numbers) {
      return StringUtils.concat(toStrings(numbers), '\\');
    }
    if (value instanceof long[] numbers) {
      return StringUtils.concat(toStrings(numbers), '\\');
    }
    return value instanceof String[] several ? StringUtils.concat(several, '\\') : (String) value;
  }

  private SpecificCharacterSet characters(SpecificCharacterSet characterSet) {
    return extendedCharacters ? characterSet : SpecificCharacterSet.ASCII;
  }

  /** The value of a text that may hold several values between backslashes. */
  Object value(String s) {
    if (s == null || s.isEmpty()) {
      return Value.NULL;
    }
    return multiValued ? StringUtils.splitAndTrim(s, '\\') : s;
  }

  Object value(String[] values) {
    if (values == null || values.length == 0) {
      return Value.NULL;
    }
    return values.length == 1 ? value(values[0]) : values;
  }

  private static Object orNull(Object value) {
    return "".equals(value) ? Value.NULL : value;
  }

  /** All values of a decoded value as text. */
  static String[] strings(Object value) {
    if (value == Value.NULL) {
      return StringUtils.EMPTY_STRING;
    }
    if (value instanceof double[] numbers) {
      return toStrings(numbers);
    }
    if (value instanceof long[] numbers) {
      return toStrings(numbers);
    }
    return value instanceof String[] several ? several : new String[] {(String) value};
  }

  private static String[] toStrings(double[] numbers) {
    String[] values = new String[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      values[i] = Double.isNaN(numbers[i]) ? "" : StringUtils.formatDS(numbers[i]);
    }
    return values;
  }

  private static String[] toStrings(long[] numbers) {
    String[] values = new String[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      values[i] = Long.toString(numbers[i]);
    }
    return values;
  }
}
