package org.secondread.seg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.SpecificCharacterSet;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secondread.LesionType;
import org.secondread.testing.Judges;
import org.secondread.volume.Volume;

class DerivedCharacterSetTest {
  private static final List<String> UTF_8 = List.of("ISO_IR 192");

  @ParameterizedTest
  @EnumSource
  void a_set_of_one_value_is_kept_with_the_bytes_of_the_source(EncodedSource source) {
    Volume volume = source.volume(false);
    Attributes seg = TestVolumes.binary(volume);
    assertEquals(List.of(), SegmentationConformance.check(seg, volume, LesionType.ICH));
    assertEquals(source.hasCodeExtensions() ? UTF_8 : List.of(source.terms), terms(seg));
    if (!source.hasCodeExtensions()) {
      source
          .texts()
          .forEach((tag, text) -> assertArrayEquals(source.encoded(text), bytes(seg, tag), text));
    }
  }

  /** Scanners write a second value and no escape sequence; the host reads no umlaut then. */
  @Test
  void letters_that_the_host_cannot_read_stay_in_the_bytes_and_the_set_of_the_source() {
    Volume volume = unescaped(EncodedSource.LATIN_1.encoded("M\u00fcller^J\u00f6rg"));
    Attributes seg = TestVolumes.binary(volume);
    assertEquals(List.of(), SegmentationConformance.check(seg, volume, LesionType.ICH));
    assertEquals(List.of("", "ISO 2022 IR 100"), terms(seg));
    assertArrayEquals(
        EncodedSource.LATIN_1.encoded("M\u00fcller^J\u00f6rg"), bytes(seg, Tag.PatientName));
  }

  @Test
  void a_comment_beyond_ascii_makes_letters_unreadable_that_the_host_cannot_read() {
    Volume volume = unescaped(EncodedSource.LATIN_1.encoded("M\u00fcller^J\u00f6rg"));
    Attributes seg =
        new SegmentationEncoder()
            .binary(
                volume,
                TestVolumes.masks(volume, 1),
                TestVolumes.info().withComment(EncodedSource.COMMENT));
    assertEquals(List.of(), SegmentationConformance.check(seg, volume, LesionType.ICH));
    assertEquals(UTF_8, terms(seg));
    assertEquals(volume.header().getString(Tag.PatientName), seg.getString(Tag.PatientName));
  }

  private static Volume unescaped(byte[] name) {
    return TestVolumes.axial(
        8,
        8,
        2,
        header -> {
          header.setString(Tag.SpecificCharacterSet, VR.CS, "", "ISO 2022 IR 100");
          header.setBytes(Tag.PatientName, VR.PN, name);
        });
  }

  private static byte[] bytes(Attributes seg, int tag) {
    return (byte[]) seg.getValue(tag);
  }

  @Test
  void text_that_the_source_cannot_hold_makes_it_utf_8() {
    for (String term : List.of("ISO_IR 100", "ISO_IR 144", "ISO_IR 13", "ISO_IR 999", "")) {
      Attributes dataset = dataset(term);
      dataset.setString(Tag.StudyDescription, VR.LO, "\u5c71");
      DerivedCharacterSet.settle(dataset);
      assertEquals(UTF_8, terms(dataset), term);
    }
    for (String term : List.of("ISO_IR 100", "ISO_IR 144", "ISO_IR 13", "ISO_IR 192", "")) {
      Attributes dataset = dataset(term);
      dataset.setString(Tag.StudyDescription, VR.LO, "Head");
      DerivedCharacterSet.settle(dataset);
      assertEquals(term.isEmpty() ? List.of() : List.of(term), terms(dataset));
    }
  }

  @Test
  void the_second_value_and_text_within_items_count_as_well() {
    Attributes dataset = dataset("ISO_IR 100");
    dataset.setString(Tag.PhysiciansOfRecord, VR.PN, "A", "\u5c71");
    DerivedCharacterSet.settle(dataset);
    assertEquals(UTF_8, terms(dataset));

    Attributes outer = dataset("ISO_IR 100");
    Attributes item = new Attributes();
    item.setString(Tag.CodeMeaning, VR.LO, "\u5c71");
    outer.newSequence(Tag.ProcedureCodeSequence, 1).add(item);
    DerivedCharacterSet.settle(outer);
    assertEquals(UTF_8, terms(outer));
  }

  @Test
  void an_item_with_a_set_of_its_own_is_read_by_it() {
    Attributes dataset = dataset("ISO_IR 100");
    dataset.setBytes(Tag.StudyDescription, VR.LO, EncodedSource.LATIN_1.encoded("\u00e9"));
    Attributes item = new Attributes();
    item.setString(Tag.SpecificCharacterSet, VR.CS, EncodedSource.JAPANESE.terms);
    item.setBytes(Tag.CodeMeaning, VR.LO, EncodedSource.JAPANESE.encoded("\u8133"));
    dataset.newSequence(Tag.ProcedureCodeSequence, 1).add(item);
    assertFalse(DerivedCharacterSet.isSettled(dataset));
    DerivedCharacterSet.settle(dataset);
    assertTrue(DerivedCharacterSet.isSettled(dataset));
    assertEquals(UTF_8, terms(dataset));
    assertFalse(item.contains(Tag.SpecificCharacterSet));
    assertEquals("\u8133", item.getString(Tag.CodeMeaning));
    assertEquals("\u00e9", dataset.getString(Tag.StudyDescription));
  }

  /** As Weasis has it, where text without a set is read as UTF-8. */
  @Test
  void a_host_that_takes_utf_8_for_granted_declares_it() throws Exception {
    Method setDefault = defaultSetter();
    setDefault.invoke(null, "ISO_IR 192");
    try {
      Attributes dataset = dataset("");
      dataset.setString(Tag.StudyDescription, VR.LO, "\u5c71");
      DerivedCharacterSet.settle(dataset);
      assertEquals(UTF_8, terms(dataset));
      for (EncodedSource source : EncodedSource.values()) {
        Volume volume = source.volume(false);
        Attributes seg = TestVolumes.binary(volume);
        assertEquals(List.of(), SegmentationConformance.check(seg, volume, LesionType.ICH));
        source.texts().forEach((tag, text) -> assertEquals(text, seg.getString(tag)));
      }
    } finally {
      setDefault.invoke(null, (Object) null);
    }
  }

  private static Method defaultSetter() throws InvocationTargetException {
    try {
      return SpecificCharacterSet.class.getMethod("setDefaultCharacterSet", String.class);
    } catch (NoSuchMethodException e) {
      Judges.skip("this dcm4che has no default character set to choose");
      throw new InvocationTargetException(e);
    }
  }

  @Test
  void escape_sequences_and_question_marks_in_place_of_letters_are_found() {
    Volume volume = EncodedSource.JAPANESE.volume(false);
    for (String broken : List.of("Suzuki=\u001b$BNkLZ\u001b(B", "Suzuki=??", "Suzuki=")) {
      Attributes seg = TestVolumes.binary(volume);
      seg.setString(Tag.ReferringPhysicianName, VR.PN, broken);
      assertEquals(
          List.of("ReferringPhysicianName (0008,0090) is not the source's."),
          SegmentationConformance.check(seg, volume, LesionType.ICH));
    }
    Attributes nested = TestVolumes.binary(volume);
    nested.getNestedDataset(Tag.ProcedureCodeSequence).setString(Tag.CodeMeaning, VR.LO, "?");
    assertEquals(
        List.of("ProcedureCodeSequence (0008,1032) is not the source's."),
        SegmentationConformance.check(nested, volume, LesionType.ICH));
  }

  @Test
  void letters_that_would_be_lost_when_written_are_found() {
    Volume volume = TestVolumes.axial(8, 8, 2);
    Stream.of(new String[] {"ISO_IR 100"}, EncodedSource.JAPANESE.terms)
        .forEach(
            terms -> {
              Attributes seg = TestVolumes.binary(volume);
              seg.setSpecificCharacterSet(terms);
              seg.setString(Tag.SegmentLabel, VR.LO, "\u5c71");
              assertTrue(
                  SegmentationConformance.check(seg, volume, LesionType.ICH)
                      .get(0)
                      .startsWith("SpecificCharacterSet (0008,0005)"));
            });
  }

  @Test
  void a_check_decodes_neither_the_segmentation_nor_its_source() {
    Volume volume =
        TestVolumes.axial(
            8, 8, 2, h -> h.setBytes(Tag.StudyDescription, VR.LO, new byte[] {'S', (byte) 0xFC}));
    volume.header().remove(Tag.SpecificCharacterSet);
    volume.header().setString(Tag.PatientName, VR.PN, "Test");
    Attributes seg = TestVolumes.binary(volume);
    assertEquals(List.of(), SegmentationConformance.check(seg, volume, LesionType.ICH));
    assertTrue(seg.getValue(Tag.StudyDescription) instanceof byte[]);
    assertTrue(volume.header().getValue(Tag.StudyDescription) instanceof byte[]);
  }

  @Test
  void half_a_surrogate_pair_is_left_out() {
    assertEquals("a b", SegmentTexts.line("a \ud83e b"));
  }

  private static Attributes dataset(String term) {
    Attributes dataset = new Attributes();
    if (!term.isEmpty()) {
      dataset.setString(Tag.SpecificCharacterSet, VR.CS, term);
    }
    return dataset;
  }

  private static List<String> terms(Attributes dataset) {
    String[] terms = dataset.getStrings(Tag.SpecificCharacterSet);
    return terms == null ? List.of() : List.of(terms);
  }
}
