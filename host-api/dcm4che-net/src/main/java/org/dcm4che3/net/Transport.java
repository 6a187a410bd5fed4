package org.dcm4che3.net;

import java.io.IOException;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket of an association.
 *
 * @param raw the TCP socket
 * @param stream the socket to read and write: the TLS socket over raw, or raw itself
 */
record Transport(Socket raw, Socket stream) {
  private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

  /** Closes without the TLS farewell, which would wait behind a write that is stuck. */
  void close() {
    try {
      raw.close();
    } catch (IOException e) {
      LOG.debug("Closing the socket failed", e);
    }
  }
}
