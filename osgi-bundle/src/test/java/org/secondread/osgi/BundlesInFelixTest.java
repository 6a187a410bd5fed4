package org.secondread.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.secondread.phantom.Bleed;
import org.secondread.phantom.HeadCtPhantom;
import org.secondread.testing.TestPack;

/** The bundles in Weasis' framework, beside a bundle that exports what Weasis exports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(600)
class BundlesInFelixTest {
  private static final String FACTORY = "org.weasis.core.api.gui.InsertableFactory";
  private static final String PAGE = "org.weasis.core.api.gui.PreferencesPageFactory";
  private static final String VIEWER = "org.weasis.dicom.viewer2d.View2dContainer";

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

  private static final List<String> OURS =
      List.of(
          "org.secondread.onnxruntime",
          "org.secondread.shared-inference",
          "org.secondread.viewer-support",
          "org.secondread.default-packs",
          "org.secondread.plugin-hemorrhage",
          "org.secondread.plugin-acute-infarct");

  /** Packages of modules that the runtime of Weasis lacks. */
  private static final List<String> ABSENT =
      List.of("sun.", "javax.naming", "com.sun.net.httpserver", "java.lang.instrument");

  private final Map<String, Bundle> bundles = new LinkedHashMap<>();
  private Framework framework;
  private Path folder;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    Map<String, String> configuration = new HashMap<>();
    configuration.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString());
    configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SYSTEM_PACKAGES);
    framework = new FrameworkFactory().newFramework(configuration);
    framework.start();
    BundleFiles files = new BundleFiles(Files.createDirectories(folder.resolve("jars")));
    List<Path> jars = new ArrayList<>();
    for (String name :
        List.of(
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.osgi.service.component",
            "org.apache.felix.scr",
            "com.fasterxml.jackson.core.jackson-core",
            "com.fasterxml.jackson.core.jackson-annotations",
            "com.fasterxml.jackson.core.jackson-databind")) {
      jars.add(files.named(name));
    }
    jars.add(
        files.exporting(
            "host",
            "org/weasis/core/ui/util/WtoolBar.class",
            "org/dcm4che3/data/Attributes.class",
            "org/dcm4che3/net/Association.class"));
    for (String name : OURS) {
      jars.add(files.named(name));
    }
    jars.add(files.ofPackage("probe", "org/secondread/osgi/probe"));
    for (Path jar : jars) {
      Bundle bundle = framework.getBundleContext().installBundle(jar.toUri().toString());
      bundles.put(bundle.getSymbolicName(), bundle);
    }
    for (Bundle bundle : bundles.values()) {
      bundle.start();
    }
  }

  @AfterAll
  void stop() throws Exception {
    if (framework != null) {
      framework.stop();
      framework.waitForStop(20_000);
    }
  }

  @Test
  @Order(1)
  void every_bundle_resolves_and_starts() {
    for (Bundle bundle : bundles.values()) {
      assertEquals(Bundle.ACTIVE, bundle.getState(), bundle.getSymbolicName());
    }
  }

  @Test
  @Order(2)
  void both_toolbars_are_registered_with_the_text_true() throws Exception {
    ServiceReference<?>[] found =
        framework.getBundleContext().getAllServiceReferences(FACTORY, null);
    assertEquals(2, found.length, Arrays.toString(found));
    for (ServiceReference<?> reference : found) {
      assertEquals("true", reference.getProperty(VIEWER));
      assertNotNull(framework.getBundleContext().getService(reference), reference.toString());
    }
  }

  @Test
  @Order(2)
  void the_page_of_preferences_is_registered() throws Exception {
    assertNotNull(framework.getBundleContext().getAllServiceReferences(PAGE, null));
  }

  @Test
  @Order(2)
  void host_packages_are_imported_without_versions_and_none_is_carried_along() {
    for (String name : OURS) {
      String imports = header(name, Constants.IMPORT_PACKAGE);
      for (String clause : imports.split(",(?=[a-z])")) {
        assertFalse(
            clause.matches(
                "(org\\.weasis|org\\.dcm4che3|com\\.formdev|net\\.miginfocom).*version=.*"),
            name + ": " + clause);
        assertTrue(ABSENT.stream().noneMatch(clause::startsWith), name + ": " + clause);
      }
      assertNull(bundles.get(name).getEntry("org/weasis"), name);
      assertNull(bundles.get(name).getEntry("org/dcm4che3"), name);
      String exports = header(name, Constants.EXPORT_PACKAGE).replaceAll("uses:=\"[^\"]*\"", "");
      assertFalse(exports.contains("org.weasis") || exports.contains("org.dcm4che3"), exports);
    }
  }

  private String header(String bundle, String name) {
    String value = bundles.get(bundle).getHeaders().get(name);
    return value == null ? "" : value;
  }

  @Test
  @Order(2)
  void the_packs_that_come_along_lie_where_they_are_looked_for() {
    assertNotNull(bundles.get("org.secondread.default-packs").getEntry("packs/ich/pack.json"));
  }

  @Test
  @Order(3)
  void a_series_is_read_inside_the_framework() throws Exception {
    Path series = Files.createDirectories(folder.resolve("series"));
    new HeadCtPhantom(new HeadCtPhantom.Parameters(20, 8, 256, 0.9, 6, -6, 0, Bleed.basalGanglia()))
        .write(series);
    Path pack = Files.createDirectories(folder.resolve("pack"));
    TestPack.ofBlood(pack);
    Class<?> probe = bundles.get("probe").loadClass("org.secondread.osgi.probe.InferenceProbe");
    Callable<?> reading =
        (Callable<?>) probe.getConstructor(Path.class, Path.class).newInstance(pack, series);
    assertEquals(1, reading.call());
  }

  @Test
  @Order(4)
  void bundles_stop_start_again_and_go_without_leaving_threads_or_services() throws Exception {
    for (String name : OURS) {
      bundles.get(name).stop();
      bundles.get(name).start();
    }
    every_bundle_resolves_and_starts();
    for (int i = OURS.size() - 1; i >= 0; i--) {
      bundles.get(OURS.get(i)).uninstall();
    }
    assertNull(framework.getBundleContext().getAllServiceReferences(FACTORY, null));
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().startsWith("secondread")));
  }
}
