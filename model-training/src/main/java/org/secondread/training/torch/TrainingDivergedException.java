package org.secondread.training.torch;

/** Training went astray; the message says what to change. */
public class TrainingDivergedException extends RuntimeException {

  public TrainingDivergedException(String message) {
    super(message);
  }
}
