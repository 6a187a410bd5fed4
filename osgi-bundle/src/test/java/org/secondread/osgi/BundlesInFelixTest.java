package org.secondread.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** The bundles in Weasis' framework, beside a bundle that exports what Weasis exports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(1800)
class BundlesInFelixTest {
  static final String FACTORY = "org.weasis.core.api.gui.InsertableFactory";
  static final String VIEWER = "org.weasis.dicom.viewer2d.View2dContainer";
  private static final String PAGE = "org.weasis.core.api.gui.PreferencesPageFactory";
  private static final String WORKBENCH = "org.secondread.viewer.weasis.WeasisWorkbench";
  private static final String ENGINE = "org.secondread.onnxruntime";
  private static final String VIEWER_SUPPORT = "org.secondread.viewer-support";

  static final List<String> OURS =
      List.of(
          ENGINE,
          "org.secondread.shared-inference",
          VIEWER_SUPPORT,
          "org.secondread.default-packs",
          "org.secondread.plugin-hemorrhage",
          "org.secondread.plugin-acute-infarct");

  /** Packages of modules that the runtime of Weasis lacks. */
  private static final List<String> ABSENT =
      List.of("sun.", "javax.naming", "com.sun.net.httpserver", "java.lang.instrument");

  private final Map<String, Bundle> bundles = new LinkedHashMap<>();
  private FelixHost host;
  private Bundle probe;
  private Path folder;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    host = new FelixHost(folder, Map.of("secondread.natives", Natives.ofThisMachine().toString()));
    for (String name : OURS) {
      bundles.put(name, host.install(host.jar(name).toUri()));
    }
    for (Bundle bundle : bundles.values()) {
      bundle.start();
    }
    probe = host.startProbe();
  }

  @AfterAll
  void stop() throws Exception {
    if (host != null) {
      host.close();
    }
  }

  @Test
  @Order(1)
  void every_bundle_resolves_and_starts() {
    for (Bundle bundle : host.framework().getBundleContext().getBundles()) {
      assertEquals(Bundle.ACTIVE, bundle.getState(), bundle.getSymbolicName());
    }
  }

  @Test
  @Order(1)
  void starting_loads_nothing_native() throws Exception {
    if (ProcessState.isKnown()) {
      String loaded = Files.readString(Path.of("/proc/self/maps"));
      assertFalse(loaded.contains(Natives.ofThisMachine().toRealPath().toString()));
    }
  }

  @Test
  @Order(2)
  void both_toolbars_are_registered_with_the_text_true() throws Exception {
    ServiceReference<?>[] found =
        host.framework().getBundleContext().getAllServiceReferences(FACTORY, null);
    assertEquals(2, found.length, Arrays.toString(found));
    for (ServiceReference<?> reference : found) {
      assertEquals("true", reference.getProperty(VIEWER));
      assertNotNull(
          host.framework().getBundleContext().getService(reference), reference.toString());
    }
  }

  @Test
  @Order(2)
  void the_page_of_preferences_is_registered() throws Exception {
    assertNotNull(host.framework().getBundleContext().getAllServiceReferences(PAGE, null));
  }

  @Test
  @Order(2)
  void host_packages_are_imported_without_versions_and_none_is_carried_along() {
    for (String name : OURS) {
      String imports = header(name, Constants.IMPORT_PACKAGE);
      for (String clause : imports.split(",(?=[a-z])")) {
        assertFalse(
            clause.matches(
                "(org\\.weasis|org\\.dcm4che3|com\\.formdev|net\\.miginfocom|org\\.joml).*version=.*"),
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
  void the_packs_that_come_along_are_brought_once_and_again_when_they_are_others()
      throws Exception {
    Path packs = folder.resolve("brought");
    List<Path> brought = Readings.bringDefaultPacks(bundles.get(VIEWER_SUPPORT), packs);
    assertEquals(
        List.of("default-aci", "default-ich"),
        brought.stream().map(path -> path.getFileName().toString()).toList());
    Path manifest = packs.resolve("default-ich/pack.json");
    String current = Files.readString(manifest);
    FileTime time = Files.getLastModifiedTime(manifest);
    Readings.bringDefaultPacks(bundles.get(VIEWER_SUPPORT), packs);
    assertEquals(time, Files.getLastModifiedTime(manifest));

    // An older pack of the same version of the product, as in development.
    Files.writeString(manifest, " ", StandardOpenOption.APPEND);
    Files.writeString(packs.resolve("default-ich/gone.onnx"), "of the older pack");
    assertEquals(brought, Readings.bringDefaultPacks(bundles.get(VIEWER_SUPPORT), packs));
    assertEquals(current, Files.readString(manifest));
    assertFalse(Files.exists(packs.resolve("default-ich/gone.onnx")));
  }

  @Test
  @Order(3)
  void a_series_is_read_with_each_pack_and_no_thread_stays() throws Exception {
    for (Path pack :
        Readings.bringDefaultPacks(bundles.get(VIEWER_SUPPORT), folder.resolve("packs"))) {
      assertReads(pack);
    }
  }

  /** Native threads inherit the name of the thread that makes them. */
  private void assertReads(Path pack) throws Exception {
    String name = "reading";
    ExecutorService executor =
        Executors.newSingleThreadExecutor(runnable -> new Thread(runnable, name));
    long most = 0;
    Future<List<?>> reading = executor.submit(() -> Readings.read(probe, pack, folder));
    executor.shutdown();
    while (!reading.isDone()) {
      if (ProcessState.isKnown()) {
        most = Math.max(most, ProcessState.threadsNamed(name));
      }
      Thread.sleep(5);
    }
    List<?> found = reading.get();
    System.out.println(pack.getFileName() + ": lesions, device: " + found);
    assertNotEquals("0", found.get(0), pack.toString());
    assertTrue(
        String.valueOf(found.get(1)).startsWith("CPU, 2 threads: ")
            || String.valueOf(found.get(1)).startsWith("CUDA"),
        found.toString());
    if (ProcessState.isKnown()) {
      assertTrue(most >= 2, "ONNX Runtime's own thread was never seen, so this proves nothing");
      assertTrue(executor.awaitTermination(60, TimeUnit.SECONDS));
      // The operating system takes a moment; a thread that stays lets the timeout fail this.
      while (ProcessState.threadsNamed(name) > 0) {
        Thread.sleep(5);
      }
    }
  }

  @Test
  @Order(4)
  void updated_bundles_read_again() throws Exception {
    for (String name : OURS) {
      if (!name.equals(ENGINE)) {
        bundles.get(name).update();
      }
    }
    host.refresh();
    every_bundle_resolves_and_starts();
    assertReads(folder.resolve("packs/default-ich"));
  }

  @Test
  @Order(5)
  void what_stays_in_weasis_is_told_when_its_bundle_stops() throws Exception {
    for (String name :
        List.of(
            VIEWER_SUPPORT,
            "org.secondread.plugin-hemorrhage",
            "org.secondread.plugin-acute-infarct")) {
      String components = "";
      for (URL component :
          Collections.list(bundles.get(name).findEntries("OSGI-INF", "*.xml", false))) {
        try (InputStream in = component.openStream()) {
          components += new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
      assertTrue(components.contains("deactivate=\"close\""), name + ": " + components);
    }
  }

  @Test
  @Order(5)
  void a_workbench_whose_bundle_was_stopped_makes_nothing_any_more() throws Exception {
    BundleContext context = host.framework().getBundleContext();
    Object workbench = context.getService(context.getAllServiceReferences(WORKBENCH, null)[0]);
    Method suitability =
        Arrays.stream(workbench.getClass().getMethods())
            .filter(method -> method.getName().equals("suitability"))
            .findFirst()
            .orElseThrow();
    assertThrows(
        InvocationTargetException.class,
        () -> suitability.invoke(workbench, (Object) null),
        "the host that is only declared is asked");
    bundles.get(VIEWER_SUPPORT).stop();
    Object none = suitability.invoke(workbench, (Object) null);
    assertEquals(false, none.getClass().getMethod("isSuitable").invoke(none));
    bundles.get(VIEWER_SUPPORT).start();
  }

  @Test
  @Order(6)
  void bundles_stop_start_again_and_go_without_leaving_threads_services_or_open_files()
      throws Exception {
    for (String name : OURS) {
      bundles.get(name).stop();
      bundles.get(name).start();
    }
    every_bundle_resolves_and_starts();
    probe.uninstall();
    for (int i = OURS.size() - 1; i >= 0; i--) {
      bundles.get(OURS.get(i)).uninstall();
    }
    host.refresh();
    assertNull(host.framework().getBundleContext().getAllServiceReferences(FACTORY, null));
    assertNull(System.getProperty("onnxruntime.native.path"));
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      assertFalse(thread.getName().startsWith("secondread"), thread.toString());
      String loader = String.valueOf(thread.getContextClassLoader());
      assertFalse(loader.contains("org.secondread"), thread + " of " + loader);
    }
    if (ProcessState.isKnown()) {
      assertNotEquals(List.of(), ProcessState.openFilesBelow(folder), "the host's own are seen");
      assertEquals(List.of(), openFilesOfOurs());
      assertEquals(List.of(), ProcessState.openFilesBelow(Natives.ofThisMachine()));
    }
  }

  /** The framework keeps each bundle's files in a folder of its number. */
  private List<Path> openFilesOfOurs() throws Exception {
    List<String> folders =
        bundles.values().stream().map(bundle -> "/bundle" + bundle.getBundleId() + "/").toList();
    return ProcessState.openFilesBelow(folder).stream()
        .filter(
            file ->
                folders.stream().anyMatch(file.toString()::contains)
                    || file.startsWith(folder.resolve("packs")))
        .toList();
  }
}
