package org.dcm4che3.net;

/**
 * Own and remote connection cannot be joined: one uses TLS and the other not, or no common suite.
 */
public class IncompatibleConnectionException extends Exception {

  public IncompatibleConnectionException() {}

  public IncompatibleConnectionException(String message) {
    super(message);
  }
}
