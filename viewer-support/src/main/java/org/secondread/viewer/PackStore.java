package org.secondread.viewer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.secondread.LesionType;
import org.secondread.files.WholeFile;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model packs of this user: zip files and folders in one place, verified at every loading. One
 * caller at a time, since folders are moved while packs that come along are brought.
 */
public final class PackStore {
  private static final Logger LOGGER = LoggerFactory.getLogger(PackStore.class);
  private static final String DEFAULT = "default-";

  private final Path folder;
  private final DefaultPacks defaults;

  /**
   * Brings the packs that come with the product into the folder, each under its {@link
   * #defaultName}, where they are not there as they came.
   */
  @FunctionalInterface
  public interface DefaultPacks {
    void copyTo(Path folder) throws IOException;
  }

  /** The file name of the pack that comes with the product. */
  public static String defaultName(String lesionTypeId) {
    return DEFAULT + lesionTypeId;
  }

  /**
   * A pack that can be chosen.
   *
   * @param fileName its name in the folder
   * @param title name and version
   * @param lesionType the lesion it outlines
   */
  public record Entry(String fileName, String title, LesionType lesionType) {}

  public PackStore(Path folder, DefaultPacks defaults) {
    this.folder = folder;
    this.defaults = defaults;
  }

  /**
   * Installs a pack after its checksums are verified.
   *
   * @param zip a pack as zip file
   * @throws PackException when it is no pack, or not what its manifest says
   * @throws IOException when it cannot be read or copied
   */
  public synchronized Entry install(Path zip) throws IOException {
    if (!Files.isRegularFile(zip)) {
      throw new PackException(zip.getFileName() + " is no file; expected a model pack as zip file");
    }
    ModelPack pack = ModelPack.load(zip);
    Files.createDirectories(folder);
    String name =
        (pack.manifest().lesionType().id()
                    + "-"
                    + pack.manifest().name()
                    + "-"
                    + pack.manifest().version())
                .replaceAll("[^A-Za-z0-9._-]+", "_")
            + ".zip";
    Path target = folder.resolve(name);
    WholeFile.write(target, out -> Files.copy(zip, out));
    try {
      // What was copied, and not what was there a moment ago, is what will run.
      return entry(target);
    } catch (IOException e) {
      Files.deleteIfExists(target);
      throw e;
    }
  }

  /** The packs for a lesion type; damaged ones are left out and logged. */
  public synchronized List<Entry> list(LesionType lesionType) throws IOException {
    bringDefaults();
    List<Entry> entries = new ArrayList<>();
    for (Path path : paths()) {
      try {
        Entry entry = entry(path);
        if (entry.lesionType() == lesionType) {
          entries.add(entry);
        }
      } catch (IOException e) {
        LOGGER.warn("A model pack is left out: {}", e.getMessage());
      }
    }
    return entries;
  }

  /**
   * Loads and verifies the pack for a lesion type: the chosen one, else the one that came along,
   * else the first that is there.
   *
   * @throws PackException when there is none, or the one meant is gone or damaged
   */
  public synchronized ModelPack load(LesionType lesionType, Settings settings) throws IOException {
    if (settings.pack(lesionType).isPresent()) {
      Path chosen = folder.resolve(settings.pack(lesionType).get()).normalize();
      if (!chosen.startsWith(folder.normalize())) {
        throw new PackException("The chosen model pack lies outside of the folder of packs");
      }
      bringDefaults();
      return ModelPack.load(chosen).requireLesionType(lesionType);
    }
    bringDefaults();
    Path standard = folder.resolve(defaultName(lesionType.id()));
    if (Files.exists(standard)) {
      return ModelPack.load(standard).requireLesionType(lesionType);
    }
    List<Entry> entries = list(lesionType);
    if (entries.isEmpty()) {
      throw new PackException(
          "No model pack for " + lesionType.label() + " is installed; install one in the settings");
    }
    return ModelPack.load(folder.resolve(entries.get(0).fileName()));
  }

  private static Entry entry(Path path) throws IOException {
    ModelPack pack = ModelPack.load(path);
    return new Entry(
        path.getFileName().toString(),
        pack.manifest().name() + " " + pack.manifest().version(),
        pack.manifest().lesionType());
  }

  private void bringDefaults() throws IOException {
    Files.createDirectories(folder);
    defaults.copyTo(folder);
  }

  private List<Path> paths() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(path -> path.toString().endsWith(".zip") || Files.isDirectory(path))
          .sorted()
          .toList();
    }
  }
}
