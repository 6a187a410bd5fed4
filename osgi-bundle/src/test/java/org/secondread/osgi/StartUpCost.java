package org.secondread.osgi;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    double[] milliseconds = new double[STARTS];
    double[] megabytes = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      Path own = Files.createDirectory(folder.resolve("start" + i));
      try (FelixHost host =
          new FelixHost(own, Map.of("secondread.natives", Natives.ofThisMachine().toString()))) {
        List<URI> jars = new ArrayList<>();
        for (String name : BundlesInFelixTest.OURS) {
          jars.add(host.jar(name).toUri());
        }
        long before = heap();
        long start = System.nanoTime();
        List<Bundle> bundles = new ArrayList<>();
        for (URI jar : jars) {
          bundles.add(host.install(jar));
        }
        for (Bundle bundle : bundles) {
          bundle.start();
        }
        milliseconds[i] = (System.nanoTime() - start) / 1e6;
        megabytes[i] = (heap() - before) / 1e6;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "Install and start: first %.0f ms, median of %d more in the same process %.0f ms%n",
        milliseconds[0],
        STARTS - 1,
        median(milliseconds));
    System.out.printf(
        Locale.ROOT,
        "Heap held while idle: first %.1f MB, median %.1f MB%n",
        megabytes[0],
        median(megabytes));
  }

  private static double median(double[] values) {
    double[] later = Arrays.copyOfRange(values, 1, values.length);
    Arrays.sort(later);
    return later[later.length / 2];
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(20);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
