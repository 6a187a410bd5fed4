package org.secondread.host.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of other authors that listens on a port. */
public final class Server implements AutoCloseable {
  private static final int TRIES = 5;
  private static final int START_SECONDS = 90;
  private static final int STOP_SECONDS = 5;

  private final Process process;
  private final int port;

  private Server(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** How to start a server on a port. */
  @FunctionalInterface
  public interface Command {
    List<String> on(int port) throws Exception;
  }

  /**
   * Starts a server on a free port and waits until it listens. One that ends at once is started
   * again on another port: a port is free until another program takes it.
   *
   * @param log takes what it prints
   */
  public static Server start(Path log, Command command) throws Exception {
    for (int i = 0; i < TRIES; i++) {
      int port = Tool.freePort();
      Process process =
          new ProcessBuilder(command.on(port))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Server server = new Server(process, port);
      if (server.awaitListening()) {
        return server;
      }
    }
    throw new AssertionError("Ended at once on " + TRIES + " ports: " + Files.readString(log));
  }

  /** False when it ended before. */
  private boolean awaitListening() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (process.isAlive()) {
      if (listens()) {
        return true;
      }
      if (System.nanoTime() - end > 0) {
        close();
        throw new AssertionError("Does not listen: " + process.info().commandLine().orElse(""));
      }
      Thread.sleep(50);
    }
    return false;
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  public int port() {
    return port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
