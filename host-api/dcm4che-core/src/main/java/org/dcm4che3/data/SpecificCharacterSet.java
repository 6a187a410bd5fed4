package org.dcm4che3.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text in bytes by the terms of (0008,0005) Specific Character Set (DICOM PS3.5, section 6.1). */
public class SpecificCharacterSet {

  public static final SpecificCharacterSet ASCII =
      new SpecificCharacterSet(List.of(CharacterRepertoire.ASCII));

  private final List<CharacterRepertoire> repertoires;
  private final CodeExtensions extensions;
  private final String[] codes;

  private SpecificCharacterSet(List<CharacterRepertoire> repertoires, String... codes) {
    this.repertoires = repertoires;
    this.codes = codes;
    this.extensions = repertoires.size() > 1 ? new CodeExtensions(repertoires) : null;
  }

  /** The set of the given defined terms; ASCII without any, and for unknown ones. */
  public static SpecificCharacterSet valueOf(String... codes) {
    if (codes == null || codes.length == 0) {
      return ASCII;
    }
    return new SpecificCharacterSet(repertoiresOf(codes), codes.clone());
  }

  private static List<CharacterRepertoire> repertoiresOf(String[] codes) {
    CharacterRepertoire first = CharacterRepertoire.of(codes[0]);
    List<CharacterRepertoire> all = new ArrayList<>();
    for (String code : codes) {
      all.add(CharacterRepertoire.of(code));
    }
    if (!all.stream().allMatch(CharacterRepertoire::allowsCodeExtensions)) {
      return List.of(first);
    }
    if (!first.containsAscii()) {
      all.add(0, CharacterRepertoire.ASCII); // Some writers leave out the empty first value.
    }
    return List.copyOf(all);
  }

  /** The defined terms; none for the default. */
  public String[] toCodes() {
    return codes.clone();
  }

  /**
   * Encodes text; characters outside of the set become question marks.
   *
   * @param delimiters characters that reset code extensions, or null
   */
  public byte[] encode(String val, String delimiters) {
    return extensions == null
        ? val.getBytes(repertoires.get(0).charset())
        : extensions.encode(val, delimiters == null ? "" : delimiters);
  }

  /**
   * Decodes text; bytes outside of the set become replacement characters.
   *
   * @param delimiters characters that reset code extensions, or null
   */
  public String decode(byte[] val, String delimiters) {
    return extensions == null
        ? new String(val, repertoires.get(0).charset())
        : extensions.decode(val, delimiters == null ? "" : delimiters);
  }

  public boolean isUTF8() {
    return repertoires.get(0) == CharacterRepertoire.UTF_8;
  }

  public boolean containsASCII() {
    return repertoires.get(0).containsAscii();
  }

  /** Whether all text in the other set means the same in this one. */
  public boolean contains(SpecificCharacterSet other) {
    return repertoires.equals(other.repertoires)
        || other.repertoires.equals(ASCII.repertoires) && containsASCII();
  }

  /** The Japanese single-byte set shows a yen sign where ASCII has the backslash. */
  public String toText(String s) {
    return repertoires.get(0) == CharacterRepertoire.KATAKANA ? s.replace('\\', '\u00A5') : s;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SpecificCharacterSet other && repertoires.equals(other.repertoires);
  }

  @Override
  public int hashCode() {
    return repertoires.hashCode();
  }

  @Override
  public String toString() {
    return Arrays.toString(codes);
  }
}
