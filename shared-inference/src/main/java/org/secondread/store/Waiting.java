package org.secondread.store;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.secondread.progress.Cancellation;

/** Waits for a result while it keeps looking at a cancellation. */
final class Waiting {
  private static final long LOOK_MILLIS = 100;

  private Waiting() {}

  /**
   * @throws CancellationException soon after the cancellation
   * @throws TimeoutException when the limit has passed
   */
  static <T> T await(Future<T> result, Duration limit, Cancellation cancellation)
      throws ExecutionException, TimeoutException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      cancellation.check();
      try {
        return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
      }
    }
  }
}
