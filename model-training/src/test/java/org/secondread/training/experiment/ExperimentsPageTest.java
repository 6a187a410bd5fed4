package org.secondread.training.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that sums the experiments up says nothing that no table holds. */
class ExperimentsPageTest {
  private static final Path DOCS = docs();
  private static final Pattern FIGURE = Pattern.compile("\\d\\.\\d{3}|\\d{1,3}(,\\d{3})+");
  private static final Pattern LINK = Pattern.compile("\\((experiments/[^)]+)\\)");

  @Test
  void every_figure_of_the_page_stands_in_a_table() throws IOException {
    String tables = tables();
    List<String> unknown =
        matches(FIGURE).map(MatchResult::group).filter(figure -> !tables.contains(figure)).toList();
    assertEquals(List.of(), unknown, "docs/experiments.md names figures that no table holds");
  }

  @Test
  void every_table_the_page_links_to_is_there() throws IOException {
    List<String> missing =
        matches(LINK).map(m -> m.group(1)).filter(f -> !Files.exists(DOCS.resolve(f))).toList();
    assertEquals(List.of(), missing, "docs/experiments.md links to files that are not there");
  }

  @Test
  void no_table_shows_slices_of_the_data_or_was_made_from_data_elsewhere() throws IOException {
    String tables = tables();
    assertFalse(Pattern.compile("(masks|segmenters)-[^)]*\\.png\\)").matcher(tables).find());
    assertFalse(tables.contains("--data "), "a command of the tables names another folder");
  }

  private static Stream<MatchResult> matches(Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(DOCS.resolve("experiments.md"))).results();
  }

  private static String tables() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(DOCS.resolve("experiments"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private static Path docs() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/experiments.md"))) {
      folder = folder.getParent();
    }
    return folder.resolve("docs");
  }
}
