package org.secondread.host.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs of other authors that judge what we send. A test that needs a missing one is skipped.
 */
public final class Tool {
  private static final List<Path> FOLDERS =
      List.of(Path.of("/usr/bin"), Path.of("/usr/sbin"), Path.of("/usr/local/bin"));

  private Tool() {}

  public static String path(String name) {
    for (Path folder : FOLDERS) {
      if (Files.isExecutable(folder.resolve(name))) {
        return folder.resolve(name).toString();
      }
    }
    return skip("the program " + name + " is not installed");
  }

  /** A Python with pydicom. */
  public static String pydicom() throws IOException, InterruptedException {
    String python = path("python3");
    Process process = new ProcessBuilder(python, "-c", "import pydicom").start();
    return process.waitFor() == 0 ? python : skip(python + " has no pydicom");
  }

  private static String skip(String reason) {
    System.out.println("SKIPPED: " + reason);
    return Assumptions.abort(reason);
  }

  /** Runs to the end and returns what was printed; a failure of the program fails the test. */
  public static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(String.join(" ", command) + " failed: " + output);
    }
    return output;
  }

  /** A port that another program may take at any time. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
