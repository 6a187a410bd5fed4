package org.secondread.viewer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.secondread.pipeline.Finding;

/** Readings that need no network. */
final class TestReadings {
  private TestReadings() {}

  /** Tells half of the progress, then gives the finding; counts how often. */
  static SeriesReading of(Finding finding, AtomicInteger readings) {
    return (series, type, progress, cancellation) -> {
      readings.incrementAndGet();
      progress.progress(1, 2, "Slice 1 of 2");
      return finding;
    };
  }

  /** Tells that it runs, then goes on until it is cancelled. */
  static SeriesReading untilCancelled(CountDownLatch running) {
    return (series, type, progress, cancellation) -> {
      running.countDown();
      while (true) {
        progress.progress(1, 2, "Slice 1 of 2");
        cancellation.check();
        Thread.sleep(5);
      }
    };
  }
}
