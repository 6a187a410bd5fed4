package org.weasis.core.api.gui.util;

import java.nio.file.Path;

/** Folders of the application. */
public final class AppProperties {
  private AppProperties() {}

  public static Path buildAccessibleTempDirectory(String... subFolderNames) {
    throw new UnsupportedOperationException();
  }
}
