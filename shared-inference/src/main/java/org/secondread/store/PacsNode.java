package org.secondread.store;

import java.time.Duration;
import java.util.Objects;

/**
 * A DICOM archive and how to reach it.
 *
 * @param calledAet AE title of the archive, 1..16 characters
 * @param host name or address
 * @param port 1..65535
 * @param callingAet own AE title, 1..16 characters
 * @param tls null for an unencrypted connection
 * @param connectTimeout wait for the connection and for the answer to the association request
 * @param responseTimeout wait for each response, and longest time to write one instance
 */
public record PacsNode(
    String calledAet,
    String host,
    int port,
    String callingAet,
    TlsSettings tls,
    Duration connectTimeout,
    Duration responseTimeout) {
  public static final String DEFAULT_CALLING_AET = "SECONDREAD";
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
  public static final Duration DEFAULT_RESPONSE_TIMEOUT = Duration.ofSeconds(60);

  private static final int MAX_AET_LENGTH = 16;

  /**
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public PacsNode {
    checkAet("Called", calledAet);
    checkAet("Calling", callingAet);
    if (Objects.requireNonNull(host, "host").isBlank()) {
      throw new IllegalArgumentException("The host of the archive is empty");
    }
    if (port < 1 || port > 0xFFFF) {
      throw new IllegalArgumentException("Port " + port + " is not in 1..65535");
    }
    checkTimeout("Connect", connectTimeout);
    checkTimeout("Response", responseTimeout);
  }

  /** An unencrypted node with the default timeouts of 5 s and 60 s. */
  public PacsNode(String calledAet, String host, int port) {
    this(
        calledAet,
        host,
        port,
        DEFAULT_CALLING_AET,
        null,
        DEFAULT_CONNECT_TIMEOUT,
        DEFAULT_RESPONSE_TIMEOUT);
  }

  public PacsNode withCallingAet(String aet) {
    return new PacsNode(calledAet, host, port, aet, tls, connectTimeout, responseTimeout);
  }

  public PacsNode withTls(TlsSettings settings) {
    return new PacsNode(
        calledAet, host, port, callingAet, settings, connectTimeout, responseTimeout);
  }

  public PacsNode withTimeouts(Duration connect, Duration response) {
    return new PacsNode(calledAet, host, port, callingAet, tls, connect, response);
  }

  private static void checkAet(String role, String aet) {
    boolean valid =
        aet != null
            && !aet.isBlank()
            && aet.length() <= MAX_AET_LENGTH
            && aet.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '\\');
    if (!valid) {
      throw new IllegalArgumentException(
          role + " AE title must be 1 to 16 ASCII characters without backslash, found: " + aet);
    }
  }

  private static void checkTimeout(String role, Duration timeout) {
    boolean valid =
        timeout != null
            && timeout.toMillis() > 0
            && timeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) <= 0;
    if (!valid) {
      throw new IllegalArgumentException(
          role + " timeout must be between 1 ms and 24 days, found: " + timeout);
    }
  }

  /** Such as {@code ARCHIVE at pacs.example:104}. */
  public String describe() {
    return calledAet + " at " + host + ":" + port;
  }
}
