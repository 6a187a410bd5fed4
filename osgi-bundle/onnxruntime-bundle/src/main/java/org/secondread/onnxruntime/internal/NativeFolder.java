package org.secondread.onnxruntime.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Tells ONNX Runtime where its native libraries lie, so that it neither unpacks them into the
 * temporary folder at each start nor loads any before its first use.
 */
public final class NativeFolder implements BundleActivator {
  /** The framework's property that names the folder; without it ONNX Runtime looks by itself. */
  public static final String PROPERTY = "secondread.natives";

  /** Read by ONNX Runtime 1.28 when it is first used. */
  private static final String ENGINE_PROPERTY = "onnxruntime.native.path";

  private String set;

  /**
   * @throws IllegalStateException when the folder does not exist
   */
  @Override
  public void start(BundleContext context) {
    String folder = context.getProperty(PROPERTY);
    if (folder == null || folder.isBlank() || System.getProperty(ENGINE_PROPERTY) != null) {
      return;
    }
    if (!Files.isDirectory(Path.of(folder))) {
      throw new IllegalStateException(
          "The folder of ONNX Runtime's libraries, "
              + folder
              + " (property "
              + PROPERTY
              + "), does not exist; install Second Read again");
    }
    System.setProperty(ENGINE_PROPERTY, folder);
    set = folder;
  }

  @Override
  public void stop(BundleContext context) {
    if (set != null) {
      System.clearProperty(ENGINE_PROPERTY);
      set = null;
    }
  }
}
