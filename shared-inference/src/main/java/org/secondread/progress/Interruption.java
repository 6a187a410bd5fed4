package org.secondread.progress;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets an interrupt (Ctrl-C, SIGTERM) cancel the run and waits until it has cleaned up, before Java
 * ends.
 */
public final class Interruption {
  private static final int PATIENCE_SECONDS = 30;

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch finished = new CountDownLatch(1);

  public static Interruption atShutdown() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::cancelAndWait, "interruption"));
    return interruption;
  }

  public Cancellation cancellation() {
    return cancellation;
  }

  /** Says that nothing is left to clean up. */
  public void finished() {
    finished.countDown();
  }

  private void cancelAndWait() {
    cancellation.cancel();
    try {
      finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
