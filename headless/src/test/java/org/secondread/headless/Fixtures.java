package org.secondread.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomOutputStream;
import org.secondread.phantom.Bleed;
import org.secondread.phantom.HeadCtPhantom;
import org.secondread.phantom.HeadGrid;
import org.secondread.testing.TestPack;
import org.secondread.testing.TinyNet;

/** Series and packs for tests. */
final class Fixtures {
  private Fixtures() {}

  /** A pack whose networks answer to brightness alone, above that of a healthy brain. */
  static Path pack(Path folder) throws IOException {
    Files.createDirectories(folder);
    TestPack.write(folder, TinyNet.bloodClassifier(), TinyNet.bloodSegmenter());
    return folder;
  }

  /** The same for infarcts on diffusion weighted MR. */
  static Path infarctPack(Path folder) throws IOException {
    Files.createDirectories(folder);
    TestPack.ofBlood(folder, TestPack.infarctManifest());
    return folder;
  }

  /** The head above the base of the skull, coarse, so that tests are quick. */
  static HeadCtPhantom.Parameters small() {
    return new HeadCtPhantom.Parameters(
        20, new HeadGrid(12, 256, 0.9, 5, -8), 0, Bleed.basalGanglia());
  }

  static Path series(Path folder, HeadCtPhantom.Parameters parameters) throws IOException {
    Files.createDirectories(folder);
    new HeadCtPhantom(parameters).write(folder);
    return folder;
  }

  /** Changes every file of a folder. */
  static void edit(Path folder, Consumer<Attributes> change) throws IOException {
    for (Path file : files(folder)) {
      Attributes dataset;
      try (DicomInputStream in = new DicomInputStream(file.toFile())) {
        dataset = in.readDataset();
      }
      change.accept(dataset);
      try (DicomOutputStream out = new DicomOutputStream(file.toFile())) {
        out.writeDataset(dataset.createFileMetaInformation(UID.ExplicitVRLittleEndian), dataset);
      }
    }
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  static Path only(Path folder, String ending) throws IOException {
    List<Path> found =
        files(folder).stream().filter(file -> file.toString().endsWith(ending)).toList();
    assertEquals(1, found.size(), () -> ending + ": " + found);
    return found.get(0);
  }

  static void assertStatus(ExitCode expected, Cli run) {
    assertEquals(expected.status(), run.status(), run::toString);
  }

  static void assertSays(String expected, String text) {
    assertTrue(text.contains(expected), () -> "'" + expected + "' is not in:\n" + text);
  }

  /** A failure is one clear line, no stack trace, and never looks like a result. */
  static void assertClearFailure(ExitCode expected, String words, Cli run) {
    assertStatus(expected, run);
    assertSays("secondread: ", run.err());
    assertSays(words, run.err());
    assertTrue(!run.err().contains("\tat "), run.err());
    assertTrue(!run.out().contains("lesion outlined"), run.out());
  }
}
