package org.secondread.headless;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.secondread.progress.ProgressListener;

/**
 * Shows how far a task is: a bar on a terminal, else a line every tenth of the way, of which a
 * quick task shows none.
 */
final class ConsoleProgress implements ProgressListener, AutoCloseable {
  private static final int LINES = 10;
  private static final long QUICK_NANOS = 1_000_000_000;

  private final String task;
  private final PrintWriter err;
  private final ProgressBar bar;
  private final long start = System.nanoTime();
  private int linesShown;

  private ConsoleProgress(String task, PrintWriter err, ProgressBar bar) {
    this.task = task;
    this.err = err;
    this.bar = bar;
  }

  static ConsoleProgress start(String task, Console console, boolean quiet) {
    if (quiet) {
      return new ConsoleProgress(task, null, null);
    }
    if (!console.terminal()) {
      return new ConsoleProgress(task, console.err(), null);
    }
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setStyle(ProgressBarStyle.ASCII)
            .setInitialMax(1)
            .setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build();
    return new ConsoleProgress(task, null, bar);
  }

  @Override
  public void progress(int done, int total, String stage) {
    if (bar != null) {
      bar.maxHint(total).stepTo(done).setExtraMessage(stage);
    } else if (err != null && total > 0) {
      showLine(done, total, stage);
    }
  }

  private void showLine(int done, int total, String stage) {
    int line = (int) ((long) done * LINES / total);
    if (line > linesShown && System.nanoTime() - start > QUICK_NANOS) {
      linesShown = line;
      err.printf("%s %d %%: %s%n", task, 100 * line / LINES, stage);
      err.flush();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
