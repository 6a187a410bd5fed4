package org.secondread.progress;

import java.util.concurrent.CancellationException;

/** Asks a run to stop. A run looks at it at least once per slice. */
public final class Cancellation {
  private volatile boolean cancelled;

  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * @throws CancellationException when {@link #cancel} was called
   */
  public void check() {
    if (cancelled) {
      throw new CancellationException("The run was cancelled");
    }
  }
}
