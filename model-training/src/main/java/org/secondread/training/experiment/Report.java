package org.secondread.training.experiment;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.secondread.files.WholeFile;

/**
 * What an experiment found.
 *
 * @param name file name without ending
 * @param title heading
 * @param tables the first ones are shown, see {@code shown}
 * @param shown how many of the tables the Markdown shows; the others are CSV alone
 * @param facts how the figures were made and what to know about them, a sentence each
 * @param pictures by file name without ending, with their caption
 */
record Report(
    String name,
    String title,
    List<Table> tables,
    int shown,
    List<String> facts,
    Map<String, Picture> pictures) {

  /**
   * @param caption what the picture shows
   * @param ofData whether it shows slices of the data, so that it goes only where the data may go
   */
  record Picture(String caption, BufferedImage image, boolean ofData) {
    static Picture plot(String caption, BufferedImage image) {
      return new Picture(caption, image, false);
    }

    static Picture slices(String caption, BufferedImage image) {
      return new Picture(caption, image, true);
    }

    private String markdown(String file) {
      return ofData
          ? "The command also draws `%s.png` (%s). It shows slices of the data, so it is no part of this report."
              .formatted(file, caption)
          : "![%s](%s.png)".formatted(caption, file);
    }
  }

  Report {
    tables = List.copyOf(tables);
    facts = List.copyOf(facts);
  }

  /** Writes {@code name.md}, each table's CSV and the pictures, replacing earlier ones. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Table table : tables) {
      text(folder.resolve(table.file() + ".csv"), table.csv());
    }
    for (Map.Entry<String, Picture> picture : pictures.entrySet()) {
      WholeFile.write(
          folder.resolve(picture.getKey() + ".png"),
          out -> ImageIO.write(picture.getValue().image(), "png", out));
    }
    text(folder.resolve(name + ".md"), markdown());
  }

  String markdown() {
    StringBuilder text = new StringBuilder("## ").append(title).append("\n\n");
    for (Table table : tables.subList(0, shown)) {
      text.append(table.markdown()).append('\n');
    }
    facts.forEach(fact -> text.append("- ").append(fact).append('\n'));
    pictures.forEach(
        (file, picture) -> text.append('\n').append(picture.markdown(file)).append('\n'));
    text.append("\nAs CSV: ");
    text.append(
        String.join(
            ", ",
            tables.stream().map(t -> "[%s.csv](%s.csv)".formatted(t.file(), t.file())).toList()));
    return text.append('\n').toString();
  }

  private static void text(Path file, String content) throws IOException {
    WholeFile.write(file, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }
}
