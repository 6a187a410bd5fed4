package org.secondread.training.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;

/** The memory this process has in use, as Linux tells it (proc(5)). */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final String RESET_PEAK = "5";

  private ResidentMemory() {}

  /** Forgets the highest use so far and gives the use now, bytes; empty where it cannot be told. */
  static OptionalLong startPeak() {
    System.gc();
    try {
      Files.writeString(CLEAR, RESET_PEAK, StandardOpenOption.WRITE);
      return read("VmRSS:");
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** The highest use since {@link #startPeak}, bytes; empty where it cannot be told. */
  static OptionalLong peak() {
    try {
      return read("VmHWM:");
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong read(String field) throws IOException {
    List<String> lines = Files.readAllLines(STATUS);
    return lines.stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst();
  }
}
