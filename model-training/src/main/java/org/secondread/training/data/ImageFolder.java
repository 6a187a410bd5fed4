package org.secondread.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the pictures of a folder by path, name or number. */
final class ImageFolder {
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg");

  private final Path root;
  private final Map<String, Path> byName = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  private ImageFolder(Path root) {
    this.root = root;
  }

  static ImageFolder of(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new TrainingDataException("There is no image folder " + root);
    }
    ImageFolder folder = new ImageFolder(root);
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> pictures = files.filter(ImageFolder::isPicture).sorted().toList();
      if (pictures.isEmpty()) {
        throw new TrainingDataException(
            "Folder "
                + root
                + " holds no .png, .jpg or .jpeg picture; name the folder they lie in");
      }
      pictures.forEach(folder::add);
    }
    return folder;
  }

  /** The picture of that path, name or number; null where there is none. */
  Path find(String id) throws TrainingDataException {
    if (id.indexOf('\0') >= 0) {
      return null; // no file can have that name
    }
    Path direct = root.resolve(id).normalize();
    if (direct.startsWith(root.normalize()) && isPicture(direct)) {
      return direct;
    }
    String key = key(id);
    if (ambiguous.contains(key)) {
      throw new TrainingDataException(
          "Several pictures below %s are named '%s'; use a column 'file' with their paths"
              .formatted(root, id));
    }
    return byName.get(key);
  }

  private void add(Path file) {
    String name = file.getFileName().toString();
    String key = key(name.substring(0, name.lastIndexOf('.')));
    if (byName.putIfAbsent(key, file) != null) {
      ambiguous.add(key);
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=\\d)", "");
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ENDINGS.contains(ending) && Files.isRegularFile(file);
  }
}
