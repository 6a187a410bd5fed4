package org.secondread.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.SwingUtilities;
import org.dcm4che3.data.UID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.LesionType;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.SliceFinding;
import org.secondread.report.SecondaryCapture.Picture;
import org.secondread.testing.Judges;
import org.secondread.viewer.ResultModel.Decision;
import org.secondread.volume.SourceImage;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class SecondReadWorkflowTest {
  private Path folder;
  private Finding finding;

  @BeforeAll
  void read(@TempDir Path temporary) throws Exception {
    folder = temporary;
    finding = TestFindings.bleeding(temporary.resolve("bleeding"));
  }

  /** A viewer with one open series, which notes what it is asked for. */
  private static final class Viewer
      implements ViewerHost, HostedSeries, ViewerHost.ReadingRow, SecondReadWorkflow.Presenter {
    private final List<String> rows = new ArrayList<>();
    private final List<ResultModel> results = new ArrayList<>();
    private final Set<ResultModel> shown = new HashSet<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private List<Path> files = List.of(Path.of("x.dcm"));
    private Error cannotShow;
    private Runnable stop;
    private Runnable readAgain;
    private boolean open = true;
    private boolean selected = true;

    @Override
    public Optional<HostedSeries> selectedSeries() {
      return selected ? Optional.of(this) : Optional.empty();
    }

    @Override
    public ReadingRow startRow(HostedSeries near, String title, Runnable cancel) {
      stop = cancel;
      rows.add(title);
      return this;
    }

    @Override
    public Window window() {
      return null;
    }

    @Override
    public boolean hidesPatient() {
      return false;
    }

    @Override
    public Path resultFolder() {
      throw new UnsupportedOperationException();
    }

    @Override
    public OpenSeries describe() {
      return TestFindings.series(files);
    }

    @Override
    public void showImage(SourceImage image, double[] point) {}

    @Override
    public ImageOverlay.Drawn draw(ImageOverlay overlay, Runnable viewsChanged) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void importFiles(List<ResultFile> files) {}

    @Override
    public boolean holds(List<ResultFile> files) {
      return isOpen();
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void show(int percent, String text) {
      rows.add(percent + " " + text);
    }

    @Override
    public void close() {
      rows.add("closed");
    }

    @Override
    public void showResult(HostedSeries series, ResultModel model, Runnable again) {
      if (cannotShow != null) {
        throw cannotShow;
      }
      results.add(model);
      shown.add(model);
      readAgain = again;
    }

    @Override
    public boolean isShown(ResultModel model) {
      return shown.contains(model);
    }

    @Override
    public void close(ResultModel model) {
      shown.remove(model);
    }

    @Override
    public void showFailure(OpenSeries series, Failure failure) {
      failures.add(failure);
    }

    @Override
    public void showNotice(String sentence) {
      notices.add(sentence);
    }
  }

  private static void press(SecondReadWorkflow workflow) throws Exception {
    SwingUtilities.invokeAndWait(() -> workflow.press(TestProfiles.ct()));
  }

  private static void read(SecondReadWorkflow workflow, Viewer viewer) throws Exception {
    press(workflow);
    waitFor(viewer);
  }

  /** Waits until a row is closed, whose texts it takes. */
  private static List<String> waitFor(Viewer viewer) throws Exception {
    List<String> texts = new ArrayList<>();
    while (!texts.contains("closed")) {
      Thread.sleep(10);
      SwingUtilities.invokeAndWait(
          () -> {
            texts.addAll(viewer.rows);
            viewer.rows.clear();
          });
    }
    return texts;
  }

  @Test
  void a_press_reads_and_a_second_press_shows_the_same_reviewed_result() throws Exception {
    Viewer viewer = new Viewer();
    AtomicInteger readings = new AtomicInteger();
    try (SecondReadQueue queue = new SecondReadQueue(TestReadings.of(finding, readings))) {
      SecondReadWorkflow workflow = new SecondReadWorkflow(viewer, queue, viewer);
      press(workflow);
      List<String> row = waitFor(viewer);
      assertTrue(row.contains("0 " + Messages.get("task.queued")), row.toString());
      viewer.results.get(0).decide(0, Decision.ACCEPTED);
      press(workflow);
      assertSame(viewer.results.get(0), viewer.results.get(1));
      assertEquals(1, readings.get());

      viewer.open = false;
      press(workflow);
      assertSame(viewer.results.get(0), viewer.results.get(2), "its window is still open");
      viewer.shown.clear();
      read(workflow, viewer);
      assertEquals(2, readings.get());
    }
  }

  @Test
  void a_series_that_has_got_more_images_is_read_anew() throws Exception {
    Viewer viewer = new Viewer();
    AtomicInteger readings = new AtomicInteger();
    try (SecondReadQueue queue = new SecondReadQueue(TestReadings.of(finding, readings))) {
      SecondReadWorkflow workflow = new SecondReadWorkflow(viewer, queue, viewer);
      read(workflow, viewer);
      viewer.results.get(0).decide(0, Decision.ACCEPTED);
      viewer.files = List.of(Path.of("x.dcm"), Path.of("y.dcm"));
      read(workflow, viewer);
      assertEquals(2, readings.get());
      assertEquals(Set.of(viewer.results.get(1)), viewer.shown);
      assertEquals(Decision.ACCEPTED, viewer.results.get(1).rows().get(0).decision());
      viewer.files = List.of(Path.of("y.dcm"), Path.of("x.dcm"));
      press(workflow);
      assertEquals(2, readings.get());
      assertSame(viewer.results.get(1), viewer.results.get(2));
    }
  }

  @Test
  void reading_again_replaces_the_result_when_the_new_one_has_come() throws Exception {
    Viewer viewer = new Viewer();
    AtomicInteger readings = new AtomicInteger();
    try (SecondReadQueue queue = new SecondReadQueue(TestReadings.of(finding, readings))) {
      SecondReadWorkflow workflow = new SecondReadWorkflow(viewer, queue, viewer);
      read(workflow, viewer);
      SwingUtilities.invokeAndWait(viewer.readAgain);
      waitFor(viewer);
      assertEquals(2, readings.get());
      assertNotSame(viewer.results.get(0), viewer.results.get(1));
      press(workflow);
      assertSame(viewer.results.get(1), viewer.results.get(2));

      viewer.open = false;
      SwingUtilities.invokeAndWait(viewer.readAgain);
      assertEquals(List.of(Messages.get("again.closed")), viewer.notices);
      assertEquals(2, readings.get());
    }
  }

  @Test
  void a_result_stays_where_reading_again_is_stopped() throws Exception {
    Viewer viewer = new Viewer();
    CountDownLatch running = new CountDownLatch(1);
    AtomicInteger readings = new AtomicInteger();
    SeriesReading first = TestReadings.of(finding, readings);
    SeriesReading second = TestReadings.untilCancelled(running);
    try (SecondReadQueue queue =
        new SecondReadQueue(
            (series, type, progress, cancellation) ->
                (readings.get() == 0 ? first : second)
                    .read(series, type, progress, cancellation))) {
      SecondReadWorkflow workflow = new SecondReadWorkflow(viewer, queue, viewer);
      read(workflow, viewer);
      SwingUtilities.invokeAndWait(viewer.readAgain);
      running.await();
      press(workflow);
      assertEquals(List.of(Messages.get("task.running")), viewer.notices);
      viewer.stop.run();
      waitFor(viewer);
      press(workflow);
      assertSame(viewer.results.get(0), viewer.results.get(1));
    }
  }

  @Test
  void a_press_just_when_the_reading_ends_shows_the_result_and_leaves_no_row() throws Exception {
    Viewer viewer = new Viewer();
    CountDownLatch go = new CountDownLatch(1);
    try (SecondReadQueue queue =
        new SecondReadQueue(
            (series, type, progress, cancellation) -> {
              go.await();
              return finding;
            })) {
      SecondReadWorkflow workflow = new SecondReadWorkflow(viewer, queue, viewer);
      press(workflow);
      SwingUtilities.invokeAndWait(
          () -> {
            go.countDown();
            while (!queue
                .find(viewer.describe(), LesionType.ICH)
                .map(task -> task.state().isOver())
                .orElse(false)) {
              Thread.onSpinWait();
            }
            workflow.press(TestProfiles.ct());
          });
      waitFor(viewer);
    }
    assertEquals(List.of(), viewer.rows);
    assertEquals(1, Set.copyOf(viewer.results).size());
  }

  @Test
  void a_result_whose_window_cannot_be_made_is_told() throws Exception {
    Viewer viewer = new Viewer();
    viewer.cannotShow = new OutOfMemoryError("test");
    try (SecondReadQueue queue = new SecondReadQueue((s, t, p, c) -> finding)) {
      read(new SecondReadWorkflow(viewer, queue, viewer), viewer);
    }
    assertEquals(Failure.Kind.MEMORY, viewer.failures.get(0).kind());
  }

  @Test
  void a_failure_is_shown_and_never_as_a_result() throws Exception {
    Viewer viewer = new Viewer();
    try (SecondReadQueue queue =
        new SecondReadQueue(
            (series, type, progress, cancellation) -> {
              throw new OutOfMemoryError("test");
            })) {
      press(new SecondReadWorkflow(viewer, queue, viewer));
      waitFor(viewer);
    }
    assertEquals(0, viewer.results.size());
    assertEquals(Failure.Kind.MEMORY, viewer.failures.get(0).kind());
  }

  @Test
  void the_stop_button_ends_the_reading_without_result_or_failure() throws Exception {
    Viewer viewer = new Viewer();
    CountDownLatch running = new CountDownLatch(1);
    try (SecondReadQueue queue = new SecondReadQueue(TestReadings.untilCancelled(running))) {
      SecondReadWorkflow workflow = new SecondReadWorkflow(viewer, queue, viewer);
      press(workflow);
      running.await();
      press(workflow);
      assertEquals(List.of(Messages.get("task.running")), viewer.notices);
      viewer.stop.run();
      waitFor(viewer);
    }
    assertEquals(0, viewer.results.size() + viewer.failures.size());
  }

  @Test
  void closing_the_study_ends_its_reading() throws Exception {
    Viewer viewer = new Viewer();
    CountDownLatch running = new CountDownLatch(1);
    try (SecondReadQueue queue = new SecondReadQueue(TestReadings.untilCancelled(running))) {
      press(new SecondReadWorkflow(viewer, queue, viewer));
      running.await();
      SwingUtilities.invokeAndWait(() -> viewer.open = false);
      waitFor(viewer);
    }
    assertEquals(0, viewer.results.size() + viewer.failures.size());
  }

  @Test
  void a_result_is_called_saved_only_while_the_study_has_it() throws Exception {
    Viewer viewer = new Viewer();
    try (SecondReadQueue queue = new SecondReadQueue((s, t, p, c) -> finding)) {
      read(new SecondReadWorkflow(viewer, queue, viewer), viewer);
      ResultModel model = viewer.results.get(0);
      ResultFile file = new ResultFile(Path.of("sr.dcm"), UID.Comprehensive3DSRStorage, "1.2");
      SwingUtilities.invokeAndWait(() -> model.startSaving().accept(List.of(file)));
      assertTrue(model.savedAt().isPresent());
      SwingUtilities.invokeAndWait(() -> viewer.open = false);
      boolean[] saved = {true};
      while (saved[0]) {
        Thread.sleep(20);
        SwingUtilities.invokeAndWait(() -> saved[0] = model.savedAt().isPresent());
      }
      assertEquals(List.of(), model.savedFiles());
    }
  }

  @Test
  void closing_the_study_takes_its_reading_out_of_the_queue() throws Exception {
    Viewer viewer = new Viewer();
    CountDownLatch running = new CountDownLatch(1);
    try (SecondReadQueue queue = new SecondReadQueue(TestReadings.untilCancelled(running))) {
      SecondReadTask other = queue.submit(TestFindings.series(List.of()), LesionType.ACI, t -> {});
      running.await();
      SecondReadWorkflow workflow = new SecondReadWorkflow(viewer, queue, viewer);
      press(workflow);
      SwingUtilities.invokeAndWait(() -> viewer.open = false);
      waitFor(viewer);
      assertEquals(SecondReadTask.State.RUNNING, other.state());
    }
    assertEquals(0, viewer.results.size() + viewer.failures.size());
  }

  @Test
  void without_a_series_the_reason_is_told() throws Exception {
    Viewer viewer = new Viewer();
    viewer.selected = false;
    try (SecondReadQueue queue = new SecondReadQueue((s, t, p, c) -> finding)) {
      SecondReadWorkflow workflow = new SecondReadWorkflow(viewer, queue, viewer);
      press(workflow);
      assertEquals(1, viewer.notices.size());
      SwingUtilities.invokeAndWait(
          () -> assertTrue(!workflow.suitability(TestProfiles.ct()).isSuitable()));
    }
  }

  @Test
  void accepted_lesions_are_written_as_segmentation_report_and_summary() throws Exception {
    ResultModel model = new ResultModel(finding);
    model.decide(0, Decision.ACCEPTED);
    model.comment(0, "left basal ganglia");
    Path out = Files.createDirectories(folder.resolve("positive"));
    List<ResultFile> files =
        ResultFiles.write(model, out, true, Optional.of(new Picture(4, 2, new byte[4 * 2 * 3])));
    assertEquals(3, files.size());
    for (ResultFile file : files) {
      Judges.Verdict verdict = Judges.run("dciodvfy", file.path().toString());
      assertEquals(List.of(), verdict.lines("Error"), verdict.output());
    }
  }

  @Test
  void a_rejected_proposal_is_recorded_as_a_negative_report_alone() throws Exception {
    ResultModel model = new ResultModel(finding);
    model.decide(0, Decision.REJECTED);
    Path out = Files.createDirectories(folder.resolve("negative"));
    List<ResultFile> files = ResultFiles.write(model, out, false, Optional.empty());
    String report = reportAlone(files);
    assertTrue(report.contains("[272519000]"), report);
    assertTrue(report.contains("[Screening score "), report);
  }

  @Test
  void slices_past_the_gate_without_an_outline_are_recorded_as_undetermined() throws Exception {
    ResultModel model = new ResultModel(finding);
    model.show(model.recut(1));
    Path out = Files.createDirectories(folder.resolve("undetermined"));
    String report = reportAlone(ResultFiles.write(model, out, false, Optional.empty()));
    assertTrue(report.contains("[373068000]"), report);
    assertFalse(report.contains("[272519000]"), report);
    String slices =
        IntStream.range(0, finding.slices().size())
            .filter(i -> finding.slices().get(i).state() == SliceFinding.State.OUTLINED)
            .mapToObj(i -> String.valueOf(i + 1))
            .collect(Collectors.joining(", "));
    assertTrue(report.contains("to be looked at: slices " + slices + ". "), report);
  }

  @Test
  void rejected_proposals_are_recorded_as_undetermined_where_slices_have_no_outline()
      throws Exception {
    ResultModel model = new ResultModel(TestFindings.partlyOutlined(finding));
    for (int i = 0; i < model.rows().size(); i++) {
      model.decide(i, Decision.REJECTED);
    }
    Path out = Files.createDirectories(folder.resolve("partly"));
    String report = reportAlone(ResultFiles.write(model, out, false, Optional.empty()));
    assertTrue(report.contains("[373068000]"), report);
    int open = model.finding().pastGateWithoutOutline().get(0).index() + 1;
    assertTrue(
        report.contains(
            "rejected: 1. Past the gate without an outline, to be looked at: slice " + open),
        report);
  }

  /** What dcmdump says of the one file, a report without fault. */
  private static String reportAlone(List<ResultFile> files) throws Exception {
    assertEquals(1, files.size());
    assertTrue(files.get(0).path().getFileName().toString().startsWith("report-"));
    Judges.Verdict verdict = Judges.run("dciodvfy", files.get(0).path().toString());
    assertEquals(List.of(), verdict.lines("Error"), verdict.output());
    return Judges.run("dcmdump", "+L", files.get(0).path().toString()).output();
  }
}
