package org.secondread.training.data;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads image-level labels. A comma- or semicolon-separated table with a header (UTF-8):
 *
 * <ul>
 *   <li>what is labelled: column {@code id}, {@code file}, {@code filename}, {@code image} or
 *       {@code uid}: a path below the image folder, a file's name without its ending (leading zeros
 *       do not matter), a SOP Instance UID or a Series Instance UID;
 *   <li>the label: column {@code label}, {@code lesion}, {@code hemorrhage}, {@code haemorrhage} or
 *       {@code infarct}, holding 0/1, no/yes or false/true;
 *   <li>optional: column {@code slice}: which slice of a volume or series, counted from the feet,
 *       from 0. A whole volume or series can only be labelled as lesion-free;
 *   <li>optional: column {@code mirrored}, holding {@code left} or {@code right}: this half of the
 *       patient is mirrored over the other, so that the half without a lesion gives a lesion-free
 *       slice;
 *   <li>optional: column {@code group}, {@code patient}, {@code patient_id} or {@code subject}:
 *       slices that belong together and are never split between training and validation. Without
 *       it, a picture or volume stands alone and a DICOM series belongs to its patient.
 * </ul>
 *
 * Capitals do not matter; other columns are ignored. A cell may stand in quotes, and must where it
 * holds the separator.
 */
public final class LabelTable {
  private static final List<String> ID = List.of("id", "file", "filename", "image", "uid");
  private static final List<String> LABEL =
      List.of("label", "lesion", "hemorrhage", "haemorrhage", "infarct");
  private static final List<String> GROUP = List.of("group", "patient", "patient_id", "subject");
  private static final List<String> SLICE = List.of("slice");
  private static final List<String> MIRRORED = List.of("mirrored");
  private static final Set<String> YES = Set.of("1", "yes", "true");
  private static final Set<String> NO = Set.of("0", "no", "false");

  private static final int LONGEST_SHOWN = 80;

  private LabelTable() {}

  /**
   * @param table the CSV file
   * @param images the folder the pictures lie in, at any depth
   * @return one entry per row, in the table's order; both classes are present
   */
  public static List<LabelledImage> read(Path table, Path images) throws IOException {
    if (Files.exists(images) && !Files.isDirectory(images)) {
      throw new TrainingDataException(
          images + " is a file; expected the folder with the images (--images)");
    }
    List<String> lines = lines(table);
    String first = lines.get(0).replace("\uFEFF", "");
    char separator = first.indexOf(';') >= 0 ? ';' : ',';
    List<String> header =
        cells(table, 0, first, separator).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();
    requireDistinct(table, header);
    int idColumn = column(table, header, ID, "the picture");
    int labelColumn = column(table, header, LABEL, "the label");
    int groupColumn = optional(header, GROUP);
    int sliceColumn = optional(header, SLICE);
    int mirrorColumn = optional(header, MIRRORED);
    ImageFolder folder = ImageFolder.of(images);
    Map<Key, LabelledImage> rows = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      if (lines.get(line).isBlank()) {
        continue;
      }
      List<String> cells = cells(table, line, lines.get(line), separator);
      requireAsHeader(table, line, cells, header);
      String id = cells.get(idColumn);
      ImageFolder.Found found = folder.find(id);
      if (found == null) {
        missing.add(shown(id));
        continue;
      }
      Row row =
          new Row(
              "%s line %d".formatted(table, line + 1),
              id,
              sliceColumn < 0 ? "" : cells.get(sliceColumn),
              mirror(table, line, mirrorColumn < 0 ? "" : cells.get(mirrorColumn)),
              label(table, line, cells.get(labelColumn)),
              groupColumn < 0 ? "" : cells.get(groupColumn));
      for (LabelledImage image : row.images(found)) {
        if (rows.put(new Key(image.source(), image.slice(), image.mirror()), image) != null) {
          throw new TrainingDataException(
              "%s line %d names '%s' a second time; keep one row per picture"
                  .formatted(table, line + 1, image.id()));
        }
      }
    }
    requireFound(table, images, folder, missing);
    requireBothClasses(table, List.copyOf(rows.values()));
    return List.copyOf(rows.values());
  }

  private record Key(ImageSource source, int slice, Mirror mirror) {}

  /** A line of the table. */
  private record Row(
      String place, String id, String slice, Mirror mirror, boolean lesion, String group) {

    List<LabelledImage> images(ImageFolder.Found found) throws IOException {
      ImageSource source = found.source();
      if (source instanceof PictureFile) {
        return List.of(image(id, source, slice.isEmpty() ? 0 : number(1)));
      }
      if (found.slice() >= 0) {
        requireSame(found.slice());
        return List.of(image(id, source, found.slice()));
      }
      int count = source.count();
      if (!slice.isEmpty()) {
        return List.of(image(id + "#" + slice, source, number(count)));
      }
      if (lesion) {
        throw new TrainingDataException(
            "%s says that '%s' shows a lesion, but not which of its %d slices do; give one row per slice, with a column 'slice' that counts from the feet, from 0"
                .formatted(place, id, count));
      }
      List<LabelledImage> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        all.add(image(id + "#" + i, source, i));
      }
      return all;
    }

    private LabelledImage image(String name, ImageSource source, int number) {
      String own = source instanceof PictureFile ? id : source.patient();
      String shown =
          mirror == Mirror.NONE ? name : name + " " + mirror.name().toLowerCase(Locale.ROOT);
      return new LabelledImage(
          shown, source, number, mirror, lesion, group.isEmpty() ? own : group);
    }

    private void requireSame(int actual) throws TrainingDataException {
      if (!slice.isEmpty() && !slice.equals(Integer.toString(actual))) {
        throw new TrainingDataException(
            "%s names slice '%s', but its image '%s' is slice %d of its series; leave the slice out"
                .formatted(place, slice, id, actual));
      }
    }

    private int number(int count) throws TrainingDataException {
      int number = slice.matches("\\d{1,6}") ? Integer.parseInt(slice) : -1;
      if (number < 0 || number >= count) {
        throw new TrainingDataException(
            "%s names slice '%s' of '%s', expected 0 to %d, counted from the feet"
                .formatted(place, slice, id, count - 1));
      }
      return number;
    }
  }

  /** An id as a message can hold it: short, and nothing that a terminal would obey. */
  private static String shown(String id) {
    String plain = id.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > LONGEST_SHOWN ? plain.substring(0, LONGEST_SHOWN) + "..." : plain;
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
      throw new TrainingDataException(
          "There is no label table %s; expected a CSV file (--labels), by its path or by its name in the image folder"
              .formatted(table),
          e);
    } catch (AccessDeniedException e) {
      throw new TrainingDataException(
          "The label table %s cannot be read; see to its permissions".formatted(table), e);
    } catch (MalformedInputException e) {
      throw new TrainingDataException(table + " is not UTF-8 text; save it as UTF-8", e);
    } catch (FileSystemException e) {
      throw new TrainingDataException(
          "The label table %s cannot be read (%s); name a CSV file with --labels"
              .formatted(table, e.getReason()),
          e);
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

  private static int optional(List<String> header, List<String> names) {
    return names.stream().mapToInt(header::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
  }

  private static Mirror mirror(Path table, int line, String value) throws TrainingDataException {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "" -> Mirror.NONE;
      case "left" -> Mirror.LEFT;
      case "right" -> Mirror.RIGHT;
      default ->
          throw new TrainingDataException(
              "%s line %d mirrors '%s', expected left, right or nothing"
                  .formatted(table, line + 1, value));
    };
  }

  private static boolean label(Path table, int line, String value) throws TrainingDataException {
    String lower = value.toLowerCase(Locale.ROOT);
    if (!YES.contains(lower) && !NO.contains(lower)) {
      throw new TrainingDataException(
          "%s line %d has the label '%s', expected 0 or 1".formatted(table, line + 1, value));
    }
    return YES.contains(lower);
  }

  private static void requireFound(
      Path table, Path images, ImageFolder folder, List<String> missing) throws IOException {
    if (!missing.isEmpty()) {
      throw new TrainingDataException(
          "%d entries of %s are not below %s, such as %s; found there: %s. Expected names of .png, .jpg, .jpeg, .nii or .nii.gz files, or UIDs of DICOM images or series; correct the table or name another folder with --images"
              .formatted(
                  missing.size(),
                  table,
                  images,
                  missing.subList(0, Math.min(5, missing.size())),
                  folder.content()));
    }
  }

  private static void requireBothClasses(Path table, List<LabelledImage> images)
      throws TrainingDataException {
    long lesions = images.stream().filter(LabelledImage::lesion).count();
    if (lesions == 0 || lesions == images.size()) {
      throw new TrainingDataException(
          "%s labels all %d slices %d; training needs slices with and without lesion, so add some of the other kind"
              .formatted(table, images.size(), lesions == 0 ? 0 : 1));
    }
  }

  private static List<String> cells(Path table, int line, String text, char separator)
      throws TrainingDataException {
    return CsvLine.cells(text, separator)
        .orElseThrow(
            () ->
                new TrainingDataException(
                    "%s line %d has a quote that does not end; close it on the same line"
                        .formatted(table, line + 1)));
  }

  private static void requireDistinct(Path table, List<String> header)
      throws TrainingDataException {
    for (String name : header) {
      if (!name.isEmpty() && header.indexOf(name) != header.lastIndexOf(name)) {
        throw new TrainingDataException(
            "%s has two columns '%s'; keep one of them".formatted(table, name));
      }
    }
  }

  /** A cell too many, such as a comma without quotes, would move the label's column. */
  private static void requireAsHeader(Path table, int line, List<String> cells, List<String> header)
      throws TrainingDataException {
    boolean more = cells.stream().skip(header.size()).anyMatch(cell -> !cell.isEmpty());
    if (cells.size() < header.size() || more) {
      throw new TrainingDataException(
          "%s line %d has %d columns, its header %d%s"
              .formatted(
                  table,
                  line + 1,
                  cells.size(),
                  header.size(),
                  more ? "; put a cell that holds the separator in quotes" : ""));
    }
  }
}
