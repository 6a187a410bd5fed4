package org.secondread.training.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.secondread.training.experiment.PaperFigures.Overlap;
import org.secondread.training.experiment.Table.Column;

/** A table of PA, MIoU and Dice beside the paper's. */
final class Overlaps {
  private static final int DIGITS = 3;
  private static final List<String> MEASURES = List.of("pa", "miou", "dice");

  private Overlaps() {}

  static List<Column> columns() {
    return List.of(
        new Column("PA", DIGITS),
        new Column("MIoU", DIGITS),
        new Column("Dice", DIGITS),
        new Column("PA (paper)", DIGITS),
        new Column("MIoU (paper)", DIGITS),
        new Column("Dice (paper)", DIGITS));
  }

  /**
   * @param results one map of measures per seed
   * @param prefix of the measures, see {@link Laboratory#overlap}
   * @param paper may be null
   */
  static Table.Row row(
      String name, int seeds, List<Map<String, Double>> results, String prefix, Overlap paper) {
    List<Cell> cells = new ArrayList<>();
    for (String measure : MEASURES) {
      cells.add(
          Cell.of(
              results.stream()
                  .map(r -> r.getOrDefault(prefix + "." + measure, Double.NaN))
                  .toList()));
    }
    cells.add(paper == null ? Cell.NONE : Cell.of(paper.pixelAccuracy()));
    cells.add(paper == null ? Cell.NONE : Cell.of(paper.meanIou()));
    cells.add(paper == null ? Cell.NONE : Cell.of(paper.dice()));
    return new Table.Row(Laboratory.named(name, results), seeds, cells);
  }
}
