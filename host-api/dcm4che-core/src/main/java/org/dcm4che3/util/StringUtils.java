package org.dcm4che3.util;

import java.util.ArrayList;
import java.util.List;

/** Text forms of DICOM values (DICOM PS3.5, section 6.2). */
public class StringUtils {

  public static final String[] EMPTY_STRING = {};

  private static final int MAX_DS_LENGTH = 16;

  private StringUtils() {}

  /** Joins values; a null value counts as empty. */
  public static String concat(String[] values, char delimiter) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        joined.append(delimiter);
      }
      if (values[i] != null) {
        joined.append(values[i]);
      }
    }
    return joined.toString();
  }

  /** The parts between delimiters, untrimmed; none for null or empty text. */
  public static String[] split(String s, char delimiter) {
    if (s == null || s.isEmpty()) {
      return EMPTY_STRING;
    }
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int end = s.indexOf(delimiter); end >= 0; end = s.indexOf(delimiter, begin)) {
      parts.add(s.substring(begin, end));
      begin = end + 1;
    }
    parts.add(s.substring(begin));
    return parts.toArray(EMPTY_STRING);
  }

  /** One trimmed String when there is no delimiter, otherwise a String[] of trimmed parts. */
  public static Object splitAndTrim(String s, char delimiter) {
    if (s.indexOf(delimiter) < 0) {
      return s.trim();
    }
    String[] parts = split(s, delimiter);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].trim();
    }
    return parts;
  }

  public static String trimTrailing(String s) {
    int end = s.length();
    while (end > 0 && s.charAt(end - 1) <= ' ') {
      end--;
    }
    return s.substring(0, end);
  }

  /** The number of an IS value; 0 for null or empty text. */
  public static long parseIS(String s) {
    return s == null || s.isEmpty() ? 0 : Long.parseLong(s);
  }

  /** The number of a UV value; 0 for null or empty text. */
  public static long parseUV(String s) {
    return s == null || s.isEmpty() ? 0 : Long.parseUnsignedLong(s);
  }

  /** The number of a DS value, a decimal comma allowed; 0 for null or empty text. */
  public static double parseDS(String s) {
    return s == null || s.isEmpty() ? 0 : Double.parseDouble(s.replace(',', '.'));
  }

  public static String formatDS(float f) {
    return formatDS(Float.toString(f));
  }

  /** At most 16 characters; digits beyond are cut, not rounded. */
  public static String formatDS(double d) {
    return formatDS(Double.toString(d));
  }

  private static String formatDS(String number) {
    int exponentAt = number.indexOf('E');
    String exponent = exponentAt < 0 ? "" : number.substring(exponentAt);
    String mantissa = exponentAt < 0 ? number : number.substring(0, exponentAt);
    if (mantissa.endsWith(".0")) {
      mantissa = mantissa.substring(0, mantissa.length() - 2);
    }
    int room = MAX_DS_LENGTH - exponent.length();
    return (mantissa.length() > room ? mantissa.substring(0, room) : mantissa) + exponent;
  }
}
