package org.secondread.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts the cores that do arithmetic; a second hardware thread on a core does not help it. */
public final class PhysicalCores {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private PhysicalCores() {}

  /** The physical cores this process may use, at least 1; all logical ones where unknown. */
  public static int count() {
    int logical = Runtime.getRuntime().availableProcessors();
    try {
      return count(Files.readAllLines(CPU_INFO), logical);
    } catch (IOException e) {
      return logical;
    }
  }

  static int count(List<String> cpuInfo, int logical) {
    Set<String> cores = new HashSet<>();
    String socket = "";
    for (String line : cpuInfo) {
      if (line.startsWith("physical id")) {
        socket = line;
      } else if (line.startsWith("core id")) {
        cores.add(socket + line);
      }
    }
    return cores.isEmpty() ? logical : Math.min(cores.size(), logical);
  }
}
