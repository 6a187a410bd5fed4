package org.secondread.host.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.IncompatibleSpecificCharacterSetException;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text of the world, with the person names that the standard gives as examples. */
class CharacterSetContractTest {

  private static final String ESC = "\u001b";

  @TempDir Path folder;

  /** A name in its bytes; {@code canonical} when writing the text gives the same bytes again. */
  record Example(String terms, byte[] bytes, String text, boolean canonical) {
    @Override
    public String toString() {
      return terms + " " + text;
    }
  }

  static Stream<Example> examples() {
    return Stream.of(
        // PS3.5 H.3.1: Japanese, code extensions behind the default repertoire
        example(
            "\\ISO 2022 IR 87",
            "Yamada^Tarou="
                + ESC
                + "$B;3ED"
                + ESC
                + "(B^"
                + ESC
                + "$BB@O:"
                + ESC
                + "(B="
                + ESC
                + "$B$d$^$@"
                + ESC
                + "(B^"
                + ESC
                + "$B$?$m$&"
                + ESC
                + "(B",
            "Yamada^Tarou=山田^太郎=やまだ^たろう"),
        // PS3.5 H.3.2: Japanese, with the single-byte katakana set first
        example(
            "ISO 2022 IR 13\\ISO 2022 IR 87",
            "\u00d4\u00cf\u00c0\u00de^\u00c0\u00db\u00b3="
                + ESC
                + "$B;3ED"
                + ESC
                + "(J^"
                + ESC
                + "$BB@O:"
                + ESC
                + "(J="
                + ESC
                + "$B$d$^$@"
                + ESC
                + "(J^"
                + ESC
                + "$B$?$m$&"
                + ESC
                + "(J",
            "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう"),
        // PS3.5 I.2: Korean
        example(
            "\\ISO 2022 IR 149",
            "Hong^Gildong="
                + ESC
                + "$)C\u00fb\u00f3^"
                + ESC
                + "$)C\u00d1\u00ce\u00d4\u00d7="
                + ESC
                + "$)C\u00c8\u00ab^"
                + ESC
                + "$)C\u00b1\u00e6\u00b5\u00bf",
            "Hong^Gildong=洪^吉洞=홍^길동"),
        // PS3.5 K.2: simplified Chinese with code extensions
        example(
            "\\ISO 2022 IR 58",
            "Zhang^XiaoDong=" + ESC + "$)A\u00d5\u00c5^" + ESC + "$)A\u00d0\u00a1\u00b6\u00ab=",
            "Zhang^XiaoDong=张^小东="),
        // PS3.5 J.1 and J.3: Chinese in Unicode and in GB18030
        new Example(
            "ISO_IR 192",
            "Wang^XiaoDong=王^小東=".getBytes(StandardCharsets.UTF_8),
            "Wang^XiaoDong=王^小東=",
            true),
        example(
            "GB18030",
            "Wang^XiaoDong=\u00cd\u00f5^\u00d0\u00a1\u00b6\u00ab=",
            "Wang^XiaoDong=王^小东="),
        example(
            "GBK", "Wang^XiaoDong=\u00cd\u00f5^\u00d0\u00a1\u00b6\u00ab=", "Wang^XiaoDong=王^小东="),
        example("ISO_IR 100", "Buc^J\u00e9r\u00f4me", "Buc^Jérôme"),
        example("ISO_IR 101", "Wa\u00b3\u00easa", "Wałęsa"),
        example("ISO_IR 109", "\u00c6a\u00fcmo", "Ĉaümo"),
        example("ISO_IR 110", "\u00d0\u00e0", "Đā"),
        example("ISO_IR 144", "\u00bb\u00ee\u00dacee\u00c8", "ЛюкceeШ"),
        example(
            "ISO_IR 126", "\u00c4\u00e9\u00ef\u00ed\u00f5\u00f3\u00e9\u00ef\u00f2", "Διονυσιος"),
        example(
            "ISO_IR 127",
            "\u00e2\u00c8\u00c7\u00e6\u00ea^\u00e4\u00e6\u00d2\u00c7\u00d1",
            "قباني^لنزار"),
        example(
            "ISO_IR 138", "\u00f9\u00f8\u00e5\u00ef^\u00e3\u00e1\u00e5\u00f8\u00e4", "שרון^דבורה"),
        example("ISO_IR 148", "\u00c7avu\u00feo\u00f0lu", "Çavuşoğlu"),
        example("ISO_IR 166", "\u00b9\u00d2\u00c1\u00ca\u00a1\u00d8\u00c5", "นามสกุล"),
        example("ISO_IR 13", "\u00d4\u00cf\u00c0\u00de^\u00c0\u00db\u00b3", "ﾔﾏﾀﾞ^ﾀﾛｳ"),
        example("ISO 2022 IR 100", "Buc^J\u00e9r\u00f4me", "Buc^Jérôme"),
        // Latin and Cyrillic in one name, the second half switched for one component
        example(
            "ISO 2022 IR 100\\ISO 2022 IR 144",
            "Dionisi\u00e9^" + ESC + "-L\u00b4\u00d8\u00de\u00dd\u00d8\u00e1",
            "Dionisié^Дионис",
            false));
  }

  private static Example example(String terms, String latin1, String text) {
    return example(terms, latin1, text, true);
  }

  private static Example example(String terms, String latin1, String text, boolean canonical) {
    return new Example(terms, latin1.getBytes(StandardCharsets.ISO_8859_1), text, canonical);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_name_is_decoded(Example example) {
    assertEquals(trimmed(example.text()), trimmed(named(example).getString(Tag.PatientName)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_name_is_encoded_and_decoded_again(Example example) throws Exception {
    Attributes written = new Attributes();
    written.setString(Tag.SpecificCharacterSet, VR.CS, example.terms().split("\\\\"));
    written.setString(Tag.PatientName, VR.PN, example.text());
    if (example.canonical()) {
      assertArrayEquals(example.bytes(), written.getBytes(Tag.PatientName));
    }
    byte[] bytes = Encodings.bare(written, UID.ExplicitVRLittleEndian);
    Attributes found = Encodings.read(bytes, UID.ExplicitVRLittleEndian);
    assertEquals(trimmed(example.text()), trimmed(found.getString(Tag.PatientName)));
  }

  @Test
  void pydicom_decodes_the_names_that_are_written_here() throws Exception {
    List<String> files = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (Example example : examples().toList()) {
      Attributes dataset = Encodings.sample(1);
      dataset.setString(Tag.SpecificCharacterSet, VR.CS, example.terms().split("\\\\"));
      dataset.setString(Tag.PatientName, VR.PN, example.text());
      Path file = folder.resolve(files.size() + ".dcm");
      Files.write(file, Encodings.file(dataset, UID.ExplicitVRLittleEndian));
      files.add(file.toString());
      expected.add(trimmed(example.text()));
    }
    assertEquals(expected, Outside.python(folder, "pydicom_names.py", files));
  }

  private static String trimmed(String name) {
    return name.replaceAll("=+$", "");
  }

  private static Attributes named(Example example) {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SpecificCharacterSet, VR.CS, example.terms().split("\\\\"));
    dataset.setBytes(Tag.PatientName, VR.PN, example.bytes());
    return dataset;
  }

  @Test
  void an_item_takes_the_character_set_of_its_data_set() {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
    Attributes item = new Attributes();
    dataset.newSequence(Tag.ReferencedSeriesSequence, 1).add(item);
    item.setBytes(Tag.SeriesDescription, VR.LO, new byte[] {'T', (byte) 0xea, 't', 'e'});
    assertEquals("Tête", item.getString(Tag.SeriesDescription));
  }

  @Test
  void changing_the_character_set_keeps_the_text() throws Exception {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
    dataset.setBytes(Tag.SeriesDescription, VR.LO, new byte[] {'T', (byte) 0xea, 't', 'e'});
    dataset.setSpecificCharacterSet("ISO_IR 192");
    assertEquals("Tête", dataset.getString(Tag.SeriesDescription));
    assertArrayEquals(
        "Tête".getBytes(StandardCharsets.UTF_8), dataset.getBytes(Tag.SeriesDescription));
  }

  @Test
  void text_is_copied_into_unicode_and_refused_by_a_set_that_may_not_hold_it() {
    Attributes source = new Attributes();
    source.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
    source.setBytes(Tag.SeriesDescription, VR.LO, new byte[] {'T', (byte) 0xea, 't', 'e'});
    Attributes unicode = new Attributes();
    unicode.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    assertTrue(unicode.addSelected(source, Tag.SeriesDescription));
    assertEquals("Tête", unicode.getString(Tag.SeriesDescription));
    Attributes greek = new Attributes();
    greek.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 126");
    assertThrows(
        IncompatibleSpecificCharacterSetException.class,
        () -> greek.addSelected(source, Tag.SeriesDescription));
    assertFalse(greek.contains(Tag.SeriesDescription));
  }

  @Test
  void a_backslash_in_long_text_is_no_delimiter() throws Exception {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.PatientComments, VR.LT, "a\\b  ");
    byte[] bytes = Encodings.bare(dataset, UID.ExplicitVRLittleEndian);
    Attributes found = Encodings.read(bytes, UID.ExplicitVRLittleEndian);
    assertEquals("a\\b", found.getString(Tag.PatientComments));
    assertArrayEquals(new String[] {"a\\b"}, found.getStrings(Tag.PatientComments));
  }
}
