package org.weasis.core.api.service;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/** The private folder of a bundle. */
public class BundlePreferences {
  public static Path getDataFolder(BundleContext context) {
    throw new UnsupportedOperationException();
  }
}
