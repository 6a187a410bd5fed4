package org.secondread.seg;

/** The source series lacks what a segmentation of it must repeat or refer to. */
public final class UnusableSourceException extends IllegalArgumentException {

  public UnusableSourceException(String message) {
    super(message);
  }
}
