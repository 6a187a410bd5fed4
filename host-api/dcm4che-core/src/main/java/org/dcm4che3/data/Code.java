package org.dcm4che3.data;

import java.io.Serializable;
import java.util.Objects;

/** A coded concept (DICOM PS3.3, section 8). */
public class Code implements Serializable {

  private static final int MAX_SHORT_CODE = 16;
  private static final String NO_MEANING = "<none>";

  private final String codeValue;
  private final String codingSchemeDesignator;
  private final String codingSchemeVersion;
  private final String codeMeaning;

  /**
   * A code of its parts.
   *
   * @param codingSchemeVersion null when the scheme needs none; version 01 of DCM is left out
   * @throws NullPointerException without value or meaning, or without designator for a code that is
   *     no URN
   * @throws IllegalArgumentException for a URN with designator or version
   */
  public Code(
      String codeValue,
      String codingSchemeDesignator,
      String codingSchemeVersion,
      String codeMeaning) {
    Objects.requireNonNull(codeValue, "Missing Code Value");
    if (!isUrn(codeValue)) {
      Objects.requireNonNull(codingSchemeDesignator, "Missing Coding Scheme Designator");
    } else if (codingSchemeDesignator != null || codingSchemeVersion != null) {
      throw new IllegalArgumentException(
          "The URN " + codeValue + " stands alone: give no coding scheme designator or version");
    }
    this.codeValue = codeValue;
    this.codingSchemeDesignator = codingSchemeDesignator;
    this.codingSchemeVersion =
        "DCM".equals(codingSchemeDesignator) && "01".equals(codingSchemeVersion)
            ? null
            : codingSchemeVersion;
    this.codeMeaning = Objects.requireNonNull(codeMeaning, "Missing Code Meaning");
  }

  /** The code of an item of a code sequence. */
  public Code(Attributes item) {
    this(
        valueOf(item),
        item.getString(Tag.CodingSchemeDesignator),
        item.getString(Tag.CodingSchemeVersion),
        item.getString(Tag.CodeMeaning, NO_MEANING));
  }

  private static String valueOf(Attributes item) {
    String longOrUrn = item.getString(Tag.LongCodeValue, item.getString(Tag.URNCodeValue));
    return item.getString(Tag.CodeValue, longOrUrn);
  }

  private static boolean isUrn(String codeValue) {
    return codeValue.startsWith("urn:")
        || codeValue.startsWith("http://")
        || codeValue.startsWith("https://");
  }

  /** A new item for a code sequence; a value longer than 16 characters becomes a long code. */
  public Attributes toItem() {
    Attributes item = new Attributes();
    if (codingSchemeDesignator == null) {
      item.setString(Tag.URNCodeValue, VR.UR, codeValue);
    } else if (codeValue.length() > MAX_SHORT_CODE) {
      item.setString(Tag.LongCodeValue, VR.UC, codeValue);
    } else {
      item.setString(Tag.CodeValue, VR.SH, codeValue);
    }
    if (codingSchemeDesignator != null) {
      item.setString(Tag.CodingSchemeDesignator, VR.SH, codingSchemeDesignator);
    }
    if (codingSchemeVersion != null) {
      item.setString(Tag.CodingSchemeVersion, VR.SH, codingSchemeVersion);
    }
    item.setString(Tag.CodeMeaning, VR.LO, codeMeaning);
    return item;
  }

  public boolean equalsIgnoreMeaning(Code other) {
    return codeValue.equals(other.codeValue)
        && Objects.equals(codingSchemeDesignator, other.codingSchemeDesignator)
        && Objects.equals(codingSchemeVersion, other.codingSchemeVersion);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Code other
        && equalsIgnoreMeaning(other)
        && codeMeaning.equals(other.codeMeaning);
  }

  @Override
  public int hashCode() {
    return codeValue.hashCode();
  }

  /** Such as {@code (91175000, SCT, "Seizure")}. */
  @Override
  public String toString() {
    String scheme = codingSchemeDesignator == null ? "" : codingSchemeDesignator;
    String version = codingSchemeVersion == null ? "" : " [" + codingSchemeVersion + "]";
    return "(" + codeValue + ", " + scheme + version + ", \"" + codeMeaning + "\")";
  }
}
