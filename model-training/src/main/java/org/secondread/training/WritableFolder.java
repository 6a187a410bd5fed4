package org.secondread.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out early whether a folder can be written, long before it is, and leaves nothing there. */
public final class WritableFolder {
  private WritableFolder() {}

  /**
   * @param option that names the folder, such as {@code --out}
   * @param folder need not exist
   * @throws IOException when it is no folder, or nothing can be made in it or in the folder above
   */
  public static void require(String option, Path folder) throws IOException {
    Path existing = folder.toAbsolutePath().normalize();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw new IOException(
          "%s is %s, but %s is a file, expected a folder; name another place with %s"
              .formatted(option, folder, existing, option));
    }
    try {
      Files.delete(Files.createTempDirectory(existing, ".secondread"));
    } catch (IOException e) {
      throw new IOException(
          "%s is %s, but nothing can be written in %s (permission denied, read-only or full); name a folder that can be written, or see to its permissions"
              .formatted(option, folder, existing),
          e);
    }
  }
}
