package org.secondread.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.testing.Judges;

class OutputFolderTest {
  @TempDir Path folder;

  @Test
  void aFileAppearsCompleteUnderItsName() throws Exception {
    OutputFolder output = OutputFolder.open(folder.resolve("a/b"));
    Path file = output.write("x.txt", out -> out.write("whole".getBytes()));
    assertEquals("whole", Files.readString(file));
    assertEquals(List.of(file), Fixtures.files(folder.resolve("a/b")));
  }

  @Test
  void contentThatFailsHalfWayLeavesNothing() throws Exception {
    OutputFolder output = OutputFolder.open(folder);
    CliException failure =
        assertThrows(
            CliException.class,
            () ->
                output.write(
                    "x.txt",
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("the line broke");
                    }));
    assertEquals(ExitCode.OUTPUT, failure.exitCode());
    assertTrue(failure.getMessage().contains("the line broke"), failure.getMessage());
    assertEquals(List.of(), Fixtures.files(folder));
  }

  @Test
  void twoRunsThatEndTogetherTakeDifferentNamesAndLeaveNoClaim() throws Exception {
    OutputFolder one = OutputFolder.open(folder);
    OutputFolder other = OutputFolder.open(folder);
    assertEquals("ich", one.claim("ich"));
    assertEquals("ich-2", other.claim("ich"));
    one.release();
    other.release();
    assertEquals(List.of(), Fixtures.files(folder));
    one.write("ich-seg.dcm", out -> out.write(1));
    assertEquals("ich-2", other.claim("ich"));
    other.release();
  }

  @Test
  void aTakenNameIsKept() throws Exception {
    Path mine = Files.writeString(folder.resolve("x.txt"), "mine");
    OutputFolder output = OutputFolder.open(folder);
    assertThrows(CliException.class, () -> output.write("x.txt", out -> out.write(1)));
    output.discard();
    assertEquals("mine", Files.readString(mine));
  }

  @Test
  void aFailedRunTakesBackItsFilesOnly() throws Exception {
    Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
    OutputFolder output = OutputFolder.open(folder);
    output.write("x.txt", out -> out.write(1));
    output.discard();
    assertEquals(List.of(mine), Fixtures.files(folder));
  }

  @Test
  void aFullDiskLeavesNoHalfFile() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Judges.requireTool("mount");
    Judges.Verdict mount =
        Judges.run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString());
    if (mount.exit() != 0) {
      Judges.skip("a small disk cannot be mounted here: " + mount.output().strip());
    }
    try {
      OutputFolder output = OutputFolder.open(disk);
      output.write("first.bin", out -> out.write(new byte[16 << 10]));
      CliException failure =
          assertThrows(
              CliException.class,
              () -> output.write("second.bin", out -> out.write(new byte[128 << 10])));
      assertEquals(ExitCode.OUTPUT, failure.exitCode());
      assertEquals(List.of(disk.resolve("first.bin")), Fixtures.files(disk));
      output.discard();
      assertEquals(List.of(), Fixtures.files(disk));
    } finally {
      Judges.run("umount", disk.toString());
    }
  }
}
