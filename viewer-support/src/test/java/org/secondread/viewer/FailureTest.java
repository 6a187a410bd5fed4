package org.secondread.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.secondread.runtime.InferenceException;
import org.secondread.viewer.Failure.Kind;

class FailureTest {

  private static void assertTells(Kind kind, String said, Throwable cause) {
    Failure failure = Failure.of(cause);
    assertEquals(kind, failure.kind());
    assertTrue(failure.message().endsWith(said), failure.message());
  }

  @Test
  void a_file_is_told_with_the_reason() {
    assertTells(Kind.FILE, " /x/y: access denied", new AccessDeniedException("/x/y"));
    assertTells(Kind.FILE, " /x/y: not found", new NoSuchFileException("/x/y"));
    assertTells(
        Kind.FILE,
        " No space left on device",
        new FileSystemException("/x/y", null, "No space left on device"));
    assertTells(Kind.FILE, " disk", new IOException("disk"));
  }

  @Test
  void a_viewer_of_another_version_is_no_fault_of_the_inference_engine() {
    assertTells(Kind.UNEXPECTED, " load", new NoSuchMethodError("load"));
    assertTells(Kind.ENGINE, " engine", new InferenceException("engine"));
  }
}
