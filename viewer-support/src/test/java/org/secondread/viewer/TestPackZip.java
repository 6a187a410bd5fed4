package org.secondread.viewer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.secondread.testing.TestPack;

/** A pack of tiny networks as a hospital would get it. */
public final class TestPackZip {
  private TestPackZip() {}

  /** Writes it, its source in a folder beside the zip. */
  public static Path write(Path zip) throws IOException {
    Path pack = Files.createDirectories(zip.resolveSibling("source-" + zip.getFileName()));
    TestPack.ofBlood(pack);
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (String file : List.of("pack.json", "classifier.onnx", "segmenter.onnx")) {
        entries.putNextEntry(new ZipEntry(file));
        Files.copy(pack.resolve(file), entries);
        entries.closeEntry();
      }
    }
    return zip;
  }
}
