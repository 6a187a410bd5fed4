package org.secondread.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Other makers' tools and data; a test without them is skipped with a visible line. */
public final class Judges {
  private static final int TIME_LIMIT_SECONDS = 120;

  private Judges() {}

  /** What a tool said. */
  public record Verdict(int exit, String output) {

    public List<String> lines(String prefix) {
      return output.lines().filter(line -> line.startsWith(prefix)).toList();
    }
  }

  public static Verdict run(String... command) throws IOException, InterruptedException {
    requireTool(command[0]);
    Path output = Files.createTempFile("judge", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(Arrays.toString(command) + " took too long");
      }
      return new Verdict(
          process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
    } finally {
      Files.delete(output);
    }
  }

  public static void requireTool(String name) {
    boolean found =
        name.contains("/")
            ? Files.isExecutable(Path.of(name))
            : Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    if (!found) {
      skip(name + " is not installed");
    }
  }

  /** Runs a script with the Python that has Debian's pydicom. */
  public static Verdict python(Path script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString()));
    command.addAll(List.of(arguments));
    Verdict verdict = run(command.toArray(String[]::new));
    if (verdict.output().contains("ModuleNotFoundError")) {
      skip("python3-pydicom, python3-numpy or python3-nibabel is not installed");
    }
    return verdict;
  }

  /** A folder of the shared test data, which no repository holds. */
  public static Path sharedData(String name) {
    String stated = System.getProperty("secondread.shared");
    Path folder = stated == null ? null : Path.of(stated, "data");
    for (Path at = Path.of("").toAbsolutePath();
        folder == null && at != null;
        at = at.getParent()) {
      Path candidate = at.resolve("shared/data");
      folder = Files.isDirectory(candidate) ? candidate : null;
    }
    if (folder == null || !Files.exists(folder.resolve(name))) {
      skip("shared test data " + name + " is not there");
    }
    return folder.resolve(name);
  }

  public static void skip(String reason) {
    System.out.println("SKIPPED: " + reason);
    Assumptions.abort(reason);
  }
}
