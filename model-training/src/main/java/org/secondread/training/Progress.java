package org.secondread.training;

import java.io.IOException;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.secondread.progress.Cancellation;
import org.secondread.training.curve.Curve;

/**
 * Shows a training as a bar with the time left, measures it now and then, keeps checkpoints, and
 * stops between two steps when it is cancelled.
 */
public final class Progress implements EpochListener, AutoCloseable {
  private static final int MEASURES = 12;
  private static final int PARTS = 100;
  private static final int LINE_LENGTH = 110;
  private static final int LINES_EVERY_MILLIS = 60_000;

  private final ProgressBar bar;
  private final int epochs;
  private final String measureName;
  private final DoubleSupplier measure;
  private final Keeper keeper;
  private final Cancellation cancellation;

  /** Keeps a checkpoint. */
  @FunctionalInterface
  public interface Keeper {
    void keep(Curve curve) throws IOException;
  }

  public Progress(
      String task,
      int epochs,
      int done,
      String measureName,
      DoubleSupplier measure,
      Keeper keeper,
      Cancellation cancellation) {
    this.epochs = epochs;
    this.measureName = measureName;
    this.measure = measure;
    this.keeper = keeper;
    this.cancellation = cancellation;
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax((long) epochs * PARTS)
            .startsFrom((long) done * PARTS, Duration.ZERO)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(1000);
    if (!Boolean.getBoolean("secondread.terminal")) {
      // A bar redraws its line, which no log file can show.
      builder
          .setConsumer(new DelegatingProgressBarConsumer(System.err::println, LINE_LENGTH))
          .setUpdateIntervalMillis(LINES_EVERY_MILLIS);
    }
    bar = builder.build();
  }

  @Override
  public void step(int epoch, int done, int steps) {
    cancellation.check();
    bar.stepTo((long) epoch * PARTS + (long) done * PARTS / steps);
  }

  @Override
  public double measure(int epoch) {
    int every = Math.max(1, epochs / MEASURES);
    boolean last = epoch + 1 == epochs;
    return last || (epoch + 1) % every == 0 ? measure.getAsDouble() : Double.NaN;
  }

  @Override
  public void epochDone(Curve curve) throws IOException {
    keeper.keep(curve);
    Curve.Point point = curve.points().get(curve.epochs() - 1);
    String measured =
        Double.isNaN(point.measure()) ? "" : ", %s %.3f".formatted(measureName, point.measure());
    bar.setExtraMessage(" epoch %d, loss %.3f%s".formatted(point.epoch(), point.loss(), measured));
  }

  @Override
  public void close() {
    bar.close();
  }
}
