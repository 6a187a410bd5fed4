package org.secondread.volume;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.image.GreyImage;
import org.secondread.progress.Cancellation;
import org.secondread.progress.ProgressListener;
import org.secondread.volume.VolumeException.Kind;

/**
 * Reads the axial images of one series. Headers come first, without pixels; then one file after the
 * other is decoded straight to its slice, so that no second copy of the volume exists.
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
    String series = null;
    String modality = null;
    for (int i = 0; i < files.size(); i++) {
      cancellation.check();
      progress.progress(i, steps, "Header %d of %d".formatted(i + 1, files.size()));
      Attributes header = DicomFile.readHeader(files.get(i));
      String uid = header.getString(Tag.SeriesInstanceUID, "");
      if (i == 0) {
        series = uid;
        modality = header.getString(Tag.Modality, "");
      } else if (!series.equals(uid)) {
        throw new VolumeException(
            Kind.SEVERAL_SERIES,
            "The files belong to series " + series + " and " + uid + "; expected one series");
      } else if (!modality.equals(header.getString(Tag.Modality, ""))) {
        throw new VolumeException(
            Kind.WRONG_MODALITY,
            "%s has the modality '%s', other files of its series '%s'; expected one modality"
                .formatted(
                    files.get(i).getFileName(), header.getString(Tag.Modality, ""), modality));
      }
      requireImage(files.get(i), header);
      frames.addAll(FrameHeader.of(files.get(i), header));
    }
    SliceSelection selection = SliceSelection.of(frames, !modality.equals("MR"));
    return readPixels(selection, modality, files.size(), progress, cancellation);
  }

  private Volume readPixels(
      SliceSelection selection,
      String modality,
      int fileCount,
      ProgressListener progress,
      Cancellation cancellation)
      throws VolumeException {
    List<FrameHeader> kept = selection.kept();
    SliceSpacing spacing = new SliceSpacing(kept.stream().map(FrameHeader::geometry).toList());
    double[] extents = spacing.extents();
    Map<Path, List<Integer>> slicesByFile = new LinkedHashMap<>();
    for (int i = 0; i < kept.size(); i++) {
      slicesByFile.computeIfAbsent(kept.get(i).file(), file -> new ArrayList<>()).add(i);
    }

    Slice[] slices = new Slice[kept.size()];
    Attributes firstHeader = null;
    int done = 0;
    for (Map.Entry<Path, List<Integer>> entry : slicesByFile.entrySet()) {
      Path file = entry.getKey();
      cancellation.check();
      progress.progress(
          fileCount + done * fileCount / slicesByFile.size(),
          2 * fileCount,
          "Image %d of %d".formatted(done + 1, slicesByFile.size()));
      DicomFile content = DicomFile.readAll(file);
      try {
        FramePixels pixels = new FramePixels(file, content, decoders);
        for (int i : entry.getValue()) {
          cancellation.check();
          FrameHeader frame = kept.get(i);
          GreyImage values = values(content.dataset(), modality, pixels, frame.index());
          slices[i] = new Slice(frame.source(), frame.geometry(), extents[i], values);
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
    progress.progress(2 * fileCount, 2 * fileCount, "Images read");
    List<String> remarks = new ArrayList<>(spacing.remarks());
    remarks.addAll(remarksOnValues(slices));
    return new Volume(firstHeader, List.of(slices), selection.dropped(), remarks);
  }

  private static void requireImage(Path file, Attributes header) throws VolumeException {
    if (!header.containsValue(Tag.SOPInstanceUID) || !header.containsValue(Tag.SOPClassUID)) {
      throw new VolumeException(
          Kind.UNREADABLE, file.getFileName() + " has no SOP Class or SOP Instance UID");
    }
  }

  private static GreyImage values(
      Attributes dataset, String modality, FramePixels pixels, int frame) throws VolumeException {
    PixelFormat format = pixels.format();
    Rescale rescale =
        Rescale.of(
            modality,
            FrameHeader.isMultiFrame(dataset)
                ? FrameHeader.functionalGroup(dataset, frame, Tag.PixelValueTransformationSequence)
                : dataset);
    PixelPadding padding = PixelPadding.of(dataset, format);
    int[] cells = pixels.cells(frame);
    float[] values = new float[cells.length];
    float lowest = Float.POSITIVE_INFINITY;
    for (int i = 0; i < cells.length; i++) {
      long stored = format.value(cells[i]);
      if (padding.contains(stored)) {
        values[i] = Float.NaN; // until the lowest true value is known
        continue;
      }
      values[i] = (float) rescale.apply(stored);
      lowest = Math.min(lowest, values[i]);
    }
    float fill =
        lowest == Float.POSITIVE_INFINITY ? (float) rescale.apply(padding.lowest()) : lowest;
    for (int i = 0; i < values.length; i++) {
      if (Float.isNaN(values[i])) {
        values[i] = fill;
      }
    }
    return new GreyImage(format.columns(), format.rows(), values);
  }

  private static List<String> remarksOnValues(Slice[] slices) {
    int constant = 0;
    for (Slice slice : slices) {
      if (isConstant(slice.values().values())) {
        constant++;
      }
    }
    return constant == 0
        ? List.of()
        : List.of(
            "%d of %d slices hold a single value everywhere".formatted(constant, slices.length));
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
