package org.secondread.training.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of measured values, written as Markdown and as CSV.
 *
 * @param file name of its CSV file without ending
 * @param title heading, or empty
 * @param rowHeader what a row is
 * @param columns the measured columns
 * @param rows in order
 */
record Table(String file, String title, String rowHeader, List<Column> columns, List<Row> rows) {

  /**
   * @param name heading of the column
   * @param digits decimals shown
   */
  record Column(String name, int digits) {}

  /**
   * @param name first cell
   * @param seeds how many trainings the row is the mean of; 0 where nothing was trained
   * @param cells one per column
   */
  record Row(String name, int seeds, List<Cell> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "Row '%s' has %d cells, expected %d"
                .formatted(row.name(), row.cells().size(), columns.size()));
      }
    }
  }

  /** A Markdown table. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    if (!title.isEmpty()) {
      text.append("### ").append(title).append("\n\n");
    }
    List<String> header = new ArrayList<>();
    header.add(rowHeader);
    columns.forEach(column -> header.add(column.name()));
    boolean seeded = seeded();
    if (seeded) {
      header.add("seeds");
    }
    text.append(markdownRow(header));
    text.append("|---".repeat(header.size())).append("|\n");
    for (Row row : rows) {
      List<String> cells = new ArrayList<>();
      cells.add(row.name());
      for (int i = 0; i < columns.size(); i++) {
        cells.add(row.cells().get(i).text(columns.get(i).digits()));
      }
      if (seeded) {
        cells.add(row.seeds() == 0 ? "" : String.valueOf(row.seeds()));
      }
      text.append(markdownRow(cells));
    }
    return text.toString();
  }

  /**
   * Comma-separated, with the spread beside each mean where any row has one, and with the number of
   * values where a mean is of some seeds alone.
   */
  String csv() {
    List<String> header = new ArrayList<>();
    header.add(quoted(rowHeader));
    for (int i = 0; i < columns.size(); i++) {
      header.add(quoted(columns.get(i).name()));
      if (spread(i)) {
        header.add(quoted(columns.get(i).name() + " spread"));
      }
      if (partial(i)) {
        header.add(quoted(columns.get(i).name() + " n"));
      }
    }
    boolean seeded = seeded();
    if (seeded) {
      header.add("seeds");
    }
    StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
    for (Row row : rows) {
      List<String> cells = new ArrayList<>();
      cells.add(quoted(row.name()));
      for (int i = 0; i < columns.size(); i++) {
        // One digit more than a reader wants, for those who compute on.
        int digits = columns.get(i).digits() == 0 ? 0 : columns.get(i).digits() + 1;
        cells.add(row.cells().get(i).plainMean(digits));
        if (spread(i)) {
          cells.add(row.cells().get(i).plainSpread(digits));
        }
        if (partial(i)) {
          cells.add(String.valueOf(row.cells().get(i).values()));
        }
      }
      if (seeded) {
        cells.add(row.seeds() == 0 ? "" : String.valueOf(row.seeds()));
      }
      text.append(String.join(",", cells)).append('\n');
    }
    return text.toString();
  }

  private boolean seeded() {
    return rows.stream().anyMatch(row -> row.seeds() > 0);
  }

  private boolean spread(int column) {
    return rows.stream().anyMatch(row -> !Double.isNaN(row.cells().get(column).spread()));
  }

  private boolean partial(int column) {
    return rows.stream().anyMatch(row -> row.cells().get(column).partial());
  }

  private static String markdownRow(List<String> cells) {
    StringBuilder line = new StringBuilder("|");
    cells.forEach(cell -> line.append(' ').append(cell.replace("|", "\\|")).append(" |"));
    return line.append('\n').toString();
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
