package org.secondread.headless;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes arguments as a POSIX shell reads them. */
final class CommandText {
  private CommandText() {}

  static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_./:@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  static String quoted(List<Path> paths) {
    return paths.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
  }
}
