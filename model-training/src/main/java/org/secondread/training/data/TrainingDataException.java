package org.secondread.training.data;

import java.io.IOException;

/** The training data cannot be used; the message says what was found and what to do. */
public class TrainingDataException extends IOException {

  public TrainingDataException(String message) {
    super(message);
  }

  public TrainingDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
