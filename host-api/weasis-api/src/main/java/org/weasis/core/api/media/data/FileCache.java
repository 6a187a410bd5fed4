package org.weasis.core.api.media.data;

import java.nio.file.Path;
import java.util.Optional;

/** Where the file of an element lies. */
public class FileCache {
  public Optional<Path> getOriginalFile() {
    throw new UnsupportedOperationException();
  }
}
