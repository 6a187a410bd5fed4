package org.secondread.osgi;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Packs and readings inside the framework, where this test's own classes are not seen. */
final class Readings {
  private Readings() {}

  /** Brings the default packs as the plug-ins do when they are first used. */
  static List<Path> bringDefaultPacks(Bundle viewerSupport, Path folder) throws Exception {
    Class<?> type = viewerSupport.loadClass("org.secondread.viewer.weasis.BundledPacks");
    Constructor<?> constructor = type.getDeclaredConstructor(BundleContext.class);
    constructor.setAccessible(true);
    Method copy = type.getDeclaredMethod("copyTo", Path.class);
    copy.setAccessible(true);
    Files.createDirectories(folder);
    copy.invoke(constructor.newInstance(viewerSupport.getBundleContext()), folder);
    return children(folder);
  }

  static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.sorted().toList();
    }
  }

  /**
   * Reads a generated head.
   *
   * @return the number of lesions, and the device with its reason
   */
  static List<?> read(Bundle probe, Path pack, Path folder) throws Exception {
    Class<?> type = probe.loadClass("org.secondread.osgi.probe.InferenceProbe");
    Path series = Files.createTempDirectory(folder, "series");
    return (List<?>)
        ((Callable<?>) type.getConstructor(Path.class, Path.class).newInstance(pack, series))
            .call();
  }
}
