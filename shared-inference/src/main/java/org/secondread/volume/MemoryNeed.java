package org.secondread.volume;

/**
 * What the values of a volume and the result that is made of them take, told before minutes of
 * work: a process that runs out of memory harms whatever else runs in it.
 */
final class MemoryNeed {
  private static final long MB = 1 << 20;

  /** Each value is a float; maps and masks of a result take two thirds of that again. */
  private static final double BYTES_PER_PIXEL = 4 * 1.7;

  private MemoryNeed() {}

  /**
   * @throws OutOfMemoryError where the heap could not hold it
   */
  static void require(int slices, int rows, int columns) {
    long bytes = Math.round(BYTES_PER_PIXEL * slices * rows * columns);
    if (bytes <= available()) {
      return;
    }
    // What is no longer used counts as available.
    System.gc();
    if (bytes > available()) {
      throw new OutOfMemoryError(
          "%d slices of %d x %d need about %d MB, %d MB are available"
              .formatted(slices, columns, rows, bytes / MB, available() / MB));
    }
  }

  private static long available() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }
}
