package org.secondread.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.secondread.training.curve.Curve;
import org.secondread.training.torch.Checkpoint;
import org.secondread.training.torch.Learner;

/** Shows a training as a bar with the time left, measures it now and then, keeps checkpoints. */
public final class Progress implements EpochListener, AutoCloseable {
  private static final int MEASURES = 12;
  private static final int PARTS = 100;

  private final ProgressBar bar;
  private final int epochs;
  private final Learner<?> learner;
  private final Path checkpoint;
  private final String measureName;
  private final DoubleSupplier measure;

  public Progress(
      String task,
      int epochs,
      int done,
      Learner<?> learner,
      Path checkpoint,
      String measureName,
      DoubleSupplier measure) {
    this.epochs = epochs;
    this.learner = learner;
    this.checkpoint = checkpoint;
    this.measureName = measureName;
    this.measure = measure;
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax((long) epochs * PARTS)
            .startsFrom((long) done * PARTS, Duration.ZERO)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(1000)
            .build();
  }

  @Override
  public void step(int epoch, int done, int steps) {
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
    Checkpoint.save(checkpoint, learner, curve);
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
