package org.secondread.pack;

import java.io.IOException;

/** A model pack cannot be used; the message names the file, what was found and what is expected. */
public class PackException extends IOException {

  public PackException(String message) {
    super(message);
  }

  public PackException(String message, Throwable cause) {
    super(message, cause);
  }
}
