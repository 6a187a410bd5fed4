package org.secondread.volume;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.progress.Cancellation;
import org.secondread.progress.ProgressListener;
import org.secondread.volume.SkippedFile.Why;
import org.secondread.volume.VolumeException.Kind;

/** Finds the image series in folders and files. */
public final class SeriesFinder {

  /**
   * Looks through files, and folders with all below them.
   *
   * @param inputs files and folders
   * @throws VolumeException when an input does not exist or cannot be listed
   * @throws java.util.concurrent.CancellationException when cancelled, after the file in hand
   */
  public SeriesSearch find(
      Collection<Path> inputs, ProgressListener progress, Cancellation cancellation)
      throws VolumeException {
    List<SkippedFile> skipped = new ArrayList<>();
    List<Path> files = List.copyOf(filesIn(inputs, skipped));
    Map<SeriesKey, Group> groups = new LinkedHashMap<>();
    Map<String, String> patients = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      cancellation.check();
      progress.progress(i, files.size(), "File %d of %d".formatted(i + 1, files.size()));
      Path file = files.get(i);
      try {
        Attributes header = DicomFile.readHeader(file);
        String obstacle = obstacle(header);
        if (obstacle != null) {
          skipped.add(new SkippedFile(file, Why.NOT_AN_IMAGE, obstacle));
          continue;
        }
        String patient =
            patients.computeIfAbsent(
                PatientKey.of(header), k -> "patient " + (patients.size() + 1));
        SeriesKey key =
            new SeriesKey(
                patient,
                header.getString(Tag.StudyInstanceUID, ""),
                header.getString(Tag.SeriesInstanceUID));
        groups.computeIfAbsent(key, k -> new Group(header)).add(file, header);
      } catch (VolumeException e) {
        skipped.add(unreadable(file, e));
      }
    }
    progress.progress(files.size(), files.size(), "Files found");
    List<SeriesCandidate> series = new ArrayList<>();
    groups.forEach((key, group) -> series.add(group.candidate(key)));
    return new SeriesSearch(series, skipped);
  }

  private static TreeSet<Path> filesIn(Collection<Path> inputs, List<SkippedFile> skipped)
      throws VolumeException {
    TreeSet<Path> files = new TreeSet<>();
    for (Path input : inputs) {
      try {
        Files.walkFileTree(
            input.toRealPath(),
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Files.isRegularFile(file)) {
                  files.add(file);
                }
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException e) {
                skipped.add(new SkippedFile(file, Why.DAMAGED, "no access to it"));
                return FileVisitResult.CONTINUE;
              }
            });
      } catch (IOException e) {
        throw new VolumeException(
            Kind.NO_DICOM,
            input + " does not exist or cannot be read; expected a folder or files of DICOM",
            e);
      }
    }
    return files;
  }

  /** Why a dataset is no image of a series; null where it is one. */
  private static String obstacle(Attributes header) {
    if (!header.containsValue(Tag.SOPInstanceUID) || !header.containsValue(Tag.SOPClassUID)) {
      return "no SOP Class or SOP Instance UID";
    }
    if (!header.containsValue(Tag.SeriesInstanceUID)) {
      return "no Series Instance UID";
    }
    if (header.getInt(Tag.Rows, 0) < 1 || header.getInt(Tag.Columns, 0) < 1) {
      return "no image (modality " + header.getString(Tag.Modality, "unknown") + ")";
    }
    return null;
  }

  private static SkippedFile unreadable(Path file, VolumeException e) {
    try {
      if (!DicomFile.hasPrefix(file)) {
        return new SkippedFile(file, Why.NOT_DICOM, "not DICOM");
      }
    } catch (IOException noAccess) {
      return new SkippedFile(file, Why.DAMAGED, "no access to it");
    }
    return new SkippedFile(file, Why.DAMAGED, e.getMessage());
  }

  private record SeriesKey(String patient, String studyInstanceUid, String seriesInstanceUid) {}

  private static final class Group {
    private final Attributes first;
    private final List<Path> files = new ArrayList<>();
    private int images;
    private int axialImages;
    private final List<DiffusionImage> diffusion = new ArrayList<>();

    Group(Attributes first) {
      this.first = first;
    }

    void add(Path file, Attributes header) {
      files.add(file);
      for (FrameHeader frame : FrameHeader.of(file, header)) {
        images++;
        if (frame.obstacle() != null) {
          continue;
        }
        axialImages++;
        if (frame.diffusion() != null) {
          diffusion.add(frame.diffusion());
        }
      }
    }

    SeriesCandidate candidate(SeriesKey key) {
      return new SeriesCandidate(
          key.seriesInstanceUid(),
          key.patient(),
          first.getString(Tag.Modality, ""),
          first.getString(Tag.SeriesNumber, ""),
          first.getString(Tag.SeriesDescription, ""),
          images,
          axialImages,
          first.getInt(Tag.Rows, 0),
          first.getInt(Tag.Columns, 0),
          files,
          diffusion.isEmpty() ? Optional.empty() : Optional.of(SeriesDiffusion.of(diffusion)));
    }
  }
}
