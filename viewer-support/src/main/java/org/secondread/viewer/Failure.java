package org.secondread.viewer;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.secondread.files.FileFault;
import org.secondread.pack.PackException;
import org.secondread.runtime.InferenceException;
import org.secondread.seg.UnusableSourceException;
import org.secondread.volume.VolumeException;

/**
 * Why there is no result, in words for a doctor and, apart from them, for an engineer.
 *
 * @param kind what went wrong
 * @param message one or two sentences for the reader
 * @param details the exceptions; they may name files, but nothing that a header says of a patient
 */
public record Failure(Kind kind, String message, String details) {

  /** What went wrong. */
  public enum Kind {
    /** The images cannot be read as a volume, or show no brain. */
    SERIES,
    /** The model pack is missing or damaged. */
    PACK,
    /** The inference engine does not work. */
    ENGINE,
    /** Too little memory. */
    MEMORY,
    /** A file cannot be read or written. */
    FILE,
    /** The viewer did not take the result. */
    VIEWER,
    /** Anything else: a fault of this product. */
    UNEXPECTED
  }

  /** Tells an exception in the reader's words. */
  public static Failure of(Throwable cause) {
    Kind kind = kind(cause);
    return new Failure(kind, Messages.of("failure", kind, said(cause)).strip(), stack(cause));
  }

  private static String said(Throwable cause) {
    if (cause instanceof IOException file) {
      return FileFault.fileAndReason(file);
    }
    return cause.getMessage() == null ? "" : cause.getMessage();
  }

  private static Kind kind(Throwable cause) {
    if (cause instanceof VolumeException || cause instanceof UnusableSourceException) {
      return Kind.SERIES;
    }
    if (cause instanceof PackException) {
      return Kind.PACK;
    }
    if (cause instanceof InferenceException) {
      return Kind.ENGINE;
    }
    if (cause instanceof OutOfMemoryError) {
      return Kind.MEMORY;
    }
    if (cause instanceof ImportException) {
      return Kind.VIEWER;
    }
    return cause instanceof IOException ? Kind.FILE : Kind.UNEXPECTED;
  }

  private static String stack(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
