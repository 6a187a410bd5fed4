package org.secondread.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.osgi.InstalledPackage.Outcome;

/**
 * What install.sh does on macOS, told by stand-ins for the commands that know the machine and run
 * by bash as a POSIX shell, which is what sh is there.
 */
@Timeout(600)
class InstallerOnMacPackageTest {
  @TempDir private Path folder;
  private Path home;
  private Path packageFolder;
  private Path weasis;
  private Path marks;
  private Path mac;

  @BeforeEach
  void pretend() throws IOException {
    packageFolder = InstalledPackage.unpackWithoutNatives(folder.resolve("Down loads é")).folder();
    Path natives = Readings.children(packageFolder.resolve("natives")).get(0);
    Files.move(natives, natives.resolveSibling("macos-aarch64"));
    home = Files.createDirectory(folder.resolve("home of O'Brien"));
    weasis = fakeApp(folder.resolve("Appli cations/Weasis.app"));

    Path commands = Files.createDirectory(folder.resolve("commands"));
    marks = folder.resolve("marks");
    pretendProcessor("arm64");
    command(commands.resolve("id"), "if [ \"$1\" = -u ]; then echo 501; else echo somebody; fi");
    command(commands.resolve("xattr"), "printf '%s\\n' \"$*\" >>'" + marks + "'");
    mac = folder.resolve("mac");
    command(mac, "PATH='" + commands + "':$PATH exec bash --posix \"$@\"");
  }

  private void pretendProcessor(String name) throws IOException {
    command(
        folder.resolve("commands/uname"),
        "if [ \"$1\" = -m ]; then echo " + name + "; else echo Darwin; fi");
  }

  private static void command(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    file.toFile().setExecutable(true);
  }

  private static Path fakeApp(Path folder) throws IOException {
    Path contents = folder.resolve("Contents");
    InstalledPackage.fakeWeasis(contents, "4.7.0");
    Files.move(contents.resolve("lib/app"), contents.resolve("app"));
    Files.move(contents.resolve("bin"), contents.resolve("MacOS"));
    return folder;
  }

  private Outcome run(Path script, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(script.toString()));
    all.addAll(List.of(arguments));
    return InstalledPackage.run(mac, home, all.toArray(String[]::new));
  }

  private Outcome install(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--weasis", weasis.toString()));
    arguments.addAll(List.of(more));
    return run(packageFolder.resolve("install.sh"), arguments.toArray(String[]::new));
  }

  @Test
  void it_goes_into_the_library_of_the_user_and_starts_the_app() throws Exception {
    Outcome outcome = install();
    assertEquals(0, outcome.status(), outcome.text());
    Path target = home.resolve("Library/Application Support/Second Read");
    String started = InstalledPackage.run(target.resolve("start-weasis"), home, "a b.dcm").text();
    assertTrue(started.startsWith("weasis://%24weasis:config%20pro="), started);
    assertTrue(started.endsWith("\na b.dcm\n"), started);
    assertEquals("-dr com.apple.quarantine " + target.toRealPath() + "\n", Files.readString(marks));

    assertEquals(0, install().status());
    Outcome removed = run(target.resolve("install.sh"), "--uninstall");
    assertEquals(0, removed.status(), removed.text());
    assertFalse(Files.exists(target));
  }

  @Test
  void the_signed_app_is_never_changed() throws Exception {
    Outcome outcome = install("--always");
    assertEquals(1, outcome.status(), outcome.text());
    assertTrue(outcome.text().contains("signature of Weasis"), outcome.text());
    assertEquals(List.of(), Readings.children(home));
  }

  @Test
  void a_mac_with_an_intel_processor_is_told_that_there_is_no_package() throws Exception {
    pretendProcessor("x86_64");
    Outcome outcome = install();
    assertEquals(1, outcome.status(), outcome.text());
    assertTrue(outcome.text().contains("no package for Macs with Intel"), outcome.text());
    assertEquals(List.of(), Readings.children(home));
  }

  @Test
  void what_the_finder_leaves_in_folders_is_in_nobodys_way() throws Exception {
    Files.writeString(packageFolder.resolve("bundles/.DS_Store"), "of the package");
    assertEquals(0, install().status());
    Path target = home.resolve("Library/Application Support/Second Read");
    assertFalse(Files.exists(target.resolve("bundles/.DS_Store")));
    Files.writeString(target.resolve("bundles/.DS_Store"), "of the installation");
    Outcome again = install();
    assertEquals(0, again.status(), again.text());
  }
}
