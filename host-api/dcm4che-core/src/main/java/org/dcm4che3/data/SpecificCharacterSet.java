package org.dcm4che3.data;

import java.nio.charset.StandardCharsets;

/** Specific Character Set. */
public class SpecificCharacterSet {
  public static final SpecificCharacterSet ASCII = new SpecificCharacterSet();

  public static SpecificCharacterSet valueOf(String... codes) {
    return ASCII;
  }

  public String[] toCodes() {
    return new String[0];
  }

  public byte[] encode(String val, String delimiters) {
    return val.getBytes(StandardCharsets.UTF_8);
  }

  public String decode(byte[] val, String delimiters) {
    return new String(val, StandardCharsets.UTF_8);
  }

  public boolean isUTF8() {
    return true;
  }

  public boolean isASCII() {
    return true;
  }

  public boolean containsASCII() {
    return true;
  }

  public boolean contains(SpecificCharacterSet other) {
    return true;
  }

  public String toText(String s) {
    return s;
  }
}
