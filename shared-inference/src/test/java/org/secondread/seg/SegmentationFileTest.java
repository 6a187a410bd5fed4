package org.secondread.seg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.testing.Judges;

class SegmentationFileTest {
  @TempDir Path folder;

  /** Writes a segmentation of about half a megabyte to the path it is given. */
  public static final class Main {
    public static void main(String[] arguments) {
      try {
        SegmentationFile.write(
            TestVolumes.binary(TestVolumes.axial(512, 512, 16)), Path.of(arguments[0]));
      } catch (IOException e) {
        System.out.println(e.getMessage());
        System.exit(3);
      }
    }
  }

  @Test
  void a_written_file_begins_with_preamble_and_prefix_and_nothing_lies_beside_it()
      throws Exception {
    Path file = folder.resolve("seg.dcm");
    SegmentationFile.write(TestVolumes.binary(TestVolumes.axial(9, 9, 2)), file);
    byte[] bytes = Files.readAllBytes(file);
    assertArrayEquals("DICM".getBytes(), java.util.Arrays.copyOfRange(bytes, 128, 132));
    assertEquals(List.of("seg.dcm"), names());
  }

  @Test
  void an_existing_file_is_replaced_as_a_whole() throws Exception {
    Path file = folder.resolve("seg.dcm");
    Files.write(file, new byte[100_000]);
    SegmentationFile.write(TestVolumes.binary(TestVolumes.axial(9, 9, 1)), file);
    assertTrue(Files.size(file) < 100_000);
    assertEquals(List.of("seg.dcm"), names());
  }

  @Test
  void a_missing_folder_is_named() {
    Path file = folder.resolve("absent").resolve("seg.dcm");
    IOException e = assertThrows(IOException.class, () -> write(file));
    assertTrue(e.getMessage().contains("absent is no folder"), e.getMessage());
  }

  @Test
  void a_file_in_place_of_the_folder_is_named() throws Exception {
    Path inFile = Files.createFile(folder.resolve("plain")).resolve("seg.dcm");
    IOException e = assertThrows(IOException.class, () -> write(inFile));
    assertTrue(e.getMessage().contains("plain is no folder"), e.getMessage());
  }

  @Test
  void a_folder_in_place_of_the_file_stays() throws Exception {
    Path taken = Files.createDirectory(folder.resolve("seg.dcm"));
    Files.createFile(taken.resolve("inside"));
    assertThrows(IOException.class, () -> write(taken));
    assertTrue(Files.exists(taken.resolve("inside")));
    assertEquals(List.of("seg.dcm"), names());
  }

  @Test
  void a_folder_that_cannot_be_written_is_a_clear_error() {
    // Not even the superuser can create a file here.
    Path kernel = Path.of("/proc/self");
    if (!Files.isDirectory(kernel)) {
      Judges.skip("/proc is not there");
    }
    IOException e = assertThrows(IOException.class, () -> write(kernel.resolve("seg.dcm")));
    assertTrue(e.getMessage().startsWith("Cannot write /proc/self/seg.dcm"), e.getMessage());
    assertTrue(e.getMessage().contains("the folder must be writable"), e.getMessage());
  }

  @Test
  void a_full_disk_leaves_neither_half_file_nor_harms_the_old_one() throws Exception {
    Path file = folder.resolve("seg.dcm");
    Files.writeString(file, "old");
    // A limit on file sizes fails in the middle of a write, as a full disk does.
    Judges.Verdict verdict =
        Judges.run(
            "bash",
            "-c",
            "ulimit -f 64; exec \"$0\" -XX:-UsePerfData -cp \"$1\" \"$2\" \"$3\"",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            System.getProperty("java.class.path"),
            Main.class.getName(),
            file.toString());
    assertEquals(3, verdict.exit(), verdict.output());
    assertTrue(verdict.output().contains("Cannot write " + file), verdict.output());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("seg.dcm"), names());
  }

  private void write(Path file) throws IOException {
    SegmentationFile.write(TestVolumes.binary(TestVolumes.axial(9, 9, 1)), file);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
