package org.secondread.osgi;

import java.nio.file.Path;
import java.util.Locale;

/** The native libraries that the build unpacked. */
final class Natives {
  private Natives() {}

  /** The folder of those for this machine. */
  static Path ofThisMachine() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String name = system.startsWith("win") ? "win" : system.startsWith("mac") ? "osx" : "linux";
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
    return Path.of(System.getProperty("secondread.natives"), name + "-" + processor);
  }
}
