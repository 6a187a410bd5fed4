package org.secondread.host.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.data.Value;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again, here and by strangers. */
class EncodingContractTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        UID.ImplicitVRLittleEndian,
        UID.ExplicitVRLittleEndian,
        UID.ExplicitVRBigEndian,
        UID.DeflatedExplicitVRLittleEndian
      })
  void a_file_of_each_uncompressed_syntax_is_read_as_it_was_written(String tsuid) throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      Attributes written = Encodings.sample(seed);
      assertSame(written, Encodings.read(Encodings.file(written, tsuid)));
      assertSame(written, Encodings.read(Encodings.file(written, tsuid, Encodings.ALL_LENGTHS)));
    }
  }

  private static void assertSame(Attributes expected, Attributes found) throws IOException {
    assertArrayEquals(expected.tags(), found.tags());
    for (int tag : new int[] {Tag.PatientName, Tag.PatientComments, Tag.SliceThickness}) {
      assertEquals(expected.getString(tag), found.getString(tag));
    }
    assertArrayEquals(
        expected.getStrings(Tag.ImagePositionPatient), found.getStrings(Tag.ImagePositionPatient));
    assertEquals(
        expected.getDouble(Tag.DiffusionBValue, 0), found.getDouble(Tag.DiffusionBValue, 1));
    assertEquals(-2000, found.getInt(Tag.PixelPaddingValue, 0));
    assertEquals(Tag.SliceThickness, found.getInt(Tag.FrameIncrementPointer, 0));
    assertEquals(2, found.getSequence(Tag.ReferencedSeriesSequence).size());
    assertArrayEquals(
        new int[] {1, 2, 3},
        found
            .getNestedDataset(Tag.ReferencedSeriesSequence, 1)
            .getNestedDataset(Tag.ReferencedInstanceSequence)
            .getInts(Tag.ReferencedFrameNumber));
    assertEquals(1, found.getSequence(Tag.ReferencedImageSequence).size());
    assertFalse(found.containsValue(Tag.ReferencedStudySequence));
    assertEquals(
        expected.getString("SECOND READ TEST", 0x00991001),
        found.getString("SECOND READ TEST", 0x00991001, VR.LO));
    assertArrayEquals(
        new Attributes(expected, found.bigEndian()).getBytes(Tag.PixelData),
        found.getBytes(Tag.PixelData));
  }

  @Test
  void strangers_read_every_written_syntax_alike() throws Exception {
    List<String> expected = null;
    for (String tsuid :
        List.of(
            UID.ExplicitVRLittleEndian,
            UID.ImplicitVRLittleEndian,
            UID.ExplicitVRBigEndian,
            UID.DeflatedExplicitVRLittleEndian)) {
      Path file = folder.resolve(tsuid + ".dcm");
      Files.write(file, Encodings.file(Encodings.sample(7), tsuid));
      List<String> seen = judgedByPydicom(file, "judge" + tsuid);
      assertFalse(seen.stream().anyMatch(line -> line.startsWith("REFUSED")), seen::toString);
      expected = expected == null ? seen : expected;
      assertEquals(expected, seen, tsuid);
      List<String> dump = Outside.dcmdump(file);
      assertTrue(dump.stream().anyMatch(line -> line.contains("Müller^Jörg")), tsuid);
    }
    assertEquals(ValueLines.of(Encodings.sample(7)), expected);
  }

  private List<String> judgedByPydicom(Path file, String name) throws Exception {
    Path own = Files.createDirectory(folder.resolve(name));
    List<String> lines = Outside.python(own, "pydicom_values.py", List.of(file.toString()));
    return lines.stream().filter(line -> !line.startsWith("FILE ")).sorted().toList();
  }

  @Test
  void a_file_begins_with_preamble_prefix_and_a_true_group_length() throws Exception {
    byte[] file = Encodings.file(Encodings.sample(1), UID.ExplicitVRLittleEndian);
    assertArrayEquals(new byte[128], Arrays.copyOf(file, 128));
    assertEquals("DICM", new String(file, 128, 4, "US-ASCII"));
    assertEquals("02000000554c0400", HexFormat.of().formatHex(file, 132, 140));
    int length = file[140] & 0xFF | (file[141] & 0xFF) << 8;
    int datasetBegin = 144 + length;
    assertEquals("08000500", HexFormat.of().formatHex(file, datasetBegin, datasetBegin + 4));
    try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(file))) {
      Attributes fmi = in.readFileMetaInformation();
      assertEquals(datasetBegin, in.getPosition());
      assertEquals(UID.ExplicitVRLittleEndian, fmi.getString(Tag.TransferSyntaxUID));
      assertEquals(UID.CTImageStorage, fmi.getString(Tag.MediaStorageSOPClassUID));
      assertArrayEquals(new byte[] {0, 1}, fmi.getBytes(Tag.FileMetaInformationVersion));
      assertTrue(fmi.containsValue(Tag.ImplementationClassUID));
      assertFalse(fmi.contains(Tag.FileMetaInformationGroupLength));
    }
  }

  @Test
  void a_deflated_file_ends_on_an_even_length() throws Exception {
    for (long seed = 0; seed < 10; seed++) {
      byte[] file = Encodings.file(Encodings.sample(seed), UID.DeflatedExplicitVRLittleEndian);
      assertEquals(0, file.length % 2);
    }
  }

  @Test
  void odd_values_are_padded_as_their_vr_wants() throws Exception {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SOPInstanceUID, VR.UI, "1.2.3");
    dataset.setString(Tag.PatientID, VR.LO, "abc");
    dataset.setBytes(Tag.PixelData, VR.OB, new byte[] {1, 2, 3});
    String hex = HexFormat.of().formatHex(Encodings.bare(dataset, UID.ExplicitVRLittleEndian));
    assertEquals(
        "080018005549"
            + "0600"
            + "312e322e3300"
            + "100020004c4f"
            + "0400"
            + "61626320"
            + "e07f10004f42"
            + "0000"
            + "04000000"
            + "01020300",
        hex);
  }

  @Test
  void a_value_too_long_for_its_vr_is_written_as_unknown_and_read_by_the_dictionary()
      throws Exception {
    Attributes dataset = new Attributes();
    double[] values = new double[30_000];
    Arrays.fill(values, 0.125);
    dataset.setDouble(Tag.ImageOrientationPatient, VR.DS, values);
    byte[] bytes = Encodings.bare(dataset, UID.ExplicitVRLittleEndian);
    assertEquals("UN", new String(bytes, 4, 2, "US-ASCII"));
    Attributes found = Encodings.read(bytes, UID.ExplicitVRLittleEndian);
    assertEquals(VR.DS, found.getVR(Tag.ImageOrientationPatient));
    assertArrayEquals(values, found.getDoubles(Tag.ImageOrientationPatient));
  }

  @Test
  void group_lengths_are_written_when_asked_for_and_dropped_when_read() throws Exception {
    DicomEncodingOptions options = new DicomEncodingOptions(true, true, false, true, false);
    byte[] file = Encodings.file(Encodings.sample(3), UID.ExplicitVRLittleEndian, options);
    assertSame(Encodings.sample(3), Encodings.read(file));
    Path written = folder.resolve("lengths.dcm");
    Files.write(written, file);
    assertTrue(Outside.dcmdump(written).stream().anyMatch(line -> line.contains("(0010,0000)")));
  }

  @Test
  void a_command_set_is_implicit_with_its_group_length() throws Exception {
    Attributes command = new Attributes();
    command.setString(Tag.AffectedSOPClassUID, VR.UI, UID.Verification);
    command.setInt(Tag.CommandField, VR.US, 0x30);
    command.setInt(Tag.MessageID, VR.US, 7);
    command.setInt(Tag.CommandDataSetType, VR.US, 0x101);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DicomOutputStream out = new DicomOutputStream(bytes, UID.ImplicitVRLittleEndian)) {
      out.writeCommand(command);
    }
    byte[] encoded = bytes.toByteArray();
    assertEquals("0000000004000000", HexFormat.of().formatHex(encoded, 0, 8));
    assertEquals(encoded.length - 12, encoded[8]);
    try (DicomInputStream in =
        new DicomInputStream(new ByteArrayInputStream(encoded), UID.ImplicitVRLittleEndian)) {
      Attributes found = in.readCommand();
      assertEquals(7, found.getInt(Tag.MessageID, 0));
      assertEquals(UID.Verification, found.getString(Tag.AffectedSOPClassUID));
    }
  }

  @Test
  void meta_information_is_refused_in_a_stream_that_does_not_begin_explicit() throws Exception {
    Attributes dataset = Encodings.sample(1);
    Attributes fmi = dataset.createFileMetaInformation(UID.ImplicitVRLittleEndian);
    try (DicomOutputStream out =
        new DicomOutputStream(new ByteArrayOutputStream(), UID.ImplicitVRLittleEndian)) {
      assertThrows(IllegalStateException.class, () -> out.writeDataset(fmi, dataset));
    }
  }

  @Test
  void a_data_set_without_preamble_and_meta_information_is_recognised() throws Exception {
    for (String tsuid :
        List.of(UID.ImplicitVRLittleEndian, UID.ExplicitVRLittleEndian, UID.ExplicitVRBigEndian)) {
      byte[] bytes = Encodings.bare(Encodings.sample(5), tsuid);
      try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(bytes))) {
        assertNull(in.readFileMetaInformation());
        assertEquals(tsuid, in.getTransferSyntax());
        assertSame(Encodings.sample(5), in.readDataset());
      }
    }
  }

  @Test
  void encapsulated_pixels_are_fragments_behind_an_offset_table() throws Exception {
    Attributes dataset = Encodings.sample(2);
    Fragments written = dataset.newFragments(Tag.PixelData, VR.OB, 3);
    written.add(null);
    written.add(new byte[] {1, 2, 3});
    written.add(new byte[] {4, 5});
    Attributes found = Encodings.read(Encodings.file(dataset, UID.RLELossless));
    Fragments fragments = assertInstanceOf(Fragments.class, found.getValue(Tag.PixelData));
    assertEquals(3, fragments.size());
    assertEquals(Value.NULL, fragments.get(0));
    assertArrayEquals(new byte[] {1, 2, 3, 0}, (byte[]) fragments.get(1));
    assertArrayEquals(new byte[] {4, 5}, (byte[]) fragments.get(2));
    assertEquals(VR.OB, fragments.vr());
  }

  @Test
  void bulk_data_are_skipped_read_or_left_in_the_file() throws Exception {
    Attributes dataset = Encodings.sample(4);
    File file = folder.resolve("bulk.dcm").toFile();
    try (DicomOutputStream out = new DicomOutputStream(file)) {
      out.writeDataset(dataset.createFileMetaInformation(UID.ExplicitVRLittleEndian), dataset);
    }
    byte[] pixels = dataset.getBytes(Tag.PixelData);
    assertFalse(read(file, DicomInputStream.IncludeBulkData.NO).contains(Tag.PixelData));
    assertArrayEquals(
        pixels, read(file, DicomInputStream.IncludeBulkData.YES).getBytes(Tag.PixelData));
    Attributes left = read(file, DicomInputStream.IncludeBulkData.URI);
    BulkData bulkData = assertInstanceOf(BulkData.class, left.getValue(Tag.PixelData));
    assertEquals(30, bulkData.length());
    assertEquals(file.length() - 30, bulkData.offset());
    assertEquals(file.getCanonicalFile(), bulkData.getFile().getCanonicalFile());
    assertArrayEquals(pixels, left.getBytes(Tag.PixelData));
    assertArrayEquals(
        Encodings.file(dataset, UID.ExplicitVRLittleEndian),
        Encodings.file(left, UID.ExplicitVRLittleEndian));
  }

  private static Attributes read(File file, DicomInputStream.IncludeBulkData include)
      throws IOException {
    try (DicomInputStream in = new DicomInputStream(file)) {
      in.setIncludeBulkData(include);
      return in.readDataset();
    }
  }

  @Test
  void reading_stops_before_pixels_or_a_tag() throws Exception {
    byte[] file = Encodings.file(Encodings.sample(6), UID.ExplicitVRLittleEndian);
    try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(file))) {
      Attributes header = in.readDatasetUntilPixelData();
      assertFalse(header.contains(Tag.PixelData));
      assertTrue(header.contains(Tag.Rows));
      assertEquals(Tag.PixelData, in.tag());
      assertEquals(30, in.length());
      assertEquals(file.length - 30, in.getPosition());
    }
    try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(file))) {
      Attributes head = in.readDataset(Tag.PatientName);
      assertTrue(head.contains(Tag.Modality));
      assertFalse(head.contains(Tag.PatientName));
    }
  }

  @Test
  void a_sequence_of_unknown_vr_and_undefined_length_is_implicit_inside() throws Exception {
    byte[] bytes =
        HexFormat.of()
            .parseHex(
                "09001000"
                    + "4c4f0400"
                    + "54455354"
                    + "09001010"
                    + "554e0000"
                    + "ffffffff"
                    + "feff00e0"
                    + "ffffffff"
                    + "10002000"
                    + "04000000"
                    + "61626364"
                    + "feff0de0"
                    + "00000000"
                    + "feffdde0"
                    + "00000000"
                    + "10002000"
                    + "4c4f0400"
                    + "65666768");
    Attributes found = Encodings.read(bytes, UID.ExplicitVRLittleEndian);
    assertEquals("abcd", found.getNestedDataset("TEST", 0x00090010).getString(Tag.PatientID));
    assertEquals("efgh", found.getString(Tag.PatientID));
  }

  @Test
  void a_sequence_of_unknown_vr_and_known_length_is_parsed_when_asked_for() throws Exception {
    byte[] bytes =
        HexFormat.of()
            .parseHex(
                "09001000"
                    + "4c4f0400"
                    + "54455354"
                    + "09001010"
                    + "554e0000"
                    + "14000000"
                    + "feff00e0"
                    + "0c000000"
                    + "10002000"
                    + "04000000"
                    + "61626364");
    Attributes found = Encodings.read(bytes, UID.ExplicitVRLittleEndian);
    assertEquals(VR.UN, found.getVR(0x00091010));
    assertEquals("abcd", found.getNestedDataset("TEST", 0x00090010).getString(Tag.PatientID));
  }
}
