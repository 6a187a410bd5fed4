package org.secondread.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.SwingUtilities;
import org.secondread.LesionType;
import org.secondread.viewer.SecondReadTask.State;

/**
 * What happens between a click on a button and the result on the screen. All on the event dispatch
 * thread.
 */
public final class SecondReadWorkflow {
  private final ViewerHost host;
  private final SecondReadQueue queue;
  private final Presenter presenter;
  private final List<Kept> kept = new ArrayList<>();

  /** Shows results and failures. */
  public interface Presenter {
    void showResult(HostedSeries series, ResultModel model);

    /**
     * @param series what could not be read
     */
    void showFailure(OpenSeries series, Failure failure);

    /** Tells in one sentence why nothing happens. */
    void showNotice(String sentence);
  }

  /** A result with the reader's decisions, kept as long as its study is open. */
  private record Kept(HostedSeries hosted, SecondReadTask task, ResultModel model) {}

  public SecondReadWorkflow(ViewerHost host, SecondReadQueue queue, Presenter presenter) {
    this.host = host;
    this.queue = queue;
    this.presenter = presenter;
  }

  /** Whether the selected series can be read. */
  public Suitability suitability(LesionProfile profile) {
    forgetClosedStudies();
    return host.selectedSeries()
        .map(series -> Suitability.of(series.describe(), profile))
        .orElseGet(Suitability::ofNoSeries);
  }

  /** Reads the selected series, or shows its result where there is one. */
  public void press(LesionProfile profile) {
    forgetClosedStudies();
    Optional<HostedSeries> selected = host.selectedSeries();
    if (selected.isEmpty()) {
      presenter.showNotice(Suitability.ofNoSeries().obstacle().orElseThrow());
      return;
    }
    OpenSeries series = selected.get().describe();
    LesionType type = profile.lesionType();
    Optional<Kept> result = kept(series, type);
    if (result.isPresent()) {
      presenter.showResult(result.get().hosted(), result.get().model());
      return;
    }
    Suitability suitability = Suitability.of(series, profile);
    if (!suitability.isSuitable()) {
      presenter.showNotice(suitability.obstacle().orElseThrow());
      return;
    }
    if (queue.find(series, type).isPresent()) {
      presenter.showNotice(Messages.get("task.running"));
      return;
    }
    start(selected.get(), series, type);
  }

  private void start(HostedSeries hosted, OpenSeries series, LesionType type) {
    Row row = new Row();
    SecondReadTask task =
        queue.submit(
            series, type, changed -> SwingUtilities.invokeLater(() -> row.update(changed, hosted)));
    row.row = host.startRow(hosted, Messages.get("task.title"), task::cancel);
    row.row.show(0, Messages.get("task.queued"));
  }

  /** The row of one task; updates after its end are late and come to nothing. */
  private final class Row {
    private ViewerHost.ReadingRow row;
    private boolean over;

    void update(SecondReadTask task, HostedSeries hosted) {
      if (over) {
        return;
      }
      if (!task.state().isOver()) {
        if (!hosted.isOpen()) {
          // Nobody is left to show the result to.
          task.cancel();
        }
        row.show(task.percent(), task.stage());
        return;
      }
      over = true;
      row.close();
      finished(task, hosted);
    }
  }

  private void finished(SecondReadTask task, HostedSeries hosted) {
    if (task.state() == State.DONE) {
      Kept result = new Kept(hosted, task, new ResultModel(task.finding().orElseThrow()));
      kept.add(result);
      presenter.showResult(hosted, result.model());
    } else if (task.state() == State.FAILED) {
      presenter.showFailure(task.series(), task.failure().orElseThrow());
    }
  }

  private Optional<Kept> kept(OpenSeries series, LesionType type) {
    return kept.stream()
        .filter(result -> result.task().lesionType() == type)
        .filter(
            result -> result.task().series().seriesInstanceUid().equals(series.seriesInstanceUid()))
        .findFirst();
  }

  /** Gives back the memory of results whose study was closed. */
  private void forgetClosedStudies() {
    kept.removeIf(
        result -> {
          boolean closed = !result.hosted().isOpen();
          if (closed) {
            queue.forget(result.task().series(), result.task().lesionType());
          }
          return closed;
        });
  }
}
