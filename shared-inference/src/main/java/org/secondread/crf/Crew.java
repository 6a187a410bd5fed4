package org.secondread.crf;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that work on one image together. They stay awake between loops, since a loop lasts
 * less than waking a thread; {@link #close} dismisses them.
 */
final class Crew implements AutoCloseable {
  private static final int SPINS_BEFORE_YIELD = 2000;

  private final int threads;
  private volatile Loop current;
  private volatile boolean dismissed;

  /** One part of a loop: the indices from {@code from} to below {@code to}. */
  @FunctionalInterface
  interface Part {
    void run(int from, int to);
  }

  /**
   * @param threads the caller's own and those called in beside it; 1 calls none
   * @param pool where the others come from; those that come late or never are not missed
   */
  Crew(int threads, Executor pool) {
    this.threads = threads;
    for (int i = 1; i < threads; i++) {
      int helper = i;
      pool.execute(() -> help(helper));
    }
  }

  /**
   * Runs {@code body} over 0..count in parts of {@code grain}, and returns when all are done. Parts
   * run in any order and at once, so each must write only what is its own.
   */
  void each(int count, int grain, Part body) {
    int parts = (count + grain - 1) / grain;
    if (threads == 1 || parts <= 1) {
      for (int from = 0; from < count; from += grain) {
        body.run(from, Math.min(count, from + grain));
      }
      return;
    }
    Loop loop = new Loop(count, grain, parts, threads, body);
    current = loop;
    loop.work(0);
    loop.await();
  }

  @Override
  public void close() {
    dismissed = true;
  }

  private void help(int helper) {
    Loop seen = null;
    int spins = 0;
    while (!dismissed) {
      Loop loop = current;
      if (loop != seen) {
        loop.work(helper);
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

  /**
   * Every thread first takes the parts of its own stretch, whose data its cache still has from the
   * loop before, then what the others have not begun, so that a slow thread holds up nobody.
   */
  private static final class Loop {
    private final int count;
    private final int grain;
    private final int parts;
    private final Part body;

    /** The next part of each thread's stretch. */
    private final AtomicInteger[] next;

    private final AtomicInteger done = new AtomicInteger();
    private volatile Throwable failure;

    Loop(int count, int grain, int parts, int threads, Part body) {
      this.count = count;
      this.grain = grain;
      this.parts = parts;
      this.body = body;
      this.next = new AtomicInteger[threads];
      for (int thread = 0; thread < threads; thread++) {
        next[thread] = new AtomicInteger(firstPart(thread));
      }
    }

    void work(int thread) {
      for (int i = 0; i < next.length; i++) {
        int stretch = (thread + i) % next.length;
        int end = firstPart(stretch + 1);
        int part = next[stretch].getAndIncrement();
        while (part < end) {
          run(part);
          part = next[stretch].getAndIncrement();
        }
      }
    }

    void await() {
      for (int spins = 0; done.get() < parts; spins++) {
        pause(spins);
      }
      // Too little memory must be told as such.
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure != null) {
        throw new IllegalStateException("A part of the CRF failed", failure);
      }
    }

    private int firstPart(int thread) {
      return parts * thread / next.length;
    }

    private void run(int part) {
      try {
        body.run(part * grain, Math.min(count, (part + 1) * grain));
      } catch (RuntimeException | Error e) {
        failure = e;
      } finally {
        done.incrementAndGet();
      }
    }
  }
}
