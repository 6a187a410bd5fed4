package org.secondread.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are either complete and on the disk, or not there. */
public final class WholeFile {
  private static final int BUFFER = 1 << 16;

  /** Writes the content of a file; need not close the stream. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private WholeFile() {}

  /**
   * Writes beside {@code target}, forces the bytes to the disk and renames, so that a crash or a
   * full disk leaves no half file.
   *
   * @param target an existing file of that name is replaced; its folder must exist
   * @throws IOException when it cannot be written; the target is then as before
   */
  public static void write(Path target, Content content) throws IOException {
    Path beside = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      writeAndForce(beside, content);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      // Gone already after the move.
      Files.deleteIfExists(beside);
    }
  }

  private static void writeAndForce(Path file, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }
}
