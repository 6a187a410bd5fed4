package org.dcm4che3.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes, reading ends soon, within bounds, and fails with IOException only. */
class HostileInputTest {

  private static final int MUTANTS = 4000;
  private static final long MEMORY_BOUND = 64L << 20;
  private static final List<String> SYNTAXES =
      List.of(
          UID.ExplicitVRLittleEndian,
          UID.ImplicitVRLittleEndian,
          UID.ExplicitVRBigEndian,
          UID.DeflatedExplicitVRLittleEndian,
          UID.RLELossless);

  @TempDir Path folder;

  @Test
  void mutated_files_are_read_or_refused_within_bounds() throws Exception {
    for (String tsuid : SYNTAXES) {
      byte[] valid = file(tsuid);
      Random random = new Random(tsuid.hashCode());
      assertTimeoutPreemptively(
          Duration.ofMinutes(2),
          () -> {
            for (int i = 0; i < MUTANTS; i++) {
              readWithinBounds(mutated(valid, random), tsuid + " mutant " + i);
            }
          });
    }
  }

  @Test
  void a_file_cut_off_anywhere_is_read_or_refused() throws Exception {
    for (String tsuid : SYNTAXES) {
      byte[] valid = file(tsuid);
      for (int length = 0; length < valid.length; length++) {
        byte[] cut = Arrays.copyOf(valid, length);
        readWithinBounds(cut, tsuid + " cut at " + length);
      }
    }
  }

  @Test
  void random_bytes_are_read_or_refused() {
    Random random = new Random(1);
    for (int i = 0; i < MUTANTS; i++) {
      byte[] noise = new byte[random.nextInt(600)];
      random.nextBytes(noise);
      readWithinBounds(noise, "noise " + i);
    }
  }

  private static void readWithinBounds(byte[] bytes, String what) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    try (DicomInputStream in = new DicomInputStream(unsized(bytes))) {
      useAll(in.readDataset());
    } catch (IOException expected) {
      // the only failure allowed
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(what + " " + HexFormat.of().formatHex(bytes), e);
    }
    long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertTrue(allocated < MEMORY_BOUND, () -> what + " allocated " + allocated + " bytes");
  }

  /** A stream that does not tell its size. */
  private static InputStream unsized(byte[] bytes) {
    return new SequenceInputStream(new ByteArrayInputStream(bytes), InputStream.nullInputStream());
  }

  private static void useAll(Attributes dataset) throws IOException {
    for (int tag : dataset.tags()) {
      dataset.getString(tag);
      dataset.getStrings(tag);
      dataset.getInts(tag);
      dataset.getDoubles(tag);
      dataset.getDate(tag);
      dataset.getBytes(tag);
      dataset.containsValue(tag);
      Sequence items = dataset.getSequence(tag);
      if (items != null) {
        for (Attributes item : items) {
          useAll(item);
        }
      }
    }
    dataset.getFunctionGroup(Tag.PixelMeasuresSequence, 0);
    new Attributes(dataset, !dataset.bigEndian()).equals(dataset);
    dataset.toString();
  }

  private static byte[] mutated(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> putLength(bytes, at, random);
        default -> copyWithin(bytes, at, random);
      }
    }
    return bytes;
  }

  private static void putLength(byte[] bytes, int at, Random random) {
    int[] lengths = {-1, -2, 0, 0x7FFFFFFF, 0x80000000, 0x40000000, 0x00FFFFFF, 7};
    if (at + 4 <= bytes.length) {
      ByteBuffer.wrap(bytes)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(at, lengths[random.nextInt(lengths.length)]);
    }
  }

  private static void copyWithin(byte[] bytes, int at, Random random) {
    int from = random.nextInt(bytes.length);
    int count = Math.min(random.nextInt(32), bytes.length - Math.max(from, at));
    System.arraycopy(bytes, from, bytes, at, count);
  }

  private static byte[] file(String tsuid) throws IOException {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SpecificCharacterSet, VR.CS, "ISO 2022 IR 13", "ISO 2022 IR 87");
    dataset.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    dataset.setString(Tag.SOPInstanceUID, VR.UI, "1.2.3.4");
    dataset.setString(Tag.StudyDate, VR.DA, "20260102");
    dataset.setString(Tag.StudyTime, VR.TM, "030405.6");
    dataset.setString(Tag.PatientName, VR.PN, "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎");
    dataset.setDouble(Tag.PixelSpacing, VR.DS, 0.5, 0.25);
    dataset.setString("MAKER", 0x00091001, VR.UN, "7");
    Sequence series = dataset.newSequence(Tag.ReferencedSeriesSequence, 2);
    for (int i = 0; i < 2; i++) {
      Attributes item = new Attributes();
      item.setString(Tag.SeriesInstanceUID, VR.UI, "1.2." + i);
      Attributes nested = new Attributes();
      nested.setInt(Tag.ReferencedFrameNumber, VR.IS, 1, 2);
      item.newSequence(Tag.ReferencedInstanceSequence, 1).add(nested);
      series.add(item);
    }
    dataset.setInt(Tag.Rows, VR.US, 2);
    dataset.setInt(Tag.PixelPaddingValue, VR.SS, -1);
    if (tsuid.equals(UID.RLELossless)) {
      Fragments fragments = dataset.newFragments(Tag.PixelData, VR.OB, 2);
      fragments.add(null);
      fragments.add(new byte[70]);
    } else {
      dataset.setBytes(Tag.PixelData, VR.OW, new byte[64]);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DicomOutputStream out = new DicomOutputStream(bytes, UID.ExplicitVRLittleEndian)) {
      out.writeDataset(dataset.createFileMetaInformation(tsuid), dataset);
    }
    return bytes.toByteArray();
  }

  @Test
  void a_length_of_gigabytes_is_refused_before_it_is_allocated() throws Exception {
    byte[] bytes = HexFormat.of().parseHex("e07f10004f570000" + "f0ffff7f" + "0102");
    File file = folder.resolve("huge.dcm").toFile();
    Files.write(file.toPath(), bytes);
    EOFException refused =
        assertThrows(EOFException.class, () -> new DicomInputStream(file).readDataset());
    assertEquals(
        "(7FE0,0010) OW at byte 0 has 2147483632 bytes, expected at most 2"
            + " up to the end of the data: truncated or damaged",
        refused.getMessage());
    readWithinBounds(bytes, "huge length in a stream");
  }

  @Test
  void an_element_that_leaves_its_item_is_refused_with_its_place() {
    byte[] bytes =
        HexFormat.of()
            .parseHex(
                "0800151153510000"
                    + "14000000"
                    + "feff00e0"
                    + "0c000000"
                    + "10002000"
                    + "4c4f1000"
                    + "61626364"
                    + "10003000"
                    + "44410800"
                    + "3230323630313032");
    DicomStreamException refused =
        assertThrows(DicomStreamException.class, () -> read(bytes, UID.ExplicitVRLittleEndian));
    assertEquals(
        "(0010,0020) LO at byte 20 has 16 bytes, expected at most 4"
            + " up to the end of its sequence or item: damaged",
        refused.getMessage());
  }

  @Test
  void sequences_nested_without_end_are_refused() {
    byte[] level = HexFormat.of().parseHex("0800151153510000ffffffff" + "feff00e0ffffffff");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 10_000; i++) {
      bytes.writeBytes(level);
    }
    DicomStreamException refused =
        assertThrows(
            DicomStreamException.class,
            () -> read(bytes.toByteArray(), UID.ExplicitVRLittleEndian));
    assertTrue(refused.getMessage().contains("nest deeper than 64"), refused.getMessage());
  }

  @Test
  void a_value_beyond_what_a_deflated_data_set_may_hold_is_refused() throws Exception {
    byte[] head = file(UID.DeflatedExplicitVRLittleEndian);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(head, 0, 144 + (head[140] & 0xFF));
    byte[] gigabyte = HexFormat.of().parseHex("e07f10004f57000000000040");
    try (DeflaterOutputStream deflated =
        new DeflaterOutputStream(bomb, new Deflater(Deflater.BEST_SPEED, true))) {
      deflated.write(gigabyte);
      deflated.write(new byte[1 << 20]);
    }
    IOException refused = assertThrows(IOException.class, () -> read(bomb.toByteArray()));
    assertTrue(refused.getMessage().contains("has 1073741824 bytes"), refused.getMessage());
  }

  @Test
  void what_is_no_dicom_is_refused() {
    for (String text : List.of("", "x", "%PDF-1.7 and so on, long enough to look at", "\0\0\0\0")) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      assertThrows(IOException.class, () -> read(bytes));
    }
    assertThrows(IOException.class, () -> read(new byte[4096]));
    assertThrows(IOException.class, () -> new DicomInputStream(folder.toFile()));
  }

  @Test
  void the_bytes_of_a_damaged_unknown_sequence_stay_as_they_are() throws Exception {
    Attributes dataset = new Attributes();
    byte[] noItems = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    dataset.setBytes(0x00091001, VR.UN, noItems);
    assertNull(dataset.getSequence(0x00091001));
    assertEquals(VR.UN, dataset.getVR(0x00091001));
    assertArrayEquals(noItems, dataset.getBytes(0x00091001));
  }

  private static Attributes read(byte[] file) throws IOException {
    try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(file))) {
      return in.readDataset();
    }
  }

  private static Attributes read(byte[] bare, String tsuid) throws IOException {
    try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(bare), tsuid)) {
      return in.readDataset();
    }
  }
}
