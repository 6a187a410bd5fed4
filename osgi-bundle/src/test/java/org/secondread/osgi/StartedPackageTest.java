package org.secondread.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.secondread.osgi.InstalledPackage.Outcome;

/** The zip, installed and started from the configuration that the installer wrote. */
@Timeout(1800)
class StartedPackageTest {

  @Test
  void the_installed_package_reads_with_both_packs_and_tells_its_device(@TempDir Path folder)
      throws Exception {
    InstalledPackage unpacked = InstalledPackage.unpack(folder.resolve("unpacked"));
    Path weasis = InstalledPackage.fakeWeasis(folder.resolve("weasis"), "4.7.0");
    Path target = folder.resolve("in stalled");
    Outcome outcome =
        unpacked.install(folder, "--weasis", weasis.toString(), "--to", target.toString());
    assertEquals(0, outcome.status(), outcome.text());

    Map<String, String> configuration = new HashMap<>();
    JsonNode json = new ObjectMapper().readTree(target.resolve("second-read.json").toFile());
    json.get("weasisPreferences")
        .forEach(
            entry -> configuration.put(entry.get("code").asText(), entry.get("value").asText()));
    try (FelixHost host = new FelixHost(folder.resolve("felix"), configuration)) {
      List<Bundle> bundles = new ArrayList<>();
      for (String url : configuration.get("felix.auto.start.125").split(" ")) {
        bundles.add(host.install(new URI(url)));
      }
      for (Bundle bundle : bundles) {
        bundle.start();
        assertEquals(Bundle.ACTIVE, bundle.getState(), bundle.getSymbolicName());
      }
      assertEquals(
          2,
          host.framework()
              .getBundleContext()
              .getAllServiceReferences(BundlesInFelixTest.FACTORY, null)
              .length);
      Bundle probe = host.startProbe();
      Bundle viewerSupport =
          bundles.stream()
              .filter(bundle -> bundle.getSymbolicName().endsWith("viewer-support"))
              .findFirst()
              .orElseThrow();
      for (Path pack : Readings.bringDefaultPacks(viewerSupport, folder.resolve("packs"))) {
        List<?> found = Readings.read(probe, pack, Files.createDirectories(folder.resolve("in")));
        System.out.println(
            System.getProperty("secondread.engine")
                + " package, "
                + pack.getFileName()
                + ": "
                + found);
        assertNotEquals("0", found.get(0));
        assertTrue(tellsWhy(String.valueOf(found.get(1))), found.toString());
      }
    }
  }

  private static boolean tellsWhy(String device) {
    if (System.getProperty("secondread.engine").equals("cpu")) {
      return device.equals("CPU, 2 threads: this build holds ONNX Runtime for the CPU only");
    }
    return device.matches(
            "CPU, 2 threads: (no NVIDIA driver|an NVIDIA driver but|CUDA is present).*")
        || device.equals("CUDA device 0: found and working");
  }
}
