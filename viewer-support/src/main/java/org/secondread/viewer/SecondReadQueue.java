package org.secondread.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.secondread.LesionType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one series after the other on a thread of its own and keeps the tasks, so that a series is
 * not read twice. The thread exists only while there is work.
 */
public final class SecondReadQueue implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(SecondReadQueue.class);
  private static final int STOP_SECONDS = 2;

  private final SeriesReading reading;
  private final List<SecondReadTask> tasks = new ArrayList<>();
  private ExecutorService executor;
  private boolean closed;

  public SecondReadQueue(SeriesReading reading) {
    this.reading = reading;
  }

  /** The task that reads or has read a series; empty where the last one failed or was cancelled. */
  public synchronized Optional<SecondReadTask> find(OpenSeries series, LesionType lesionType) {
    return tasks.stream()
        .filter(task -> task.reads(series, lesionType))
        .filter(task -> !task.state().isOver() || task.state() == SecondReadTask.State.DONE)
        .findFirst();
  }

  /**
   * Queues a reading.
   *
   * @param listener hears of every change
   * @return the task that already reads or has read this series, where there is one
   * @throws IllegalStateException after {@link #close}
   */
  public synchronized SecondReadTask submit(
      OpenSeries series, LesionType lesionType, SecondReadTask.Listener listener) {
    if (closed) {
      throw new IllegalStateException("The queue is closed; no more series are read");
    }
    Optional<SecondReadTask> known = find(series, lesionType);
    if (known.isPresent()) {
      return known.get();
    }
    SecondReadTask task = new SecondReadTask(series, lesionType, listener);
    tasks.removeIf(old -> old.reads(series, lesionType));
    tasks.add(task);
    if (executor == null) {
      executor = Executors.newSingleThreadExecutor(SecondReadQueue::thread);
    }
    executor.execute(
        () -> {
          try {
            task.run(reading);
          } finally {
            rest();
          }
        });
    return task;
  }

  /** Forgets a result, so that the series can be read again and its memory is free. */
  public synchronized void forget(OpenSeries series, LesionType lesionType) {
    for (SecondReadTask task : List.copyOf(tasks)) {
      if (task.reads(series, lesionType)) {
        tasks.remove(task);
        task.cancel();
      }
    }
  }

  /** Lets the thread end when no task waits. */
  private synchronized void rest() {
    boolean idle = tasks.stream().allMatch(task -> task.state().isOver());
    if (idle && executor != null) {
      executor.shutdown();
      executor = null;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "secondread");
    // A viewer that exits does not wait for a reading.
    thread.setDaemon(true);
    return thread;
  }

  /** Cancels all readings and waits up to 2 seconds for the running one. */
  @Override
  public void close() {
    ExecutorService last;
    synchronized (this) {
      closed = true;
      tasks.stream().filter(task -> !task.state().isOver()).forEach(SecondReadTask::cancel);
      last = executor;
      executor = null;
    }
    if (last == null) {
      return;
    }
    last.shutdownNow();
    try {
      if (!last.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOGGER.warn("A reading did not stop within {} s; it ends by itself", STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
