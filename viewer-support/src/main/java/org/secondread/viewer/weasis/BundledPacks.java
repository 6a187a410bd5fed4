package org.secondread.viewer.weasis;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.secondread.viewer.PackStore;

/** Model packs that lie as folders below {@code packs} in this product's installed bundles. */
final class BundledPacks implements PackStore.DefaultPacks {
  private static final String FOLDER = "packs";
  private static final String NAMES = "org.secondread.";

  private final BundleContext context;

  BundledPacks(BundleContext context) {
    this.context = context;
  }

  @Override
  public void copyTo(Path folder) throws IOException {
    for (Bundle bundle : context.getBundles()) {
      String name = bundle.getSymbolicName();
      if (name == null || !name.startsWith(NAMES)) {
        continue;
      }
      for (URL manifest : entries(bundle, FOLDER, "pack.json", true)) {
        String path = manifest.getPath();
        copy(bundle, path.substring(0, path.lastIndexOf('/')), folder);
      }
    }
  }

  /** The name carries the bundle's version, so that a pack that is there is the same one. */
  private static void copy(Bundle bundle, String path, Path folder) throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    Path target = folder.resolve(name + "-" + bundle.getVersion());
    if (Files.exists(target)) {
      return;
    }
    Path beside = Files.createTempDirectory(folder, ".");
    for (URL url : entries(bundle, path, "*", false)) {
      String file = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
      try (InputStream in = url.openStream()) {
        Files.copy(in, beside.resolve(file));
      }
    }
    // The folder appears whole.
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<URL> entries(Bundle bundle, String path, String pattern, boolean deep) {
    Enumeration<URL> found = bundle.findEntries(path, pattern, deep);
    return found == null ? List.of() : Collections.list(found);
  }
}
