package org.secondread.training;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.secondread.training.data.TrainingDataException;

/**
 * What people say of a pack beside what was measured: the end of its model card.
 *
 * @param markdown empty where nobody said anything
 */
record Remarks(String markdown) {
  static final Remarks NONE = new Remarks("");

  /**
   * @param file Markdown in UTF-8, or null
   */
  static Remarks read(Path file) throws IOException {
    if (file == null) {
      return NONE;
    }
    if (!Files.isRegularFile(file)) {
      throw new TrainingDataException(
          "There is no file %s of remarks; expected Markdown (--remarks)".formatted(file));
    }
    try {
      return new Remarks(Files.readString(file).strip());
    } catch (MalformedInputException e) {
      throw new TrainingDataException(file + " is not UTF-8 text; save it as UTF-8", e);
    }
  }

  /** A section of its own, so that nobody takes it for something measured. */
  String section() {
    return markdown.isEmpty()
        ? ""
        : "\n## Remarks\nWritten by hand; all above is made by the training.\n\n" + markdown + "\n";
  }
}
