package org.secondread.training.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.secondread.nifti.AxialStack;
import org.secondread.nifti.NiftiException;
import org.secondread.nifti.NiftiReader;
import org.secondread.nifti.NiftiVolume;

/** A NIfTI volume. */
public final class NiftiFile implements ImageSource {
  private final Path file;
  private int count = -1;

  NiftiFile(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return file.getFileName().toString();
  }

  @Override
  public String patient() {
    return name();
  }

  @Override
  public int count() throws IOException {
    if (count < 0) {
      count = volume().slices().size();
    }
    return count;
  }

  @Override
  public List<SourceSlice> read() throws IOException {
    NiftiVolume volume = volume();
    AxialStack stack = volume.stack();
    return volume.slices().stream()
        .map(slice -> new SourceSlice(slice, stack.rowSpacing(), stack.columnSpacing()))
        .toList();
  }

  private NiftiVolume volume() throws IOException {
    try {
      return NiftiReader.read(file);
    } catch (NiftiException e) {
      throw new TrainingDataException(
          "Cannot read a volume to train on: %s; replace it or remove its rows"
              .formatted(e.getMessage()),
          e);
    }
  }
}
