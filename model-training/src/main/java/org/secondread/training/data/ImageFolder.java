package org.secondread.training.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.secondread.progress.Cancellation;
import org.secondread.volume.SeriesFinder;
import org.secondread.volume.VolumeException;

/** Finds pictures and NIfTI volumes by path, name or number, and DICOM by UID. */
final class ImageFolder {
  private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg");
  private static final List<String> VOLUMES = List.of(".nii", ".nii.gz");

  private final Path root;
  private final Map<Path, ImageSource> byPath = new HashMap<>();
  private final Map<String, ImageSource> byName = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  /** Searched for when the first UID is asked for. */
  private List<DicomSeries> series;

  /** Series that are no volume to read lesions on, such as ADC maps, with the reason. */
  private final Map<DicomSeries, String> unusable = new LinkedHashMap<>();

  /**
   * What an id stands for.
   *
   * @param slice the slice from the feet, from 0; -1 where the id names all of the source
   */
  record Found(ImageSource source, int slice) {}

  private ImageFolder(Path root) {
    this.root = root;
  }

  static ImageFolder of(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new TrainingDataException(
          "There is no folder %s; expected the folder with the images (--images)".formatted(root));
    }
    // A walk does not enter a root that is a symbolic link.
    Path real = Files.isSymbolicLink(root) ? root.toRealPath() : root;
    ImageFolder folder = new ImageFolder(real);
    for (Path file : files(real)) {
      ImageSource source = source(file);
      if (source != null) {
        folder.add(file, source);
      }
    }
    return folder;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (UncheckedIOException e) {
      throw new TrainingDataException(
          "Cannot read all of the image folder %s: %s; see to its permissions"
              .formatted(root, e.getCause().getMessage()),
          e);
    }
  }

  /** What was found, in words. */
  String content() throws IOException {
    if (series == null) {
      series = search();
    }
    long pictures = byPath.values().stream().filter(PictureFile.class::isInstance).count();
    return "%d pictures, %d NIfTI volumes and %d DICOM series"
        .formatted(pictures, byPath.size() - pictures, series.size());
  }

  /** What has that path, name, number or UID; null where nothing has. */
  Found find(String id) throws IOException {
    if (id.isEmpty() || id.indexOf('\0') >= 0) {
      return null; // no file can have that name
    }
    ImageSource direct = byPath.get(path(id));
    if (direct != null) {
      return whole(direct);
    }
    String key = key(id);
    if (ambiguous.contains(key)) {
      throw new TrainingDataException(
          "Several files below %s are named '%s'; use a column 'file' with their paths"
              .formatted(root, id));
    }
    ImageSource named = byName.get(key);
    if (named != null) {
      return whole(named);
    }
    return isUid(id) ? byUid(id) : null;
  }

  private Path path(String id) throws TrainingDataException {
    try {
      return root.resolve(id).normalize();
    } catch (InvalidPathException e) {
      throw new TrainingDataException(
          "The name '%s' cannot be a file's name here (%s); where its letters are the cause, set a locale such as LC_ALL=C.UTF-8"
              .formatted(id, e.getReason()),
          e);
    }
  }

  private Found byUid(String uid) throws IOException {
    if (series == null) {
      series = search();
    }
    List<DicomSeries> same =
        series.stream().filter(s -> s.seriesInstanceUid().equals(uid)).toList();
    if (same.size() > 1) {
      throw new TrainingDataException(
          "Series %s holds images of more than one patient or study; put each into a folder of its own"
              .formatted(uid));
    }
    if (!same.isEmpty()) {
      return new Found(same.get(0), -1);
    }
    for (DicomSeries candidate : series) {
      int slice = indexOf(candidate, uid);
      if (slice >= 0) {
        return new Found(candidate, slice);
      }
    }
    if (!unusable.isEmpty()) {
      throw new TrainingDataException(
          "No slice of a usable series has the UID %s. %s"
              .formatted(uid, String.join(". ", unusable.values())));
    }
    return null;
  }

  /** A study holds more than what is labelled, so a series that cannot be used is passed over. */
  private int indexOf(DicomSeries candidate, String uid) throws IOException {
    if (unusable.containsKey(candidate)) {
      return -1;
    }
    try {
      return candidate.indexOf(uid);
    } catch (TrainingDataException e) {
      unusable.put(candidate, e.getMessage());
      return -1;
    }
  }

  private List<DicomSeries> search() throws TrainingDataException {
    try {
      return new SeriesFinder()
          .find(List.of(root), (done, total, stage) -> {}, new Cancellation()).series().stream()
              .filter(candidate -> candidate.axialImages() > 0)
              .map(DicomSeries::new)
              .toList();
    } catch (VolumeException e) {
      throw new TrainingDataException(e.getMessage(), e);
    }
  }

  private static Found whole(ImageSource source) {
    return new Found(source, source instanceof PictureFile ? 0 : -1);
  }

  private void add(Path file, ImageSource source) {
    byPath.put(file.normalize(), source);
    String name = file.getFileName().toString();
    String key = key(name.replaceFirst("(?i)(\\.nii)?\\.[a-z]+$", ""));
    if (byName.putIfAbsent(key, source) != null) {
      ambiguous.add(key);
    }
  }

  private static ImageSource source(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (PICTURES.stream().anyMatch(name::endsWith)) {
      return new PictureFile(file);
    }
    return VOLUMES.stream().anyMatch(name::endsWith) ? new NiftiFile(file) : null;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=\\d)", "");
  }

  private static boolean isUid(String id) {
    return id.matches("[0-9]+(\\.[0-9]+)+") && id.length() <= 64;
  }
}
