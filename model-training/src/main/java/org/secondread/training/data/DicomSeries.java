package org.secondread.training.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.secondread.progress.Cancellation;
import org.secondread.volume.SeriesCandidate;
import org.secondread.volume.Slice;
import org.secondread.volume.SourceImage;
import org.secondread.volume.VolumeException;
import org.secondread.volume.VolumeReader;

/** A DICOM series, read as in use. */
public final class DicomSeries implements ImageSource {
  private final SeriesCandidate series;

  /** The SOP Instance UIDs behind each slice; null until the series was read. */
  private List<List<String>> instances;

  DicomSeries(SeriesCandidate series) {
    this.series = series;
  }

  @Override
  public String name() {
    return "series " + series.seriesInstanceUid();
  }

  @Override
  public String patient() {
    return series.patient();
  }

  String seriesInstanceUid() {
    return series.seriesInstanceUid();
  }

  String modality() {
    return series.modality();
  }

  @Override
  public int count() throws IOException {
    return instances().size();
  }

  @Override
  public List<SourceSlice> read() throws IOException {
    List<SourceSlice> slices = new ArrayList<>();
    List<List<String>> uids = new ArrayList<>();
    for (Slice slice : slices()) {
      slices.add(
          new SourceSlice(
              slice.values(), slice.geometry().rowSpacing(), slice.geometry().columnSpacing()));
      uids.add(slice.sources().stream().map(SourceImage::sopInstanceUid).toList());
    }
    instances = List.copyOf(uids);
    return slices;
  }

  /** The slice an image became or went into; -1 where it is none of this series' slices. */
  int indexOf(String sopInstanceUid) throws IOException {
    List<List<String>> slices = instances();
    for (int i = 0; i < slices.size(); i++) {
      if (slices.get(i).contains(sopInstanceUid)) {
        return i;
      }
    }
    return -1;
  }

  private List<List<String>> instances() throws IOException {
    if (instances == null) {
      read();
    }
    return instances;
  }

  private List<Slice> slices() throws TrainingDataException {
    try {
      return new VolumeReader()
          .read(series, (done, total, stage) -> {}, new Cancellation())
          .slices();
    } catch (VolumeException e) {
      throw new TrainingDataException(
          "Cannot use %s to train on: %s; remove its rows or its files"
              .formatted(name(), e.getMessage()),
          e);
    }
  }
}
