package org.secondread.training;

/** The exported pack does not do what the trained networks do. */
final class PackMismatchException extends RuntimeException {

  PackMismatchException(String message) {
    super(message);
  }
}
