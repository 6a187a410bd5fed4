package org.secondread.training.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A PNG or JPEG.
 *
 * @param file where it lies
 */
public record PictureFile(Path file) implements ImageSource {

  @Override
  public String name() {
    return file.getFileName().toString();
  }

  @Override
  public String patient() {
    return name();
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public List<SourceSlice> read() throws IOException {
    return List.of(new SourceSlice(PictureReader.read(file), 1, 1));
  }
}
