package org.secondread.phantom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.secondread.image.Mask;

/** A generated head with a lesion that is known. */
public interface HeadPhantom {

  /** The lesion's pixels, slice by slice from below: those at least half filled by it. */
  List<Mask> truth();

  /** The volume of {@link #truth}, mL. */
  double lesionVolumeMl();

  /**
   * Writes the series, one file per slice.
   *
   * @param folder exists and is writable
   * @return the files from below
   * @throws IOException when a file cannot be written
   */
  List<Path> write(Path folder) throws IOException;
}
