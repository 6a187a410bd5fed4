package org.secondread.host.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts a server and waits until it listens. */
  public static Process startServer(int port, Path log, List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!listens(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new AssertionError(command.get(0) + " did not start: " + Files.readString(log));
      }
      Thread.sleep(50);
    }
    return process;
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  public static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
