package org.secondread.host.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** DCMTK's storescp on a free port, with a folder of its own. */
public final class StoreScp implements AutoCloseable {
  private final int port;
  private final Path received;
  private final Process process;

  public StoreScp(Path folder, String... options) throws Exception {
    port = Tool.freePort();
    received = Files.createDirectories(folder.resolve("received-" + port));
    List<String> command = new ArrayList<>();
    command.add(Tool.path("storescp"));
    command.addAll(List.of(options));
    command.addAll(List.of("+B", "-od", received.toString(), Integer.toString(port)));
    process = Tool.startServer(port, folder.resolve("storescp-" + port + ".log"), command);
  }

  /** One that speaks TLS and asks clients for no certificate. */
  public static StoreScp secured(Path folder, TlsKey server) throws Exception {
    return new StoreScp(folder, "+tls", server.key().toString(), server.pem().toString(), "-ic");
  }

  public int port() {
    return port;
  }

  public List<Path> received() throws IOException {
    try (Stream<Path> files = Files.list(received)) {
      return files.sorted().toList();
    }
  }

  @Override
  public void close() throws InterruptedException {
    Tool.stop(process);
  }
}
