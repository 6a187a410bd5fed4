package org.secondread.store;

import java.io.IOException;

/** An archive cannot be reached or does not answer; the message says why and what to look at. */
public final class PacsException extends IOException {

  PacsException(String message, Throwable cause) {
    super(message, cause);
  }
}
