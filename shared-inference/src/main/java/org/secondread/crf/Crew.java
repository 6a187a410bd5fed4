package org.secondread.crf;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that work on one image together. They stay awake between loops, since a loop lasts
 * less than waking a thread; {@link #close} dismisses them.
 */
final class Crew implements AutoCloseable {
  private static final int SPINS_BEFORE_YIELD = 2000;

  private final boolean alone;
  private volatile Loop current;
  private volatile boolean dismissed;

  /** One part of a loop: the indices from {@code from} to below {@code to}. */
  @FunctionalInterface
  interface Part {
    void run(int from, int to);
  }

  /**
   * @param helpers threads to call in beside the caller's own; 0 calls none
   * @param pool where the helpers come from; those that come late or never are not missed
   */
  Crew(int helpers, Executor pool) {
    alone = helpers == 0;
    for (int i = 0; i < helpers; i++) {
      pool.execute(this::help);
    }
  }

  /**
   * Runs {@code body} over 0..count in parts of {@code grain}, and returns when all are done. Parts
   * run in any order and at once, so each must write only what is its own.
   */
  void each(int count, int grain, Part body) {
    int parts = (count + grain - 1) / grain;
    if (alone || parts <= 1) {
      for (int from = 0; from < count; from += grain) {
        body.run(from, Math.min(count, from + grain));
      }
      return;
    }
    Loop loop = new Loop(count, grain, parts, body);
    current = loop;
    loop.work();
    loop.await();
  }

  @Override
  public void close() {
    dismissed = true;
  }

  private void help() {
    Loop seen = null;
    int spins = 0;
    while (!dismissed) {
      Loop loop = current;
      if (loop != seen) {
        loop.work();
        seen = loop;
        spins = 0;
      } else {
        pause(spins++);
      }
    }
  }

  private static void pause(int spins) {
    if (spins < SPINS_BEFORE_YIELD) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  /** Threads take the next part until none is left, so a slow thread holds up nobody. */
  private static final class Loop {
    private final int count;
    private final int grain;
    private final int parts;
    private final Part body;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile Throwable failure;

    Loop(int count, int grain, int parts, Part body) {
      this.count = count;
      this.grain = grain;
      this.parts = parts;
      this.body = body;
    }

    void work() {
      for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
        try {
          body.run(part * grain, Math.min(count, (part + 1) * grain));
        } catch (RuntimeException | Error e) {
          failure = e;
        } finally {
          done.incrementAndGet();
        }
      }
    }

    void await() {
      for (int spins = 0; done.get() < parts; spins++) {
        pause(spins);
      }
      if (failure != null) {
        throw new IllegalStateException("A part of the CRF failed", failure);
      }
    }
  }
}
