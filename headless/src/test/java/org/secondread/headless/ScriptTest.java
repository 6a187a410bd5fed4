package org.secondread.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secondread script, with stand-ins for java, javac and mvn that note how they are called. */
class ScriptTest {
  private static final String NOTE = "#!/bin/sh\nprintf '%s\\n' \"$0 $*\" >>\"$CALLS\"\n";
  private static final String JAVA =
      NOTE
          + "[ \"$1\" = -version ] || exit 42\n"
          + "printf '%s\\n' \"openjdk version \\\"${FAKE_JAVA:-17.0.15}\\\" 2025-04-15\" >&2\n";

  @TempDir Path folder;
  private Path home;
  private Path tools;
  private Path calls;

  @BeforeEach
  void copyTheScript() throws IOException {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "a POSIX shell script");
    home = Files.createDirectories(folder.resolve("a home"));
    tools = Files.createDirectories(folder.resolve("tools"));
    calls = folder.resolve("calls");
    Files.createDirectories(home.resolve("headless/src/main"));
    Files.createDirectories(home.resolve("model-training"));
    Files.createDirectories(home.resolve("shared-inference"));
    Files.createDirectories(home.resolve("host-api"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.writeString(home.resolve("headless/src/main/A.java"), "class A {}");
    executable(home.resolve("secondread"), Files.readString(script()));
    executable(tools.resolve("java"), JAVA);
    executable(tools.resolve("javac"), NOTE);
    executable(tools.resolve("mvn"), NOTE);
  }

  @Test
  void theFirstCallBuildsAndTheSecondOnlyRuns() throws Exception {
    assertEquals(42, run(Map.of(), "demo").exit());
    assertEquals(1, callsOf("mvn").size(), this::allCalls);
    assertTrue(callsOf("mvn").get(0).contains("-pl headless -am"), this::allCalls);
    assertTrue(callsOf("java").get(1).endsWith("org.secondread.headless.Main demo"));

    assertEquals(42, run(Map.of(), "demo").exit());
    assertEquals(1, callsOf("mvn").size(), this::allCalls);
  }

  @Test
  void aNewerSourceIsBuiltAgainAndANewerTestIsNot() throws Exception {
    run(Map.of(), "demo");
    Path test = home.resolve("headless/src/test/T.java");
    Files.createDirectories(test.getParent());
    Files.writeString(test, "class T {}");
    makeNewer(test);
    run(Map.of(), "demo");
    assertEquals(1, callsOf("mvn").size(), this::allCalls);

    makeNewer(home.resolve("headless/src/main/A.java"));
    run(Map.of(), "demo");
    assertEquals(2, callsOf("mvn").size(), this::allCalls);
  }

  @Test
  void anotherEngineIsAnotherBuild() throws Exception {
    run(Map.of(), "demo");
    run(Map.of("SECONDREAD_GPU", "1"), "demo");
    run(Map.of("SECONDREAD_GPU", "1"), "demo");
    run(Map.of(), "demo");
    assertEquals(3, callsOf("mvn").size(), this::allCalls);
    assertTrue(callsOf("mvn").get(1).contains(" -Pgpu "), this::allCalls);
    assertFalse(callsOf("mvn").get(2).contains("-Pgpu"), this::allCalls);
  }

  @Test
  void itRunsFromAnywhereThroughALinkAndKeepsArgumentsWhole() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("sr"), home.resolve("secondread"));
    Result result = runScript(link, Map.of(), "segment", "my folder");
    assertEquals(42, result.exit(), result.output());
    String call = callsOf("java").get(1);
    assertTrue(call.contains("-Dsecondread.home=" + home.toRealPath()), call);
    assertTrue(call.endsWith("segment my folder"), call);
  }

  @Test
  void trainIsAProgramOfItsOwn() throws Exception {
    run(Map.of(), "train", "--help");
    assertTrue(callsOf("mvn").get(0).contains("-pl model-training -am"), this::allCalls);
    assertTrue(callsOf("java").get(1).endsWith("org.secondread.training.Main --help"));
  }

  @Test
  void aCrashInNativeCodeSaysHowToGoOnAndLeavesItsLogBesideTheBuild() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path crash =
        Files.writeString(
            tools.resolve("Crash.java"),
            """
            class Crash {
              public static void main(String[] args) throws Exception {
                String self = String.valueOf(ProcessHandle.current().pid());
                new ProcessBuilder("kill", "-SEGV", self).start().waitFor();
                Thread.sleep(60_000);
              }
            }
            """);
    String options =
        "for a; do shift; case $a in -XX:*) set -- \"$@\" \"$a\" ;; esac; done; exec '%s' \"$@\" '%s'"
            .formatted(java, crash);
    executable(tools.resolve("java"), JAVA.replace("exit 42", "{ " + options + "; }"));
    Result result = run(Map.of(), "train");
    assertEquals(1, result.exit(), result.output());
    assertTrue(result.output().contains("again with --resume"), result.output());
    try (Stream<Path> files = Files.list(home.resolve("model-training/target"))) {
      assertEquals(
          1, files.filter(file -> file.getFileName().toString().startsWith("crash-")).count());
    }
  }

  @Test
  void soIsExperiment() throws Exception {
    run(Map.of(), "experiment", "list");
    assertTrue(callsOf("mvn").get(0).contains("-pl model-training -am"), this::allCalls);
    String call = callsOf("java").get(1);
    assertTrue(call.endsWith("org.secondread.training.experiment.Main list"), call);
    assertTrue(call.contains("run the same command again. "), call);
  }

  @Test
  void nativeAccessIsAllowedWhereJavaAsksForIt() throws Exception {
    run(Map.of("FAKE_JAVA", "25.0.1"), "demo");
    assertTrue(callsOf("java").get(1).contains("--enable-native-access=ALL-UNNAMED"));
    Files.delete(calls);
    run(Map.of("FAKE_JAVA", "17.0.2"), "demo");
    assertFalse(callsOf("java").get(1).contains("--enable-native-access"));
  }

  @Test
  void ownArgumentsReachMavenAndJava() throws Exception {
    run(Map.of("SECONDREAD_MVN_ARGS", "-o -X", "SECONDREAD_JAVA_OPTS", "-Xmx3g"), "demo");
    assertTrue(callsOf("mvn").get(0).contains(" -o -X "), this::allCalls);
    assertTrue(callsOf("java").get(1).contains(" -Xmx3g "), this::allCalls);
  }

  @Test
  void aBuildThatFailsShowsItsLogAndIsTriedAgain() throws Exception {
    executable(tools.resolve("mvn"), NOTE + "echo 'no such artifact'\nexit 1\n");
    Result result = run(Map.of(), "demo");
    assertEquals(7, result.exit());
    assertTrue(result.output().contains("no such artifact"), result.output());
    assertTrue(result.output().contains("the build failed"), result.output());
    run(Map.of(), "demo");
    assertEquals(2, callsOf("mvn").size(), this::allCalls);
  }

  @Test
  void anOldJavaIsNamedWithWhatIsNeeded() throws Exception {
    for (String version : List.of("11.0.2", "1.8.0_392")) {
      Result result = run(Map.of("FAKE_JAVA", version), "demo");
      assertEquals(7, result.exit());
      assertTrue(result.output().contains("expected 17 or newer"), result.output());
    }
  }

  @Test
  void missingMavenIsNamedWithWhatIsNeeded() throws Exception {
    Files.delete(tools.resolve("mvn"));
    Path links = linksWithout("mvn");
    Result result = run(Map.of("PATH", tools + ":" + links), "demo");
    for (Path link : Fixtures.files(links)) {
      Files.delete(link);
    }
    assertEquals(7, result.exit());
    assertTrue(result.output().contains("install Apache Maven"), result.output());
  }

  private record Result(int exit, String output) {}

  private Result run(Map<String, String> environment, String... args) throws Exception {
    return runScript(home.resolve("secondread"), environment, args);
  }

  private Result runScript(Path script, Map<String, String> environment, String... args)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("SECONDREAD_"));
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().put("CALLS", calls.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes());
    return new Result(process.waitFor(), output);
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(calls);
  }

  private String allCalls() {
    try {
      return calls().toString();
    } catch (IOException e) {
      return "none: " + e;
    }
  }

  private List<String> callsOf(String tool) throws IOException {
    return calls().stream().filter(call -> call.startsWith(tools.resolve(tool) + " ")).toList();
  }

  /** A folder of links to the tools that the script uses, but one. */
  private Path linksWithout(String name) throws IOException {
    Path links = Files.createDirectory(folder.resolve("links"));
    for (String tool : List.of("sh", "sed", "head", "find", "mkdir", "rm", "tail", "cat")) {
      for (String at : System.getenv("PATH").split(":")) {
        Path found = Path.of(at, tool);
        if (Files.exists(found) && !Files.exists(links.resolve(tool))) {
          Files.createSymbolicLink(links.resolve(tool), found);
        }
      }
    }
    assertFalse(Files.exists(links.resolve(name)));
    return links;
  }

  private static void makeNewer(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
  }

  private static void executable(Path file, String content) throws IOException {
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path script() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("secondread"))) {
      at = at.getParent();
    }
    return at.resolve("secondread");
  }
}
