package org.secondread.host.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port of the loopback address where nobody listens, kept from those who would. */
public final class ClosedPort implements AutoCloseable {
  private final Socket keeper = new Socket();

  public ClosedPort() throws IOException {
    keeper.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  public int number() {
    return keeper.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    keeper.close();
  }
}
