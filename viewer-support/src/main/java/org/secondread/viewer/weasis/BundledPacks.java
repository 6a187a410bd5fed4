package org.secondread.viewer.weasis;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackException;
import org.secondread.viewer.PackStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Model packs that lie as folders below {@code packs} in this product's installed bundles. */
final class BundledPacks implements PackStore.DefaultPacks {
  private static final String FOLDER = "packs";
  private static final String MANIFEST = "pack.json";
  private static final String NAMES = "org.secondread.";

  private static final Logger LOGGER = LoggerFactory.getLogger(BundledPacks.class);

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
      for (URL manifest : entries(bundle, FOLDER, MANIFEST, true)) {
        String path = manifest.getPath();
        copy(bundle, path.substring(0, path.lastIndexOf('/')), folder);
      }
    }
  }

  /**
   * One folder for each pack, whatever its version: what is there is replaced when it is not what
   * the bundle holds, so that an update of the product brings its packs, nobody stays with the old
   * one, and a damaged one heals. Its manifest states the checksums of the rest.
   */
  private static void copy(Bundle bundle, String path, Path folder) throws IOException {
    Path target = folder.resolve(PackStore.defaultName(path.substring(path.lastIndexOf('/') + 1)));
    if (isCurrent(target, bundle.getEntry(path + "/" + MANIFEST))) {
      return;
    }
    Path beside = Files.createTempDirectory(folder, ".");
    try {
      Path brought = Files.createDirectory(beside.resolve("new"));
      for (URL url : entries(bundle, path, "*", false)) {
        String file = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
        try (InputStream in = url.openStream()) {
          Files.copy(in, brought.resolve(file));
        }
      }
      // The folder appears whole, and is gone no longer than a renaming takes.
      if (Files.exists(target)) {
        Files.move(target, beside.resolve("old"), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(brought, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(beside);
    }
  }

  private static boolean isCurrent(Path there, URL brought) throws IOException {
    Path manifest = there.resolve(MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      return false;
    }
    try (InputStream in = brought.openStream()) {
      if (!Arrays.equals(in.readAllBytes(), Files.readAllBytes(manifest))) {
        return false;
      }
    }
    try {
      ModelPack.load(there);
      return true;
    } catch (PackException e) {
      LOGGER.warn("A model pack that came along is damaged and brought anew: {}", e.getMessage());
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<URL> entries(Bundle bundle, String path, String pattern, boolean deep) {
    Enumeration<URL> found = bundle.findEntries(path, pattern, deep);
    return found == null ? List.of() : Collections.list(found);
  }
}
