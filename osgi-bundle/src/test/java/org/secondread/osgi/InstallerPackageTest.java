package org.secondread.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.osgi.InstalledPackage.Outcome;

/** install.sh as it lies in the zip, with a folder that looks like a Weasis. */
@Timeout(600)
class InstallerPackageTest {
  @TempDir private Path folder;
  private InstalledPackage unpacked;
  private Path home;
  private Path weasis;
  private Path target;

  @BeforeEach
  void unpack() throws IOException {
    unpacked = InstalledPackage.unpackWithoutNatives(folder.resolve("unpacked"));
    home = Files.createDirectory(folder.resolve("home"));
    weasis = InstalledPackage.fakeWeasis(folder.resolve("We asis"), "4.7.0");
    // Names as users have them: blanks, quotes, letters beyond ASCII and what means something else
    // in a URL.
    target = folder.resolve("Dr. O'Brien é 100% #1").resolve("second-read");
  }

  private Outcome install(String... more) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--weasis", weasis.toString(), "--to", target.toString()));
    arguments.addAll(List.of(more));
    return unpacked.install(home, arguments.toArray(String[]::new));
  }

  private Outcome uninstall() throws Exception {
    return InstalledPackage.run(
        unpacked.folder().resolve("install.sh"), home, "--uninstall", "--to", target.toString());
  }

  private static Map<String, Long> files(Path folder) throws IOException {
    Map<String, Long> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(folder.relativize(file).toString(), Files.getLastModifiedTime(file).toMillis());
      }
    }
    return found;
  }

  @Test
  void what_is_installed_can_be_found_by_weasis_and_started() throws Exception {
    Map<String, Long> untouched = files(weasis);
    Outcome outcome = install();
    assertEquals(0, outcome.status(), outcome.text());
    assertEquals(untouched, files(weasis), "nothing of Weasis is changed");

    JsonNode entries =
        new ObjectMapper()
            .readTree(target.resolve("second-read.json").toFile())
            .get("weasisPreferences");
    assertEquals("felix.auto.start.125", entries.get(0).get("code").asText());
    String[] urls = entries.get(0).get("value").asText().split(" ");
    assertEquals(6, urls.length);
    for (String url : urls) {
      Path jar = Path.of(new URI(url));
      assertTrue(Files.isRegularFile(jar), url);
      assertTrue(jar.getFileName().toString().matches("secondread-.*-\\d+\\.\\d+\\..*\\.jar"), url);
    }
    Path natives = Path.of(entries.get(1).get("value").asText());
    assertTrue(Files.isRegularFile(natives.resolve(System.mapLibraryName("onnxruntime"))));

    Outcome started = InstalledPackage.run(target.resolve("start-weasis"), home, "a b.dcm");
    String[] arguments = started.text().split("\n");
    assertEquals(2, arguments.length, started.text());
    // As Weasis' launcher reads it.
    String decoded = URLDecoder.decode(arguments[0], StandardCharsets.UTF_8);
    String[] parts = decoded.split("\\$");
    assertEquals("weasis://", parts[0]);
    String property = "weasis:config pro=\"felix.extended.config.properties ";
    assertTrue(parts[1].startsWith(property), decoded);
    String url = parts[1].substring(property.length(), parts[1].length() - 1);
    assertEquals(target.resolve("second-read.json").toRealPath(), Path.of(new URI(url)));
    assertEquals("a b.dcm", arguments[1]);
    assertTrue(
        outcome.text().contains("-Dfelix.extended.config.properties=" + url), outcome.text());
  }

  @Test
  void installing_again_changes_nothing_and_removing_leaves_nothing() throws Exception {
    install();
    Map<String, Long> first = files(target);
    Outcome again = install();
    assertEquals(0, again.status(), again.text());
    Map<String, Long> second = files(target);
    first.remove("installed-files.txt");
    second.remove("installed-files.txt");
    assertEquals(first, second);

    Outcome removed = InstalledPackage.run(target.resolve("install.sh"), home, "--uninstall");
    assertEquals(0, removed.status(), removed.text());
    assertFalse(Files.exists(target));
    Outcome nothing = uninstall();
    assertEquals(0, nothing.status(), nothing.text());
    assertTrue(nothing.text().contains("nothing was removed"), nothing.text());
  }

  @Test
  void another_version_replaces_the_files_of_the_one_before() throws Exception {
    install();
    Path old = Readings.children(unpacked.folder().resolve("bundles")).get(0);
    Path renamed =
        old.resolveSibling(old.getFileName().toString().replaceAll("-\\d.*", "-9.0.0.jar"));
    Files.move(old, renamed);
    Outcome outcome = install();
    assertEquals(0, outcome.status(), outcome.text());
    assertFalse(Files.exists(target.resolve("bundles").resolve(old.getFileName())));
    assertTrue(Files.exists(target.resolve("bundles").resolve(renamed.getFileName())));
  }

  @Test
  void foreign_files_are_neither_overwritten_nor_removed() throws Exception {
    Files.createDirectories(target.resolve("bundles"));
    Path foreign = Files.writeString(target.resolve("second-read.json"), "somebody's");
    Outcome refused = install();
    assertEquals(1, refused.status(), refused.text());
    assertTrue(refused.text().contains("second-read.json"), refused.text());
    assertEquals("somebody's", Files.readString(foreign));
    assertEquals(List.of("second-read.json"), List.copyOf(files(target).keySet()));

    Files.delete(foreign);
    install();
    Files.writeString(target.resolve("bundles/notes.txt"), "somebody's");
    Files.writeString(target.resolve("start-weasis"), "changed");
    Outcome changed = install();
    assertEquals(1, changed.status(), changed.text());
    assertTrue(changed.text().contains("start-weasis"), changed.text());
    Outcome removed = uninstall();
    assertEquals(0, removed.status(), removed.text());
    assertEquals(List.of("bundles/notes.txt", "start-weasis"), List.copyOf(files(target).keySet()));
    assertTrue(removed.text().contains("start-weasis, which was changed"), removed.text());
  }

  @Test
  void a_file_where_a_folder_belongs_is_named_and_stays() throws Exception {
    Files.createDirectories(target);
    Path file = Files.writeString(target.resolve("bundles"), "somebody's");
    Outcome refused = install();
    assertEquals(1, refused.status(), refused.text());
    assertTrue(refused.text().contains(file + "\n"), refused.text());
    assertEquals(List.of("bundles"), List.copyOf(files(target).keySet()));
  }

  @Test
  void a_backslash_in_the_folder_of_the_package_or_of_weasis_is_no_escape() throws Exception {
    Path odd = unpacked.folder().resolveSibling("b\\tn");
    Files.move(unpacked.folder(), odd);
    weasis = Files.move(weasis, weasis.resolveSibling("c\\tn"));
    Outcome outcome =
        InstalledPackage.run(
            odd.resolve("install.sh"),
            home,
            "--weasis",
            weasis.toString(),
            "--to",
            target.toString());
    assertEquals(0, outcome.status(), outcome.text());
    Outcome started = InstalledPackage.run(target.resolve("start-weasis"), home, "a.dcm");
    assertEquals(0, started.status(), started.text());
  }

  @Test
  void an_interrupted_installation_can_be_repeated_and_removed() throws Exception {
    install();
    Path jar = Readings.children(target.resolve("bundles")).get(0);
    Files.delete(jar);
    Files.writeString(target.resolve("bundles/" + jar.getFileName() + ".part"), "half");
    assertEquals(0, install().status());
    assertTrue(Files.exists(jar));
    Files.delete(jar);
    Files.writeString(target.resolve("bundles/" + jar.getFileName() + ".part"), "half");
    assertEquals(0, uninstall().status());
    assertFalse(Files.exists(target));
  }

  @Test
  void every_start_of_weasis_brings_it_where_that_is_asked_for() throws Exception {
    Path cfg = weasis.resolve("lib/app/Weasis.cfg");
    String before = Files.readString(cfg);
    assertEquals(0, install("--always").status());
    Outcome again = install("--always");
    assertEquals(0, again.status(), again.text());
    List<String> added = new ArrayList<>(Files.readAllLines(cfg));
    added.removeAll(before.lines().toList());
    assertEquals(1, added.size(), added.toString());
    assertTrue(added.get(0).startsWith("java-options=-Dfelix.extended.config.properties=file:/"));
    assertEquals(0, uninstall().status());
    assertEquals(before, Files.readString(cfg));
  }

  @Test
  void a_full_disk_leaves_the_configuration_of_weasis_as_it_was() throws Exception {
    Path cfg = weasis.resolve("lib/app/Weasis.cfg");
    // Longer than what a disk without room takes.
    String before = Files.readString(cfg) + "# a comment\n".repeat(10_000);
    Files.writeString(cfg, before);
    Set<PosixFilePermission> rights = PosixFilePermissions.fromString("rw-rw-r--");
    Files.setPosixFilePermissions(cfg, rights);
    install();
    Outcome refused = onFullDisk("--weasis", weasis.toString(), "--always");
    assertEquals(1, refused.status(), refused.text());
    assertTrue(refused.text().contains("stays as it was"), refused.text());
    assertEquals(before, Files.readString(cfg));
    assertEquals(0, install("--always").status());
    String added = Files.readString(cfg);
    assertNotEquals(before, added);
    assertEquals(rights, Files.getPosixFilePermissions(cfg));

    Outcome kept = onFullDisk("--uninstall");
    assertEquals(1, kept.status(), kept.text());
    assertTrue(kept.text().contains("stays as it was"), kept.text());
    assertEquals(added, Files.readString(cfg));
    assertEquals(0, uninstall().status());
    assertEquals(before, Files.readString(cfg));
    assertEquals(
        Set.of("Weasis.cfg", "conf/base.json", "weasis-launcher.jar"),
        files(cfg.getParent()).keySet());
  }

  /** Runs install.sh where no file can become as long as the configuration of Weasis is then. */
  private Outcome onFullDisk(String... more) throws Exception {
    Path limited = Files.writeString(folder.resolve("limited"), "ulimit -f 64\nexec sh \"$@\"\n");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(unpacked.folder().resolve("install.sh").toString()));
    arguments.addAll(List.of("--to", target.toString()));
    arguments.addAll(List.of(more));
    return InstalledPackage.run(limited, home, arguments.toArray(String[]::new));
  }

  @Test
  void another_extension_of_weasis_stays() throws Exception {
    Path cfg = weasis.resolve("lib/app/Weasis.cfg");
    Files.writeString(
        cfg,
        Files.readString(cfg)
            + "java-options=-Dfelix.extended.config.properties=file:conf/x.json\n");
    Outcome outcome = install("--always");
    assertEquals(1, outcome.status(), outcome.text());
    assertTrue(outcome.text().contains("file:conf/x.json"), outcome.text());
    assertFalse(Files.exists(target));
  }

  @Test
  void what_it_cannot_do_is_said_with_what_to_do() throws Exception {
    assertRefused("no Weasis in", "--weasis", home.toString());
    assertRefused("does not exist", "--weasis", home.resolve("nothing").toString());
    Path old = InstalledPackage.fakeWeasis(folder.resolve("old"), "4.6.6");
    assertRefused("4.6.6", "--weasis", old.toString());
    Path odd = InstalledPackage.fakeWeasis(folder.resolve("odd"), "");
    assertRefused("names no version", "--weasis", odd.toString());
    assertRefused("cannot be made", "--weasis", weasis.toString(), "--to", "/proc/second-read");
    Path file = Files.createFile(folder.resolve("file"));
    assertRefused(
        "cannot be made", "--weasis", weasis.toString(), "--to", file.resolve("x").toString());
    assertEquals(2, unpacked.install(home, "--nothing").status());
    assertEquals(2, unpacked.install(home, "--to").status());
    assertEquals(0, unpacked.install(home, "--help").status());
    assertEquals(Map.of(), files(home));
  }

  @Test
  void a_folder_that_is_read_only_is_named() throws Exception {
    Files.createDirectories(target);
    target.toFile().setWritable(false);
    if (Files.isWritable(target)) {
      String why = "This user may write into folders that are read-only";
      System.out.println("SKIPPED: " + why);
      Assumptions.abort(why);
    }
    Outcome outcome = install();
    assertEquals(1, outcome.status(), outcome.text());
    assertTrue(outcome.text().contains("not writable"), outcome.text());
  }

  @Test
  void a_package_for_another_machine_is_refused() throws Exception {
    Path natives = Readings.children(unpacked.folder().resolve("natives")).get(0);
    Files.move(natives, natives.resolveSibling("other-machine"));
    assertRefused("other-machine", "--weasis", weasis.toString());
  }

  private void assertRefused(String why, String... arguments) throws Exception {
    Outcome outcome = unpacked.install(home, arguments);
    assertEquals(1, outcome.status(), outcome.text());
    assertTrue(outcome.text().contains(why), outcome.text());
  }
}
