package org.secondread.training.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.training.experiment.Table.Column;
import org.secondread.training.experiment.Table.Row;

class TableTest {
  private static final Table TABLE =
      new Table(
          "masks",
          "Masks",
          "Mask",
          List.of(new Column("Dice", 3), new Column("parameters", 0)),
          List.of(
              new Row("CRF, \"soft\"", 2, List.of(Cell.of(List.of(0.5, 0.7)), Cell.of(1234567))),
              new Row("a|b", 1, List.of(Cell.of(0.25), Cell.NONE))));

  @TempDir private Path folder;

  @Test
  void markdown_shows_mean_spread_and_seeds_and_leaves_unknown_values_empty() {
    assertEquals(
        """
        ### Masks

        | Mask | Dice | parameters | seeds |
        |---|---|---|---|
        | CRF, "soft" | 0.600 ± 0.141 | 1,234,567 | 2 |
        | a\\|b | 0.250 |  | 1 |
        """,
        TABLE.markdown());
  }

  @Test
  void csv_has_a_column_of_spreads_where_there_are_any_and_quotes_what_needs_it() {
    assertEquals(
        """
        Mask,Dice,Dice spread,parameters,seeds
        "CRF, ""soft""\",0.6000,0.1414,1234567,2
        a|b,0.2500,,,1
        """,
        TABLE.csv());
  }

  @Test
  void numbers_look_the_same_whatever_language_the_machine_speaks() {
    Locale before = Locale.getDefault();
    String markdown = TABLE.markdown();
    String csv = TABLE.csv();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(markdown, TABLE.markdown());
      assertEquals(csv, TABLE.csv());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_row_of_another_length_than_the_header_is_refused() {
    List<Column> columns = List.of(new Column("Dice", 3));
    List<Row> rows = List.of(new Row("x", 0, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Table("t", "", "Mask", columns, rows));
  }

  @Test
  void a_mean_of_some_seeds_alone_says_of_how_many() {
    Cell two = Cell.of(List.of(0.5, Double.NaN, 0.7));
    assertEquals("0.600 ± 0.141 (2 of 3)", two.text(3));
    assertEquals("0.500 (1 of 2)", Cell.of(List.of(0.5, Double.NaN)).text(3));
    assertEquals("", Cell.of(List.of(Double.NaN)).text(3));
    List<Row> rows = List.of(new Row("x", 3, List.of(two)));
    Table table = new Table("t", "", "Mask", List.of(new Column("Dice", 1)), rows);
    assertEquals("Mask,Dice,Dice spread,Dice n,seeds\nx,0.60,0.14,2,3\n", table.csv());
  }

  @Test
  void a_report_writes_markdown_csv_and_pictures_and_links_them() throws IOException {
    BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
    Map<String, Report.Picture> pictures =
        Map.of(
            "p", Report.Picture.plot("Curves", image),
            "q", Report.Picture.slices("Outlines", image));
    Report report =
        new Report("masks", "Masks of all", List.of(TABLE), 1, List.of("Seed: 1"), pictures);
    report.write(folder.resolve("out"));
    String markdown = Files.readString(folder.resolve("out/masks.md"));
    assertTrue(markdown.startsWith("## Masks of all\n"), markdown);
    assertTrue(markdown.contains("- Seed: 1\n"), markdown);
    assertTrue(markdown.contains("![Curves](p.png)"), markdown);
    assertTrue(markdown.contains("also draws `q.png` (Outlines). It shows slices"), markdown);
    assertFalse(markdown.contains("(q.png)"), markdown);
    assertTrue(markdown.contains("[masks.csv](masks.csv)"), markdown);
    assertEquals(TABLE.csv(), Files.readString(folder.resolve("out/masks.csv")));
    for (String name : pictures.keySet()) {
      Path file = folder.resolve("out").resolve(name + ".png");
      assertEquals(4, ImageIO.read(file.toFile()).getWidth());
    }
  }
}
