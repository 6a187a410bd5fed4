package org.secondread.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.secondread.LesionType;
import org.secondread.pipeline.Finding;
import org.secondread.viewer.SecondReadTask.State;

/**
 * What happens between a click on a button and the result on the screen. All on the event dispatch
 * thread.
 */
public final class SecondReadWorkflow {
  private static final int LOOK_AGAIN_MS = 1000;

  private final ViewerHost host;
  private final SecondReadQueue queue;
  private final Presenter presenter;
  private final List<Kept> kept = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  // Runs only while there is something to look after.
  private final Timer everySecond = new Timer(LOOK_AGAIN_MS, event -> lookAfterStudies());

  /** Shows results and failures. */
  public interface Presenter {
    /**
     * @param readAgain reads the series anew with the settings of that moment
     */
    void showResult(HostedSeries series, ResultModel model, Runnable readAgain);

    boolean isShown(ResultModel model);

    /**
     * Shows a result no longer. The one that is shown next, in the same event, takes its place and,
     * where the reader was at it, the keyboard.
     */
    void close(ResultModel model);

    /**
     * @param series what could not be read
     */
    void showFailure(OpenSeries series, Failure failure);

    /** Tells in one sentence why nothing happens. */
    void showNotice(String sentence);
  }

  /** A result with the reader's decisions, kept as long as its study is open. */
  private record Kept(
      HostedSeries hosted, LesionProfile profile, SecondReadTask task, ResultModel model) {

    void forgetWhatIsNoLongerSaved() {
      List<ResultFile> files = model.savedFiles();
      if (!files.isEmpty() && !hosted.holds(files)) {
        model.forgetSaved();
      }
    }
  }

  public SecondReadWorkflow(ViewerHost host, SecondReadQueue queue, Presenter presenter) {
    this.host = host;
    this.queue = queue;
    this.presenter = presenter;
  }

  /** Looks after the studies no longer. */
  public void close() {
    everySecond.stop();
  }

  /** Whether the selected series can be read. */
  public Suitability suitability(LesionProfile profile) {
    return host.selectedSeries()
        .map(series -> Suitability.of(series.describe(), profile))
        .orElseGet(Suitability::ofNoSeries);
  }

  /** Reads the selected series, or shows its result where there is one. */
  public void press(LesionProfile profile) {
    lookAfterStudies();
    Optional<HostedSeries> selected = host.selectedSeries();
    if (selected.isEmpty()) {
      presenter.showNotice(Suitability.ofNoSeries().obstacle().orElseThrow());
      return;
    }
    OpenSeries series = selected.get().describe();
    Optional<Kept> result = kept(series, profile.lesionType());
    if (result.isPresent() && !isUnderWay(series, profile)) {
      show(result.get());
      return;
    }
    read(selected.get(), series, profile);
  }

  private boolean isUnderWay(OpenSeries series, LesionProfile profile) {
    return queue
        .find(series, profile.lesionType())
        .filter(task -> !task.state().isOver())
        .isPresent();
  }

  private void read(HostedSeries hosted, OpenSeries series, LesionProfile profile) {
    Suitability suitability = Suitability.of(series, profile);
    if (!suitability.isSuitable()) {
      presenter.showNotice(suitability.obstacle().orElseThrow());
      return;
    }
    Optional<SecondReadTask> known = queue.find(series, profile.lesionType());
    if (known.isEmpty()) {
      start(hosted, series, profile);
    } else if (known.get().state().isOver()) {
      // It ended a moment ago, and its row has yet to hear of it.
      finished(known.get(), hosted, profile);
    } else {
      presenter.showNotice(Messages.get("task.running"));
    }
  }

  /** The result that is there stays until the new one has come. */
  private void readAgain(Kept result) {
    if (!result.hosted().isOpen()) {
      presenter.showNotice(Messages.get("again.closed"));
      return;
    }
    OpenSeries series = result.hosted().describe();
    if (!isUnderWay(series, result.profile())) {
      queue.forget(series, result.profile().lesionType());
    }
    read(result.hosted(), series, result.profile());
  }

  private void start(HostedSeries hosted, OpenSeries series, LesionProfile profile) {
    Row row = new Row(hosted, profile);
    SecondReadTask task =
        queue.submit(
            series, profile.lesionType(), changed -> SwingUtilities.invokeLater(row::update));
    String title = Messages.get("lesion.short." + profile.lesionType().id());
    row.task = task;
    row.row = host.startRow(hosted, title, task::cancel);
    row.row.show(0, Messages.get("task.queued"));
    rows.add(row);
    everySecond.start();
  }

  /** The row of one task; updates after its end are late and come to nothing. */
  private final class Row {
    private final HostedSeries hosted;
    private final LesionProfile profile;
    private SecondReadTask task;
    private ViewerHost.ReadingRow row;
    private boolean over;

    Row(HostedSeries hosted, LesionProfile profile) {
      this.hosted = hosted;
      this.profile = profile;
    }

    void update() {
      if (over) {
        return;
      }
      if (!task.state().isOver()) {
        cancelIfClosed();
        row.show(task.percent(), task.stage());
        return;
      }
      over = true;
      rows.remove(this);
      row.close();
      finished(task, hosted, profile);
    }

    /** Nobody would be left to show the result to. */
    void cancelIfClosed() {
      if (!hosted.isOpen()) {
        task.cancel();
      }
    }
  }

  private void finished(SecondReadTask task, HostedSeries hosted, LesionProfile profile) {
    if (task.state() == State.DONE) {
      try {
        keep(task, hosted, profile);
      } catch (RuntimeException | Error e) {
        // Too little memory for the window must not pass for "no lesion" either.
        presenter.showFailure(task.series(), Failure.of(e));
      }
    } else if (task.state() == State.FAILED) {
      presenter.showFailure(task.series(), task.failure().orElseThrow());
    }
  }

  private void keep(SecondReadTask task, HostedSeries hosted, LesionProfile profile) {
    Optional<Kept> known = kept.stream().filter(result -> result.task() == task).findFirst();
    if (known.isPresent()) {
      show(known.get());
      return;
    }
    Kept result = new Kept(hosted, profile, task, modelOf(task));
    kept.add(result);
    show(result);
  }

  /** Takes the place and the decisions of an earlier result of the series. */
  private ResultModel modelOf(SecondReadTask task) {
    Finding finding = task.finding().orElseThrow();
    Optional<Kept> earlier =
        kept.stream()
            .filter(result -> result.task().lesionType() == task.lesionType())
            .filter(result -> result.task().series().isSameSeries(task.series()))
            .findFirst();
    if (earlier.isEmpty()) {
      return new ResultModel(finding);
    }
    // First, so that what is being typed there counts too.
    presenter.close(earlier.get().model());
    ResultModel model = earlier.get().model().successor(finding);
    kept.remove(earlier.get());
    if (!earlier.get().task().reads(task.series(), task.lesionType())) {
      queue.forget(earlier.get().task().series(), task.lesionType());
    }
    return model;
  }

  private void show(Kept result) {
    presenter.showResult(result.hosted(), result.model(), () -> readAgain(result));
  }

  private Optional<Kept> kept(OpenSeries series, LesionType type) {
    return kept.stream().filter(result -> result.task().reads(series, type)).findFirst();
  }

  /**
   * Stops readings whose study was closed, waiting ones too, calls no result saved that the study
   * has lost, and gives back the memory of results of closed studies that are shown no longer.
   */
  private void lookAfterStudies() {
    List.copyOf(rows).forEach(Row::cancelIfClosed);
    kept.forEach(Kept::forgetWhatIsNoLongerSaved);
    kept.removeIf(
        result -> {
          boolean closed = !result.hosted().isOpen() && !presenter.isShown(result.model());
          if (closed) {
            queue.forget(result.task().series(), result.task().lesionType());
          }
          return closed;
        });
    if (rows.isEmpty() && kept.isEmpty()) {
      everySecond.stop();
    }
  }
}
