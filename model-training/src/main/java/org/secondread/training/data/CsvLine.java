package org.secondread.training.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a line of a table at its separators, except within quotes (RFC 4180). */
final class CsvLine {
  private static final char QUOTE = '"';

  private CsvLine() {}

  /**
   * @param separator comma or semicolon
   * @return cells without the blanks and quotes around them; empty when a quote does not end on the
   *     line
   */
  static Optional<List<String>> cells(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == QUOTE && quoted && line.startsWith("\"\"", i)) {
        cell.append(QUOTE);
        i++;
      } else if (c == QUOTE && (quoted || cell.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return quoted ? Optional.empty() : Optional.of(List.copyOf(cells));
  }
}
