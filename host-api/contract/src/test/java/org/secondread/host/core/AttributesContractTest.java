package org.secondread.host.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Date;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Code;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.data.Value;
import org.dcm4che3.util.UIDUtils;
import org.junit.jupiter.api.Test;

/** What callers may count on of the classes of org.dcm4che3.data. */
class AttributesContractTest {

  private final Attributes dataset = new Attributes();

  @Test
  void an_absent_element_gives_the_default_or_null() {
    assertNull(dataset.getString(Tag.PatientID));
    assertEquals("none", dataset.getString(Tag.PatientID, "none"));
    assertNull(dataset.getStrings(Tag.PatientID));
    assertEquals(-1, dataset.getInt(Tag.Rows, -1));
    assertNull(dataset.getInts(Tag.Rows));
    assertEquals(2.5, dataset.getDouble(Tag.SliceThickness, 2.5));
    assertNull(dataset.getDoubles(Tag.SliceThickness));
    assertNull(dataset.getSafeBytes(Tag.PixelData));
    assertNull(dataset.getSequence(Tag.ReferencedSeriesSequence));
    assertNull(dataset.getNestedDataset(Tag.ReferencedSeriesSequence));
    assertNull(dataset.getVR(Tag.Rows));
    assertNull(dataset.getValue(Tag.Rows));
    assertNull(dataset.getDate(Tag.StudyDate));
  }

  @Test
  void an_empty_element_is_contained_without_a_value() {
    dataset.setNull(Tag.PatientID, VR.LO);
    dataset.setString(Tag.SliceThickness, VR.DS, "");
    dataset.setBytes(Tag.PatientName, VR.PN, new byte[] {' ', ' '});
    for (int tag : dataset.tags()) {
      assertTrue(dataset.contains(tag));
      assertFalse(dataset.containsValue(tag));
      assertEquals("none", dataset.getString(tag, "none"));
      assertEquals(0, dataset.getStrings(tag).length);
    }
    assertEquals(0, dataset.getDoubles(Tag.SliceThickness).length);
    assertSame(Value.NULL, dataset.getValue(Tag.PatientID));
  }

  @Test
  void values_between_backslashes_are_split_and_trimmed() {
    dataset.setString(Tag.ImageType, VR.CS, "ORIGINAL \\ PRIMARY\\\\AXIAL");
    assertArrayEquals(
        new String[] {"ORIGINAL", "PRIMARY", "", "AXIAL"}, dataset.getStrings(Tag.ImageType));
    assertEquals("AXIAL", dataset.getString(Tag.ImageType, 3));
    assertNull(dataset.getString(Tag.ImageType, 2));
    assertNull(dataset.getString(Tag.ImageType, 4));
  }

  @Test
  void setters_give_the_previous_value() {
    assertNull(dataset.setString(Tag.PatientID, VR.LO, "a"));
    assertEquals("a", dataset.setString(Tag.PatientID, VR.LO, "b"));
    assertEquals("b", dataset.remove(Tag.PatientID));
    assertNull(dataset.remove(Tag.PatientID));
    assertTrue(dataset.isEmpty());
  }

  @Test
  void decimal_strings_have_at_most_16_characters() throws Exception {
    double[] values = {1 / 3d, -2 / 3d, 1e-7 / 3, -1e10 / 3, 5, 0.25, 123456.789, -0.1};
    dataset.setDouble(Tag.ImageOrientationPatient, VR.DS, values);
    assertEquals(values[0], dataset.getDouble(Tag.ImageOrientationPatient, 0));
    byte[] bytes = Encodings.bare(dataset, UID.ExplicitVRLittleEndian);
    Attributes found = Encodings.read(bytes, UID.ExplicitVRLittleEndian);
    String[] texts = found.getStrings(Tag.ImageOrientationPatient);
    for (int i = 0; i < values.length; i++) {
      assertTrue(texts[i].length() <= 16, texts[i]);
      assertEquals(values[i], Double.parseDouble(texts[i]), Math.abs(values[i]) * 1e-9);
    }
    assertEquals("5", texts[4]);
    assertEquals("0.25", texts[5]);
    assertEquals("0.33333333333333", texts[0].substring(0, 16));
  }

  @Test
  void numbers_are_read_from_text_and_binary() {
    dataset.setString(Tag.InstanceNumber, VR.IS, "12");
    dataset.setString(Tag.SliceThickness, VR.DS, "2.5");
    dataset.setInt(Tag.Rows, VR.US, 65535);
    dataset.setInt(Tag.PixelPaddingValue, VR.SS, -5);
    dataset.setDouble(Tag.DiffusionBValue, VR.FD, 1000.5);
    dataset.setInt(Tag.DimensionIndexValues, VR.UL, 1, 2, 3);
    assertEquals(12, dataset.getInt(Tag.InstanceNumber, 0));
    assertEquals(2.5, dataset.getDouble(Tag.SliceThickness, 0));
    assertEquals(2.5f, dataset.getFloat(Tag.SliceThickness, 0));
    assertEquals(65535, dataset.getInt(Tag.Rows, 0));
    assertEquals("65535", dataset.getString(Tag.Rows));
    assertEquals(-5, dataset.getInt(Tag.PixelPaddingValue, 0));
    assertEquals(1000.5, dataset.getDouble(Tag.DiffusionBValue, 0));
    assertArrayEquals(new int[] {1, 2, 3}, dataset.getInts(Tag.DimensionIndexValues));
    assertEquals(3, dataset.getInt(Tag.DimensionIndexValues, 2, 0));
    assertEquals(9, dataset.getInt(Tag.DimensionIndexValues, 3, 9));
  }

  @Test
  void a_number_of_another_kind_gives_the_default() {
    dataset.setInt(Tag.Rows, VR.US, 5);
    dataset.setString(Tag.InstanceNumber, VR.IS, "x");
    dataset.setString(Tag.SliceThickness, VR.DS, "x");
    dataset.setDouble(Tag.DiffusionBValue, VR.FD, 7);
    assertEquals(-1, dataset.getDouble(Tag.Rows, -1));
    assertEquals(-1, dataset.getInt(Tag.InstanceNumber, -1));
    assertEquals(-1, dataset.getDouble(Tag.SliceThickness, -1));
    assertEquals(-1, dataset.getInt(Tag.DiffusionBValue, -1));
    assertNull(dataset.getInts(Tag.InstanceNumber));
    assertNull(dataset.getInts(Tag.DiffusionBValue));
    assertNull(dataset.getDoubles(Tag.SliceThickness));
    assertNull(dataset.getDoubles(Tag.Rows));
  }

  @Test
  void a_source_decimal_string_is_copied_unchanged() {
    dataset.setString(Tag.PixelSpacing, VR.DS, "0.4296870", "+4.5e-01");
    Attributes copy = new Attributes();
    copy.addSelected(dataset, Tag.PixelSpacing);
    assertArrayEquals(new String[] {"0.4296870", "+4.5e-01"}, copy.getStrings(Tag.PixelSpacing));
  }

  @Test
  void an_item_belongs_to_one_sequence_only() {
    Attributes item = new Attributes();
    Sequence first = dataset.newSequence(Tag.ReferencedSeriesSequence, 1);
    first.add(item);
    assertSame(dataset, item.getParent());
    assertEquals(1, item.getLevel());
    Sequence second = dataset.newSequence(Tag.ReferencedStudySequence, 1);
    assertThrows(IllegalArgumentException.class, () -> second.add(item));
    second.add(new Attributes(item));
    first.remove(0);
    assertNull(item.getParent());
    second.add(item);
    assertEquals(2, second.size());
  }

  @Test
  void copies_are_deep_and_selections_must_be_sorted() {
    dataset.setString(Tag.Modality, VR.CS, "CT");
    dataset.setString(Tag.PatientID, VR.LO, "1");
    dataset.setInt(Tag.Rows, VR.US, 3);
    dataset.newSequence(Tag.ReferencedSeriesSequence, 1).add(new Attributes());
    Attributes copy = new Attributes(dataset);
    assertEquals(dataset, copy);
    assertNotSame(
        dataset.getNestedDataset(Tag.ReferencedSeriesSequence),
        copy.getNestedDataset(Tag.ReferencedSeriesSequence));
    Attributes some = new Attributes(dataset, Tag.Modality, Tag.Rows);
    assertArrayEquals(new int[] {Tag.Modality, Tag.Rows}, some.tags());
    Attributes rest = new Attributes();
    rest.addNotSelected(dataset, Tag.Modality, Tag.Rows);
    assertArrayEquals(new int[] {Tag.ReferencedSeriesSequence, Tag.PatientID}, rest.tags());
    copy.setString(Tag.Modality, VR.CS, "MR");
    assertNotEquals(dataset, copy);
  }

  @Test
  void a_functional_group_is_shared_or_the_frames_own() {
    assertNull(dataset.getFunctionGroup(Tag.PixelMeasuresSequence, 0));
    Attributes shared = new Attributes();
    dataset.newSequence(Tag.SharedFunctionalGroupsSequence, 1).add(shared);
    shared.newSequence(Tag.PixelMeasuresSequence, 1).add(new Attributes());
    Sequence frames = dataset.newSequence(Tag.PerFrameFunctionalGroupsSequence, 2);
    for (int i = 0; i < 2; i++) {
      Attributes frame = new Attributes();
      Attributes position = new Attributes();
      position.setInt(Tag.InStackPositionNumber, VR.UL, i);
      frame.newSequence(Tag.FrameContentSequence, 1).add(position);
      frames.add(frame);
    }
    assertSame(
        shared.getNestedDataset(Tag.PixelMeasuresSequence),
        dataset.getFunctionGroup(Tag.PixelMeasuresSequence, 1));
    Attributes own = dataset.getFunctionGroup(Tag.FrameContentSequence, 1);
    assertEquals(1, own.getInt(Tag.InStackPositionNumber, -1));
    assertNull(dataset.getFunctionGroup(Tag.FrameContentSequence, 2));
  }

  @Test
  void private_blocks_are_reserved_and_moved_when_copied() {
    dataset.setString("FIRST", 0x00190001, VR.LO, "a");
    dataset.setString("SECOND", 0x00190001, VR.LO, "b");
    assertEquals("a", dataset.getString(0x00191001));
    assertEquals("b", dataset.getString(0x00191101));
    assertEquals("SECOND", dataset.getPrivateCreator(0x00191101));
    Attributes target = new Attributes();
    target.setString("SECOND", 0x00190002, VR.LO, "c");
    target.addAll(dataset);
    assertEquals("a", target.getString("FIRST", 0x00190001));
    assertEquals("b", target.getString("SECOND", 0x00190001));
    assertEquals("c", target.getString("SECOND", 0x00190002));
  }

  @Test
  void dates_and_times_come_back_to_the_millisecond() {
    Date moment = new Date(1_767_323_045_678L);
    dataset.setDate(Tag.StudyDateAndTime, moment);
    dataset.setDate(Tag.AcquisitionDateTime, VR.DT, moment);
    assertEquals(moment, dataset.getDate(Tag.StudyDateAndTime));
    assertEquals(moment, dataset.getDate(Tag.AcquisitionDateTime));
    assertTrue(dataset.getString(Tag.StudyDate).matches("\\d{8}"));
    assertTrue(dataset.getString(Tag.StudyTime).matches("\\d{6}\\.678"));
    dataset.setString(Tag.SeriesDate, VR.DA, "not a date");
    assertNull(dataset.getDate(Tag.SeriesDate));
  }

  @Test
  void the_timezone_offset_moves_date_and_time_together_but_neither_alone() {
    dataset.setString(Tag.TimezoneOffsetFromUTC, VR.SH, "-0500");
    dataset.setString(Tag.StudyDate, VR.DA, "20260102");
    dataset.setString(Tag.StudyTime, VR.TM, "120000");
    dataset.setString(Tag.AcquisitionDateTime, VR.DT, "20260102120000");
    Date moment = Date.from(Instant.parse("2026-01-02T17:00:00Z"));
    assertEquals(moment, dataset.getDate(Tag.StudyDateAndTime));
    assertEquals(moment, dataset.getDate(Tag.AcquisitionDateTime));
    Attributes elsewhere = new Attributes();
    elsewhere.setString(Tag.StudyDate, VR.DA, "20260102");
    assertEquals(elsewhere.getDate(Tag.StudyDate), dataset.getDate(Tag.StudyDate));
  }

  @Test
  void meta_information_needs_the_sop_uids() {
    assertThrows(
        IllegalArgumentException.class,
        () -> dataset.createFileMetaInformation(UID.ExplicitVRLittleEndian));
    dataset.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    dataset.setString(Tag.SOPInstanceUID, VR.UI, "1.2.3");
    Attributes fmi = dataset.createFileMetaInformation(UID.ExplicitVRLittleEndian);
    assertEquals("1.2.3", fmi.getString(Tag.MediaStorageSOPInstanceUID));
    assertTrue(UIDUtils.isValid(fmi.getString(Tag.ImplementationClassUID)));
  }

  @Test
  void a_code_becomes_an_item_and_back() {
    Code code = new Code("50960005", "SCT", null, "Hemorrhage");
    Attributes item = code.toItem();
    assertEquals("50960005", item.getString(Tag.CodeValue));
    assertFalse(item.contains(Tag.CodingSchemeVersion));
    assertEquals(code, new Code(item));
    assertEquals("(50960005, SCT, \"Hemorrhage\")", code.toString());
    Code longCode = new Code("12345678901234567", "X", "2", "m");
    assertEquals("12345678901234567", longCode.toItem().getString(Tag.LongCodeValue));
    assertEquals(longCode, new Code(longCode.toItem()));
    assertThrows(NullPointerException.class, () -> new Code("1", null, null, "m"));
  }

  @Test
  void the_dictionary_knows_standard_private_and_unknown_elements() {
    assertEquals(VR.OW, ElementDictionary.vrOf(Tag.PixelData, null));
    assertEquals(VR.DS, ElementDictionary.vrOf(Tag.PixelSpacing, null));
    assertEquals(VR.SQ, ElementDictionary.vrOf(Tag.SegmentSequence, null));
    assertEquals(VR.FD, ElementDictionary.vrOf(Tag.DiffusionBValue, null));
    assertEquals(VR.SS, ElementDictionary.vrOf(Tag.PixelPaddingValue, null));
    assertEquals(VR.UL, ElementDictionary.vrOf(0x00080000, null));
    assertEquals(VR.LO, ElementDictionary.vrOf(0x00090010, null));
    assertEquals(VR.UN, ElementDictionary.vrOf(0x00091001, null));
    assertEquals(VR.UN, ElementDictionary.vrOf(0x00080002, null));
    assertEquals(VR.OW, ElementDictionary.vrOf(0x60023000, null));
    assertEquals("PixelData", ElementDictionary.keywordOf(Tag.PixelData, null));
    assertEquals("", ElementDictionary.keywordOf(0x00091001, null));
    assertEquals(Tag.PixelData, ElementDictionary.tagForKeyword("PixelData", null));
    assertEquals(-1, ElementDictionary.tagForKeyword("NoSuchKeyword", null));
  }

  @Test
  void new_uids_are_valid_and_differ() {
    String uid = UIDUtils.createUID();
    assertTrue(UIDUtils.isValid(uid));
    assertTrue(uid.startsWith("2.25."));
    assertNotEquals(uid, UIDUtils.createUID());
    assertTrue(UIDUtils.createUID("1.2.3").startsWith("1.2.3."));
    assertEquals(
        UIDUtils.createNameBasedUID(new byte[] {1}), UIDUtils.createNameBasedUID(new byte[] {1}));
    assertFalse(UIDUtils.isValid("1.02.3"));
    assertFalse(UIDUtils.isValid("1.2."));
    assertFalse(UIDUtils.isValid("1." + "2".repeat(63)));
  }
}
