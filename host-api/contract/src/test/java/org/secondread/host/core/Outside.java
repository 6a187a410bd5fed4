package org.secondread.host.core;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Shared data and judging tools; a test that misses one is skipped with a line that says so. */
final class Outside {

  private static final String PYTHON = "/usr/bin/python3";

  private Outside() {}

  /** Files below a folder of the shared data. */
  static List<Path> sharedFiles(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(shared().resolve("data").resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("LICENSE"))
          .sorted()
          .toList();
    }
  }

  private static Path shared() {
    String given = System.getProperty("secondread.shared");
    if (given != null) {
      return Path.of(given);
    }
    for (Path at = Path.of(System.getProperty("user.dir")); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("shared/data"))) {
        return at.resolve("shared");
      }
    }
    return skip("no folder shared/data beside the project");
  }

  /** Runs a script of the test resources with the system's Python, which must have pydicom. */
  static List<String> python(Path folder, String script, List<String> arguments) throws Exception {
    if (!succeeds(PYTHON, "-c", "import pydicom")) {
      return skip(PYTHON + " with pydicom is not installed");
    }
    Path copy = folder.resolve(script);
    try (var in = Outside.class.getResourceAsStream("/" + script)) {
      Files.copy(in, copy);
    }
    List<String> command = new ArrayList<>(List.of(PYTHON, copy.toString()));
    command.addAll(arguments);
    return run(folder, command);
  }

  static List<String> dcmdump(Path file) throws Exception {
    if (!succeeds("dcmdump", "--version")) {
      return skip("dcmdump of DCMTK is not installed");
    }
    return run(
        file.getParent(), List.of("dcmdump", "-q", "+L", "+U8", "--load-all", file.toString()));
  }

  private static List<String> run(Path folder, List<String> command) throws Exception {
    File out = folder.resolve("judge.out").toFile();
    File errors = folder.resolve("judge.err").toFile();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    Process process = builder.redirectOutput(out).redirectError(errors).start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(command.get(0) + " did not end within five minutes");
    }
    if (process.exitValue() != 0) {
      throw new IOException(command.get(0) + ": " + Files.readString(errors.toPath()));
    }
    return Files.readAllLines(out.toPath(), StandardCharsets.UTF_8);
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static <T> T skip(String reason) {
    System.out.println("SKIPPED: " + reason);
    return Assumptions.abort(reason);
  }
}
