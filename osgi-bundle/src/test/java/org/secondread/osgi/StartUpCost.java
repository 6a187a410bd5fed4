package org.secondread.osgi;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/**
 * Prints what the bundles cost a viewer that starts and does not use them: the time to install and
 * start them, and the heap they hold. No test, since its figures belong to a machine.
 */
class StartUpCost {
  private static final int STARTS = 15;

  @Test
  void print(@TempDir Path folder) throws Exception {
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      Path own = Files.createDirectory(folder.resolve("start" + i));
      try (FelixHost host =
          new FelixHost(own, Map.of("secondread.natives", Natives.ofThisMachine().toString()))) {
        startComponentOfTheHost(host, own.resolve("host-component.jar"));
        costs.add(measure(host));
      }
    }
    System.out.println("                 first start   median of " + (STARTS - 1) + " more");
    line("install, ms", costs, Cost::installMs);
    line("start, ms", costs, Cost::startMs);
    line("start, CPU ms", costs, Cost::startCpuMs);
    line("idle heap, MB", costs, Cost::heapMb);
  }

  /**
   * @param installMs to copy the bundles into the cache, which a viewer does once per version
   * @param startMs to resolve and start them, which it does at every start
   * @param startCpuMs the same without what else the machine did
   * @param heapMb held afterwards
   */
  private record Cost(double installMs, double startMs, double startCpuMs, double heapMb) {}

  /** Weasis' own bundles have declarative services, which get ready for the first of them. */
  private static void startComponentOfTheHost(FelixHost host, Path file) throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", "host-component");
    manifest.getMainAttributes().putValue("Service-Component", "component.xml");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new JarEntry("component.xml"));
      String xml =
          """
          <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="host-component">
            <service>
              <provide interface="java.lang.Runnable"/>
            </service>
            <implementation class="none"/>
          </scr:component>
          """;
      jar.write(xml.getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
    }
    host.install(file.toUri()).start();
  }

  private static Cost measure(FelixHost host) throws Exception {
    List<URI> jars = new ArrayList<>();
    for (String name : BundlesInFelixTest.OURS) {
      jars.add(host.jar(name).toUri());
    }
    long heap = heap();
    long start = System.nanoTime();
    List<Bundle> bundles = new ArrayList<>();
    for (URI jar : jars) {
      bundles.add(host.install(jar));
    }
    long installed = System.nanoTime();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (Bundle bundle : bundles) {
      bundle.start();
    }
    long started = System.nanoTime();
    cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
    return new Cost(
        (installed - start) / 1e6, (started - installed) / 1e6, cpu / 1e6, (heap() - heap) / 1e6);
  }

  private static void line(String name, List<Cost> costs, ToDoubleFunction<Cost> figure) {
    double[] later = costs.stream().skip(1).mapToDouble(figure).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-16s %11.1f   %.1f%n",
        name,
        figure.applyAsDouble(costs.get(0)),
        later[later.length / 2]);
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(20);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
