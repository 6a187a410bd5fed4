package org.secondread.osgi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;

/** The zip of this machine's platform, unpacked, and its installer. */
final class InstalledPackage {
  private static final int LIMIT_MINUTES = 5;

  /**
   * What the installer did.
   *
   * @param status its exit status
   * @param text what it printed, errors too
   */
  record Outcome(int status, String text) {}

  private final Path folder;

  private InstalledPackage(Path folder) {
    this.folder = folder;
  }

  /** Unpacks it; skips the test with a visible line where no package is for this machine. */
  static InstalledPackage unpack(Path into) throws IOException {
    return unpack(into, true);
  }

  /** Unpacks it with empty files for native libraries, of which CUDA's are 600 MB. */
  static InstalledPackage unpackWithoutNatives(Path into) throws IOException {
    return unpack(into, false);
  }

  private static InstalledPackage unpack(Path into, boolean natives) throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("win")) {
      String why = "The installer for Windows is not tried by tests";
      System.out.println("SKIPPED: " + why);
      Assumptions.abort(why);
    }
    String platform =
        (system.startsWith("mac") ? "macos" : "linux")
            + (System.getProperty("os.arch").equals("aarch64") ? "-aarch64" : "-x64");
    Path zip =
        Path.of(
            System.getProperty("secondread.packages")
                + "-"
                + platform
                + "-"
                + System.getProperty("secondread.engine")
                + ".zip");
    if (!Files.exists(zip)) {
      String why = "No package for " + platform + " was built: " + zip;
      System.out.println("SKIPPED: " + why);
      Assumptions.abort(why);
    }
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          boolean copied = natives || !entry.getName().contains("/natives/");
          Files.copy(copied ? entries : InputStream.nullInputStream(), target);
        }
      }
    }
    return new InstalledPackage(Readings.children(into).get(0));
  }

  /** The unpacked zip. */
  Path folder() {
    return folder;
  }

  /** Runs install.sh of the unpacked zip. */
  Outcome install(Path home, String... arguments) throws IOException, InterruptedException {
    return run(folder.resolve("install.sh"), home, arguments);
  }

  /** Runs a script with the POSIX shell. */
  static Outcome run(Path script, Path home, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(arguments));
    // Not a pipe, whose end a script that hangs keeps away.
    Path output = Files.createTempFile("installer", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().remove("XDG_DATA_HOME");
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
      String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      if (!ended) {
        throw new IOException(script + " did not end: " + text);
      }
      return new Outcome(process.exitValue(), text);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  /** A folder that looks like an installed Weasis, with a command that prints its arguments. */
  static Path fakeWeasis(Path folder, String version) throws IOException {
    Path app = Files.createDirectories(folder.resolve("lib/app/conf")).getParent();
    Files.createFile(app.resolve("weasis-launcher.jar"));
    Files.writeString(
        app.resolve("conf/base.json"),
        """
        {
          "weasisPreferences": [
            {
              "code": "felix.auto.start.1",
              "value": "${weasis.codebase.url}/bundle/org.apache.felix.gogo.runtime-1.1.6.jar.xz",
              "description": "OSGI runtime"
            },
            {
              "code": "weasis.version",
              "value": "%s",
              "description": "Application version",
              "type": "A"
            },
            {
              "code": "weasis.name",
              "value": "Weasis"
            }
          ]
        }
        """
            .formatted(version));
    Files.writeString(
        app.resolve("Weasis.cfg"),
        "[Application]\napp.classpath=$APPDIR/weasis-launcher.jar\n\n[JavaOptions]\n"
            + "java-options=-Dgosh.port=17179\n");
    Path command = Files.createDirectories(folder.resolve("bin")).resolve("Weasis");
    Files.writeString(command, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    command.toFile().setExecutable(true);
    return folder;
  }
}
