package org.secondread.crf;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed crew of threads for loops whose parts do not touch each other. */
final class Workers implements AutoCloseable {

  /** One part of a loop: the indices from {@code from} to below {@code to}. */
  @FunctionalInterface
  interface Part {
    void run(int from, int to);
  }

  private final int threads;
  private final ExecutorService helpers;

  /**
   * @param threads threads that share a loop, the caller's among them; 1 starts none
   */
  Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("CRF threads " + threads + ", expected at least 1");
    }
    this.threads = threads;
    this.helpers = threads == 1 ? null : Executors.newFixedThreadPool(threads - 1, Workers::daemon);
  }

  int threads() {
    return threads;
  }

  /** Runs {@code body} over 0..count in parts of {@code grain}, and returns when all are done. */
  void each(int count, int grain, Part body) {
    int parts = (count + grain - 1) / grain;
    if (helpers == null || parts <= 1) {
      body.run(0, count);
      return;
    }
    Loop loop = new Loop(count, grain, parts, body);
    for (int i = 1; i < Math.min(threads, parts); i++) {
      helpers.execute(loop);
    }
    loop.run();
    loop.await();
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdown();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "dense-crf");
    thread.setDaemon(true);
    return thread;
  }

  /** Threads take the next part until none is left, so a slow thread holds up nobody. */
  private static final class Loop implements Runnable {
    private final int count;
    private final int grain;
    private final int parts;
    private final Part body;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile RuntimeException failure;

    Loop(int count, int grain, int parts, Part body) {
      this.count = count;
      this.grain = grain;
      this.parts = parts;
      this.body = body;
    }

    @Override
    public void run() {
      for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
        try {
          body.run(part * grain, Math.min(count, (part + 1) * grain));
        } catch (RuntimeException e) {
          failure = e;
        } finally {
          done.incrementAndGet();
        }
      }
    }

    void await() {
      for (int spins = 0; done.get() < parts; spins++) {
        if (spins < 1000) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
      if (failure != null) {
        throw failure;
      }
    }
  }
}
