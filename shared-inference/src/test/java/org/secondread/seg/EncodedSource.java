package org.secondread.seg;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.volume.Volume;

/**
 * Sources whose text is bytes of a character set, put together here by the examples of DICOM PS3.5
 * annexes H to K, so that nothing of the host encodes it.
 */
enum EncodedSource {
  JAPANESE(
      "x-JIS0208",
      "\u001b$B%s\u001b(B",
      "Yamada^Tarou=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046",
      "\u8133",
      "Suzuki=\u9234\u6728",
      "",
      "ISO 2022 IR 87"),
  KOREAN(
      "EUC-KR",
      "\u001b$)C%s",
      "Hong^Gildong=\u6d2a^\u5409\u6d1e=\ud64d^\uae38\ub3d9",
      "\ub1cc",
      "Kim=\uae40",
      "",
      "ISO 2022 IR 149"),
  LATIN_1_EXTENSION(
      "ISO-8859-1",
      "\u001b-A%s",
      "Muller^Jorg=Mu^Jo=M^J\u00f6",
      "\u00e9",
      "Bohm^\u00c4nne",
      "",
      "ISO 2022 IR 100"),
  LATIN_1(
      "ISO-8859-1",
      "%s",
      "M\u00fcller^J\u00f6rg=M\u00fc^J\u00f6=M^J\u00f6",
      "\u00e9",
      "B\u00f6hm^\u00c4nne",
      "ISO_IR 100"),
  UTF_8(
      "UTF-8",
      "%s",
      "Yamada^Tarou=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046",
      "\u8133",
      "Suzuki=\u9234\u6728",
      "ISO_IR 192"),
  CHINESE(
      "GB18030",
      "%s",
      "Wang^XiaoDong=\u738b^\u5c0f\u4e1c=Wang^Dong",
      "\u8111",
      "Li=\u674e",
      "GB18030");

  /** Letters that no two of the sets share. */
  static final String COMMENT = "L\u00e9sion \u5c71 \ud55c \u00df \ud83e\udde0";

  private static final Pattern EXTENDED = Pattern.compile("[^\\p{ASCII}]+");

  final String[] terms;
  private final Charset charset;
  private final String switched;
  private final String name;
  private final String description;
  private final String physician;

  EncodedSource(
      String charset,
      String switched,
      String name,
      String description,
      String physician,
      String... terms) {
    this.charset = Charset.forName(charset);
    this.switched = switched;
    this.name = name;
    this.description = description;
    this.physician = physician;
    this.terms = terms;
  }

  boolean hasCodeExtensions() {
    return terms.length > 1;
  }

  Map<Integer, String> texts() {
    Map<Integer, String> texts = new LinkedHashMap<>();
    texts.put(Tag.PatientName, name);
    texts.put(Tag.PatientID, "ID 1");
    texts.put(Tag.StudyDescription, description);
    texts.put(Tag.ReferringPhysicianName, physician);
    texts.put(Tag.AccessionNumber, "A" + description);
    return texts;
  }

  Volume volume(boolean decoded) {
    return TestVolumes.axial(8, 8, 2, header -> encode(header, decoded));
  }

  private void encode(Attributes header, boolean decoded) {
    header.setString(Tag.SpecificCharacterSet, VR.CS, terms);
    texts().forEach((tag, text) -> header.setBytes(tag, header.getVR(tag), encoded(text)));
    Attributes code = new Attributes();
    code.setString(Tag.CodeValue, VR.SH, "1");
    code.setString(Tag.CodingSchemeDesignator, VR.SH, "99LOCAL");
    code.setBytes(Tag.CodeMeaning, VR.LO, encoded(description));
    header.newSequence(Tag.ProcedureCodeSequence, 1).add(code);
    if (decoded) {
      texts().keySet().forEach(header::getStrings);
      code.getStrings(Tag.CodeMeaning);
    }
  }

  byte[] encoded(String text) {
    return EXTENDED
        .matcher(text)
        .replaceAll(run -> Matcher.quoteReplacement(switched.formatted(inCharset(run.group()))))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Each byte as the letter of its code. */
  private String inCharset(String letters) {
    return new String(letters.getBytes(charset), StandardCharsets.ISO_8859_1);
  }
}
