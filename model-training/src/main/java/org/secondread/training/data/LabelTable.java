package org.secondread.training.data;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads image-level labels. A comma- or semicolon-separated table with a header (UTF-8):
 *
 * <ul>
 *   <li>the picture: column {@code id} (the file's name without its ending; leading zeros do not
 *       matter) or {@code file}, {@code filename}, {@code image} (a path below the image folder);
 *   <li>the label: column {@code label}, {@code lesion}, {@code hemorrhage}, {@code haemorrhage} or
 *       {@code infarct}, holding 0/1, no/yes or false/true;
 *   <li>optional: column {@code group}, {@code patient}, {@code patient_id} or {@code subject}:
 *       slices that belong together and are never split between training and validation.
 * </ul>
 *
 * Capitals do not matter; other columns are ignored.
 */
public final class LabelTable {
  private static final List<String> ID = List.of("id", "file", "filename", "image");
  private static final List<String> LABEL =
      List.of("label", "lesion", "hemorrhage", "haemorrhage", "infarct");
  private static final List<String> GROUP = List.of("group", "patient", "patient_id", "subject");
  private static final Set<String> YES = Set.of("1", "yes", "true");
  private static final Set<String> NO = Set.of("0", "no", "false");

  private LabelTable() {}

  /**
   * @param table the CSV file
   * @param images the folder the pictures lie in, at any depth
   * @return one entry per row, in the table's order; both classes are present
   */
  public static List<LabelledImage> read(Path table, Path images) throws IOException {
    List<String> lines = lines(table);
    String separator = lines.get(0).contains(";") ? ";" : ",";
    List<String> header =
        Arrays.stream(lines.get(0).split(separator, -1))
            .map(name -> clean(name).toLowerCase(Locale.ROOT))
            .toList();
    int idColumn = column(table, header, ID, "the picture");
    int labelColumn = column(table, header, LABEL, "the label");
    int groupColumn =
        GROUP.stream().mapToInt(header::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
    ImageFolder folder = ImageFolder.of(images);
    Map<Path, LabelledImage> rows = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      if (lines.get(line).isBlank()) {
        continue;
      }
      String[] cells = lines.get(line).split(separator, -1);
      if (cells.length < header.size()) {
        throw new TrainingDataException(
            "%s line %d has %d columns, its header %d"
                .formatted(table, line + 1, cells.length, header.size()));
      }
      String id = clean(cells[idColumn]);
      Path file = folder.find(id);
      if (file == null) {
        missing.add(id);
        continue;
      }
      String group = groupColumn < 0 ? "" : clean(cells[groupColumn]);
      LabelledImage row =
          new LabelledImage(
              id,
              file,
              label(table, line, clean(cells[labelColumn])),
              group.isEmpty() ? id : group);
      LabelledImage first = rows.put(file, row);
      if (first != null) {
        throw new TrainingDataException(
            "%s line %d names '%s' a second time; keep one row per picture"
                .formatted(table, line + 1, id));
      }
    }
    requireFound(table, images, missing);
    requireBothClasses(table, rows.values().stream().filter(LabelledImage::lesion).count(), rows);
    return List.copyOf(rows.values());
  }

  private static List<String> lines(Path table) throws IOException {
    if (Files.isDirectory(table)) {
      throw new TrainingDataException(
          table + " is a folder; expected a label table, a CSV file with a header");
    }
    try {
      List<String> lines = Files.readAllLines(table);
      if (lines.size() < 2) {
        throw new TrainingDataException(
            table + " holds no rows; expected a header such as 'id,label' and a row per picture");
      }
      return lines;
    } catch (NoSuchFileException e) {
      throw new TrainingDataException("There is no label table " + table, e);
    } catch (MalformedInputException e) {
      throw new TrainingDataException(table + " is not UTF-8 text; save it as UTF-8", e);
    }
  }

  private static int column(Path table, List<String> header, List<String> names, String what)
      throws TrainingDataException {
    for (String name : names) {
      if (header.contains(name)) {
        return header.indexOf(name);
      }
    }
    throw new TrainingDataException(
        "%s has columns %s; expected one of %s for %s".formatted(table, header, names, what));
  }

  private static boolean label(Path table, int line, String value) throws TrainingDataException {
    String lower = value.toLowerCase(Locale.ROOT);
    if (!YES.contains(lower) && !NO.contains(lower)) {
      throw new TrainingDataException(
          "%s line %d has the label '%s', expected 0 or 1".formatted(table, line + 1, value));
    }
    return YES.contains(lower);
  }

  private static void requireFound(Path table, Path images, List<String> missing)
      throws TrainingDataException {
    if (!missing.isEmpty()) {
      throw new TrainingDataException(
          "%d pictures of %s are not below %s, such as %s; expected .png, .jpg or .jpeg files of these names"
              .formatted(
                  missing.size(), table, images, missing.subList(0, Math.min(5, missing.size()))));
    }
  }

  private static void requireBothClasses(Path table, long lesions, Map<Path, LabelledImage> rows)
      throws TrainingDataException {
    if (lesions == 0 || lesions == rows.size()) {
      throw new TrainingDataException(
          "%s labels all %d pictures %d; training needs slices with and without lesion"
              .formatted(table, rows.size(), lesions == 0 ? 0 : 1));
    }
  }

  private static String clean(String cell) {
    return cell.replace("\uFEFF", "").strip().replaceAll("^\"|\"$", "");
  }
}
