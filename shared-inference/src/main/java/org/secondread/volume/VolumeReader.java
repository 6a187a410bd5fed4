package org.secondread.volume;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.progress.Cancellation;
import org.secondread.progress.ProgressListener;
import org.secondread.volume.VolumeException.Kind;

/**
 * Reads the axial images of one series; of an MR series those that are diffusion-weighted. Headers
 * come first, without pixels; then one file after the other is decoded straight to its slice, so
 * that no second copy of the volume exists, however many images make a slice.
 */
public final class VolumeReader {
  private final List<PixelDecoder> decoders;

  /** A reader that also uses the decoders {@link ServiceLoader} finds. */
  public VolumeReader() {
    this(
        ServiceLoader.load(PixelDecoder.class, VolumeReader.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /**
   * @param decoders for compressed transfer syntaxes, asked in this order before the own RLE one
   */
  public VolumeReader(List<PixelDecoder> decoders) {
    List<PixelDecoder> all = new ArrayList<>(decoders);
    all.add(new RleDecoder());
    this.decoders = List.copyOf(all);
  }

  /**
   * @param series as {@link SeriesFinder} found it
   * @throws VolumeException naming what was found and what was expected
   * @throws java.util.concurrent.CancellationException when cancelled, after the file in hand
   */
  public Volume read(SeriesCandidate series, ProgressListener progress, Cancellation cancellation)
      throws VolumeException {
    return read(series.files(), progress, cancellation);
  }

  /**
   * @param files the files of one series, in any order
   * @throws VolumeException naming what was found and what was expected
   * @throws java.util.concurrent.CancellationException when cancelled, after the file in hand
   */
  public Volume read(List<Path> files, ProgressListener progress, Cancellation cancellation)
      throws VolumeException {
    if (files.isEmpty()) {
      throw new VolumeException(Kind.NO_DICOM, "No file given; expected the files of one series");
    }
    int steps = 2 * files.size();
    List<FrameHeader> frames = new ArrayList<>();
    OneSeries series = new OneSeries();
    for (int i = 0; i < files.size(); i++) {
      cancellation.check();
      progress.progress(i, steps, "Header %d of %d".formatted(i + 1, files.size()));
      Attributes header = DicomFile.readHeader(files.get(i));
      series.require(files.get(i), header);
      requireImage(files.get(i), header);
      frames.addAll(FrameHeader.of(files.get(i), header));
    }
    SliceSelection selection =
        series.modality().equals("MR") ? DiffusionSelection.of(frames) : SliceSelection.of(frames);
    return readPixels(selection, series.modality(), files.size(), progress, cancellation);
  }

  private Volume readPixels(
      SliceSelection selection,
      String modality,
      int fileCount,
      ProgressListener progress,
      Cancellation cancellation)
      throws VolumeException {
    List<Position> positions = selection.positions();
    FrameHeader first = positions.get(0).frames().get(0);
    MemoryNeed.require(positions.size(), first.rows(), first.columns());
    SliceSpacing spacing = new SliceSpacing(positions.stream().map(Position::geometry).toList());
    double[] extents = spacing.extents();
    Map<Path, List<Use>> usesByFile = new LinkedHashMap<>();
    List<GeometricMean> means = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      for (FrameHeader frame : positions.get(i).frames()) {
        usesByFile
            .computeIfAbsent(frame.file(), file -> new ArrayList<>())
            .add(new Use(i, frame.index(), frame.source().sopInstanceUid()));
      }
      means.add(new GeometricMean(positions.get(i).frames().size()));
    }

    Attributes firstHeader = null;
    int done = 0;
    for (Map.Entry<Path, List<Use>> entry : usesByFile.entrySet()) {
      Path file = entry.getKey();
      cancellation.check();
      progress.progress(
          fileCount + done * fileCount / usesByFile.size(),
          2 * fileCount,
          "Image %d of %d".formatted(done + 1, usesByFile.size()));
      DicomFile content = DicomFile.readAll(file);
      requireUnchanged(file, content.dataset(), entry.getValue());
      try {
        FramePixels pixels = new FramePixels(file, content, decoders);
        for (Use use : entry.getValue()) {
          cancellation.check();
          means
              .get(use.slice())
              .add(SliceValues.of(content.dataset(), modality, pixels, use.frame()));
        }
      } catch (VolumeException e) {
        throw new VolumeException(e.kind(), file.getFileName() + ": " + e.getMessage(), e);
      }
      if (firstHeader == null) {
        firstHeader = content.dataset();
        firstHeader.remove(Tag.PixelData);
      }
      done++;
    }
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      Position position = positions.get(i);
      slices.add(
          new Slice(position.sources(), position.geometry(), extents[i], means.get(i).result()));
    }
    progress.progress(2 * fileCount, 2 * fileCount, "Images read");
    List<String> remarks = new ArrayList<>(selection.remarks());
    remarks.addAll(spacing.remarks());
    remarks.addAll(remarksOnValues(slices));
    return new Volume(firstHeader, slices, selection.dropped(), remarks, selection.diffusion());
  }

  /** Where a frame of a file goes, and the image that the file held when its header was read. */
  private record Use(int slice, int frame, String sopInstanceUid) {}

  private static void requireUnchanged(Path file, Attributes content, List<Use> uses)
      throws VolumeException {
    String now = content.getString(Tag.SOPInstanceUID, "");
    if (!now.equals(uses.get(0).sopInstanceUid())) {
      throw new VolumeException(
          Kind.UNREADABLE,
          file.getFileName() + " was replaced by another image while it was read; try again");
    }
  }

  private static void requireImage(Path file, Attributes header) throws VolumeException {
    if (!header.containsValue(Tag.SOPInstanceUID) || !header.containsValue(Tag.SOPClassUID)) {
      throw new VolumeException(
          Kind.UNREADABLE, file.getFileName() + " has no SOP Class or SOP Instance UID");
    }
  }

  private static List<String> remarksOnValues(List<Slice> slices) {
    int constant = 0;
    for (Slice slice : slices) {
      if (isConstant(slice.values().values())) {
        constant++;
      }
    }
    return constant == 0
        ? List.of()
        : List.of(
            "%d of %d slices hold a single value everywhere".formatted(constant, slices.size()));
  }

  private static boolean isConstant(float[] values) {
    for (float value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }
}
