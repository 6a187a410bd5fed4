package org.secondread.host.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** DCMTK's storescp on a free port, with a folder of its own. */
public final class StoreScp implements AutoCloseable {
  private final Path received;
  private final Server server;

  public StoreScp(Path folder, String... options) throws Exception {
    String program = Tool.path("storescp");
    Path own = Files.createTempDirectory(Files.createDirectories(folder), "storescp");
    received = Files.createDirectory(own.resolve("received"));
    server =
        Server.start(
            own.resolve("log"),
            port -> {
              List<String> command = new ArrayList<>(List.of(program));
              command.addAll(List.of(options));
              command.addAll(List.of("+B", "-od", received.toString(), Integer.toString(port)));
              return command;
            });
  }

  /** One that speaks TLS and asks clients for no certificate. */
  public static StoreScp secured(Path folder, TlsKey server) throws Exception {
    return new StoreScp(folder, "+tls", server.key().toString(), server.pem().toString(), "-ic");
  }

  public int port() {
    return server.port();
  }

  public List<Path> received() throws IOException {
    try (Stream<Path> files = Files.list(received)) {
      return files.sorted().toList();
    }
  }

  @Override
  public void close() throws InterruptedException {
    server.close();
  }
}
