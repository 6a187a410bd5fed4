package org.secondread.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.secondread.testing.Judges;

/** DCMTK's storescp on a free port, with a folder of its own. */
final class StoreScp implements AutoCloseable {
  private final int port = freePort();
  private final Path received;
  private final Process process;

  StoreScp(Path folder, String... options) throws Exception {
    Judges.requireTool("storescp");
    received = Files.createDirectories(folder.resolve("received-" + port));
    Path log = folder.resolve("storescp-" + port + ".log");
    List<String> command = new ArrayList<>(List.of("storescp"));
    command.addAll(List.of(options));
    command.addAll(List.of("+B", "-od", received.toString(), Integer.toString(port)));
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!listens()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new AssertionError("storescp did not start: " + Files.readString(log));
      }
      Thread.sleep(50);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  PacsNode node() {
    return new PacsNode("ARCHIVE", "localhost", port);
  }

  List<Path> received() throws IOException {
    try (Stream<Path> files = Files.list(received)) {
      return files.sorted().toList();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
