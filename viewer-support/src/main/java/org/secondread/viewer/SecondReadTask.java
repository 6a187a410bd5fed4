package org.secondread.viewer;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.secondread.LesionType;
import org.secondread.pipeline.Finding;
import org.secondread.progress.Cancellation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reading of one series: queued, running, then done, failed or cancelled. Thread-safe. */
public final class SecondReadTask {
  private static final Logger LOGGER = LoggerFactory.getLogger(SecondReadTask.class);

  private final OpenSeries series;
  private final LesionType lesionType;
  private final Cancellation cancellation = new Cancellation();
  private final Listener listener;

  /** Made while there is memory for it. */
  private final Failure noMemory = Failure.of(new OutOfMemoryError());

  private State state = State.QUEUED;
  private int percent;
  private String stage = "";
  private Finding finding;
  private Failure failure;

  /** How far a reading is. */
  public enum State {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean isOver() {
      return this == DONE || this == FAILED || this == CANCELLED;
    }
  }

  /** Hears of every change, on the thread that caused it. */
  @FunctionalInterface
  public interface Listener {
    void changed(SecondReadTask task);
  }

  SecondReadTask(OpenSeries series, LesionType lesionType, Listener listener) {
    this.series = series;
    this.lesionType = lesionType;
    this.listener = listener;
  }

  /** Runs the reading on this thread; whatever goes wrong ends up as this task's failure. */
  void run(SeriesReading reading) {
    if (!change(State.RUNNING)) {
      return;
    }
    try {
      Finding found = reading.read(series, lesionType, this::progress, cancellation);
      cancellation.check();
      synchronized (this) {
        finding = found;
        percent = 100;
      }
      change(State.DONE);
    } catch (CancellationException e) {
      change(State.CANCELLED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      change(State.CANCELLED);
    } catch (Throwable e) {
      // Errors too: out of memory must neither kill the viewer nor pass for "no lesion".
      if (cancellation.isCancelled()) {
        change(State.CANCELLED);
        return;
      }
      fail(e);
    }
  }

  private void fail(Throwable e) {
    Failure told;
    try {
      told = Failure.of(e);
    } catch (OutOfMemoryError again) {
      told = noMemory;
    }
    synchronized (this) {
      failure = told;
    }
    change(State.FAILED);
  }

  private void progress(int done, int total, String newStage) {
    synchronized (this) {
      percent = (int) (100L * done / Math.max(1, total));
      stage = newStage;
    }
    tell();
  }

  private boolean change(State next) {
    synchronized (this) {
      if (state.isOver()) {
        return false;
      }
      state = next;
    }
    tell();
    return true;
  }

  /** A listener's fault is no fault of the reading. */
  private void tell() {
    try {
      listener.changed(this);
    } catch (RuntimeException | Error e) {
      LOGGER.error("A listener of a reading failed", e);
    }
  }

  /** Asks the reading to stop; a queued one stops at once. */
  public void cancel() {
    cancellation.cancel();
    boolean queued;
    synchronized (this) {
      queued = state == State.QUEUED;
    }
    if (queued) {
      change(State.CANCELLED);
    }
  }

  public OpenSeries series() {
    return series;
  }

  /** Whether it reads exactly these images for this lesion. */
  boolean reads(OpenSeries images, LesionType type) {
    return lesionType == type && series.hasImagesOf(images);
  }

  public LesionType lesionType() {
    return lesionType;
  }

  public synchronized State state() {
    return state;
  }

  /** How far the reading is, 0..100. */
  public synchronized int percent() {
    return percent;
  }

  /** What is being done, such as {@code Slice 12 of 28}. */
  public synchronized String stage() {
    return stage;
  }

  /** The result of a reading that is done. */
  public synchronized Optional<Finding> finding() {
    return Optional.ofNullable(finding);
  }

  /** Why a reading failed. */
  public synchronized Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }
}
