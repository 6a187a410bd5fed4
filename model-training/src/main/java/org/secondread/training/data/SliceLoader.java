package org.secondread.training.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secondread.pack.Intensity;
import org.secondread.pack.Window;
import org.secondread.prepare.PreparedSlice;
import org.secondread.prepare.SlicePreparation;

/**
 * Reads labelled slices and prepares them as in use. Bone stays in the brain's hull, but is known
 * of CT series and volumes: {@code LesionPlace} takes it out of what the networks are examined on,
 * and of outlines.
 *
 * @param intensity maps modality values to 0..1, from all slices of a series together
 * @param preparation of the lesion's modality
 * @param modality Modality (0008,0060) of the lesion
 */
public record SliceLoader(Intensity intensity, SlicePreparation preparation, String modality) {
  private static final String COMPUTED_TOMOGRAPHY = "CT";
  private static final int FEWEST_SLICES_WITH_HEIGHT = 6;

  /**
   * @return one slice per image, in the same order
   * @throws TrainingDataException when a source cannot be read or is of another modality
   */
  public List<TrainingSlice> read(List<LabelledImage> images) throws IOException {
    Map<ImageSource, List<LabelledImage>> bySource = new LinkedHashMap<>();
    for (LabelledImage image : images) {
      bySource.computeIfAbsent(image.source(), source -> new ArrayList<>()).add(image);
    }
    Map<LabelledImage, TrainingSlice> slices = new LinkedHashMap<>();
    for (Map.Entry<ImageSource, List<LabelledImage>> entry : bySource.entrySet()) {
      List<PreparedSlice> prepared = prepare(entry.getKey());
      for (LabelledImage image : entry.getValue()) {
        slices.put(
            image,
            new TrainingSlice(
                image,
                image.mirror().apply(prepared.get(image.slice())),
                height(prepared, image.slice())));
      }
    }
    return images.stream().map(slices::get).toList();
  }

  private List<PreparedSlice> prepare(ImageSource source) throws IOException {
    if (source instanceof DicomSeries series && !series.modality().equals(modality)) {
      throw new TrainingDataException(
          "%s is of modality %s, but this lesion is read on %s; remove its rows"
              .formatted(source.name(), series.modality(), modality));
    }
    List<SourceSlice> slices = source.read();
    boolean ct = modality.equals(COMPUTED_TOMOGRAPHY);
    boolean windowed = source instanceof PictureFile && ct;
    Window window = windowed ? new Window(0.5, 1) : window(source, slices);
    return slices.stream().map(slice -> prepare(slice, window, ct && !windowed)).toList();
  }

  private Window window(ImageSource source, List<SourceSlice> slices) throws TrainingDataException {
    try {
      return intensity.windowFor(slices.stream().map(SourceSlice::values).toList());
    } catch (IllegalArgumentException e) {
      throw new TrainingDataException(
          "Cannot use %s to train on: %s; remove its rows".formatted(source.name(), e.getMessage()),
          e);
    }
  }

  private PreparedSlice prepare(SourceSlice slice, Window window, boolean hounsfield) {
    PreparedSlice prepared =
        preparation.prepare(
            window.apply(slice.values()), slice.rowSpacing(), slice.columnSpacing());
    return hounsfield ? prepared.withBone(slice.values()) : prepared;
  }

  private static double height(List<PreparedSlice> slices, int slice) {
    int first = slices.size();
    int last = -1;
    for (int i = 0; i < slices.size(); i++) {
      if (slices.get(i).brain().count() > 0) {
        first = Math.min(first, i);
        last = i;
      }
    }
    if (last - first + 1 < FEWEST_SLICES_WITH_HEIGHT) {
      return Double.NaN;
    }
    return Math.max(0, Math.min(1, (slice - first) / (double) (last - first)));
  }
}
