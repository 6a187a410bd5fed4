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
  private static final List<String> HEADINGS = List.of("PA", "MIoU", "Dice");

  private Overlaps() {}

  /**
   * @param places where masks are cut, for the heading; one empty text where that is not told
   */
  static List<Column> columns(List<String> places) {
    List<Column> columns = new ArrayList<>();
    for (String place : places) {
      for (String heading : HEADINGS) {
        columns.add(new Column(place.isEmpty() ? heading : heading + ", " + place, DIGITS));
      }
    }
    HEADINGS.forEach(heading -> columns.add(new Column(heading + " (paper)", DIGITS)));
    return columns;
  }

  /**
   * @param results one map of measures per seed
   * @param prefixes of the measures, one per place, see {@link Laboratory#overlap}
   * @param paper may be null
   */
  static Table.Row row(
      String name,
      int seeds,
      List<Map<String, Double>> results,
      List<String> prefixes,
      Overlap paper) {
    List<Cell> cells = new ArrayList<>();
    for (String prefix : prefixes) {
      MEASURES.forEach(measure -> cells.add(Laboratory.cell(results, prefix + "." + measure)));
    }
    cells.add(paper == null ? Cell.NONE : Cell.of(paper.pixelAccuracy()));
    cells.add(paper == null ? Cell.NONE : Cell.of(paper.meanIou()));
    cells.add(paper == null ? Cell.NONE : Cell.of(paper.dice()));
    return new Table.Row(Laboratory.named(name, results), seeds, cells);
  }
}
