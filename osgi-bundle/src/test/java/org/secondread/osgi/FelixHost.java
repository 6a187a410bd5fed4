package org.secondread.osgi;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** Weasis' framework with what Weasis' own bundles export, and nothing of this product. */
final class FelixHost implements AutoCloseable {
  /** As Weasis' configuration lists them; not org.slf4j.spi, for example. */
  private static final String SYSTEM_PACKAGES =
      String.join(
          ",",
          "org.slf4j",
          "com.formdev.flatlaf",
          "com.formdev.flatlaf.extras",
          "com.formdev.flatlaf.extras.components",
          "com.formdev.flatlaf.icons",
          "com.formdev.flatlaf.ui",
          "com.formdev.flatlaf.util",
          "net.miginfocom.layout",
          "net.miginfocom.swing");

  private static final List<String> LIBRARIES =
      List.of(
          "org.osgi.util.function",
          "org.osgi.util.promise",
          "org.osgi.service.component",
          "org.apache.felix.scr",
          "com.fasterxml.jackson.core.jackson-core",
          "com.fasterxml.jackson.core.jackson-annotations",
          "com.fasterxml.jackson.core.jackson-databind",
          "org.joml");

  private final Framework framework;
  private final BundleFiles files;

  /**
   * Starts it.
   *
   * @param folder for its cache and the jars it makes
   * @param properties of the framework
   */
  FelixHost(Path folder, Map<String, String> properties) throws Exception {
    Map<String, String> configuration = new HashMap<>(properties);
    configuration.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString());
    configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SYSTEM_PACKAGES);
    framework = new FrameworkFactory().newFramework(configuration);
    framework.start();
    files = new BundleFiles(Files.createDirectories(folder.resolve("jars")));
    List<Bundle> bundles = new ArrayList<>();
    for (String name : LIBRARIES) {
      bundles.add(install(files.named(name).toUri()));
    }
    bundles.add(
        install(
            files
                .exporting(
                    "host",
                    "org/weasis/core/ui/util/WtoolBar.class",
                    "org/dcm4che3/data/Attributes.class",
                    "org/dcm4che3/net/Association.class")
                .toUri()));
    for (Bundle bundle : bundles) {
      bundle.start();
    }
  }

  Framework framework() {
    return framework;
  }

  /** The jar of a bundle of the class path. */
  Path jar(String symbolicName) throws IOException {
    return files.named(symbolicName);
  }

  Bundle install(URI jar) throws BundleException {
    return framework.getBundleContext().installBundle(jar.toString());
  }

  /** Starts a bundle that uses the product as a plug-in would. */
  Bundle startProbe() throws Exception {
    Bundle probe = install(files.ofPackage("probe", "org/secondread/osgi/probe").toUri());
    probe.start();
    return probe;
  }

  /** Wires everything anew that depends on bundles that were updated or uninstalled. */
  void refresh() throws InterruptedException {
    Object done = new Object();
    synchronized (done) {
      boolean[] refreshed = new boolean[1];
      framework
          .adapt(FrameworkWiring.class)
          .refreshBundles(
              null,
              event -> {
                synchronized (done) {
                  refreshed[0] = true;
                  done.notifyAll();
                }
              });
      while (!refreshed[0]) {
        done.wait();
      }
    }
  }

  @Override
  public void close() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(20_000);
  }
}
