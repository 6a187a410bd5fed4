package org.secondread.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be used: many exceptions tell nothing but its name. */
public final class FileFault {

  private FileFault() {}

  /** The reason alone, without the file that the exception is about. */
  public static String reason(IOException e) {
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    if (e instanceof NoSuchFileException) {
      return "not found";
    }
    if (e instanceof FileAlreadyExistsException) {
      return e.getMessage() + " is a file";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** File and reason; the message where the exception names no file. */
  public static String fileAndReason(IOException e) {
    return e instanceof FileSystemException f && f.getReason() == null && f.getFile() != null
        ? f.getFile() + ": " + reason(e)
        : reason(e);
  }
}
