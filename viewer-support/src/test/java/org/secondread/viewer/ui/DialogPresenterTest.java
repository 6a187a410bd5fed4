package org.secondread.viewer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.viewer.Failure;
import org.secondread.viewer.HostedSeries;
import org.secondread.viewer.ImageOverlay;
import org.secondread.viewer.OpenSeries;
import org.secondread.viewer.ResultFile;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.Settings;
import org.secondread.viewer.TestFindings;
import org.secondread.viewer.ViewerHost;
import org.secondread.volume.SourceImage;

/** The windows of results and failures, on a display. */
@Timeout(600)
class DialogPresenterTest {
  private Viewer viewer;

  @BeforeEach
  void openViewer() throws Exception {
    if (GraphicsEnvironment.isHeadless()) {
      String reason = "SKIPPED DialogPresenterTest: no display; run under xvfb-run";
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    SwingUtilities.invokeAndWait(() -> viewer = new Viewer());
  }

  @AfterEach
  void closeViewer() throws Exception {
    if (viewer != null) {
      SwingUtilities.invokeAndWait(viewer.frame::dispose);
    }
  }

  /** A viewer with one window, which counts the drawings over its images. */
  private static final class Viewer implements ViewerHost, HostedSeries, ImageOverlay.Drawn {
    private final JFrame frame = new JFrame("viewer");
    private int drawings;
    private int repaints;
    private boolean hidesPatient;
    private Runnable viewsChanged;

    Viewer() {
      frame.setBounds(0, 0, 1270, 1000);
      frame.setVisible(true);
    }

    @Override
    public Optional<HostedSeries> selectedSeries() {
      return Optional.of(this);
    }

    @Override
    public ReadingRow startRow(HostedSeries near, String title, Runnable cancel) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Window window() {
      return frame;
    }

    @Override
    public boolean hidesPatient() {
      return hidesPatient;
    }

    @Override
    public Path resultFolder() {
      throw new UnsupportedOperationException();
    }

    @Override
    public OpenSeries describe() {
      return TestFindings.series(List.of());
    }

    @Override
    public void showImage(SourceImage image, double[] point) {}

    @Override
    public ImageOverlay.Drawn draw(ImageOverlay overlay, Runnable changed) {
      viewsChanged = changed;
      drawings++;
      return this;
    }

    @Override
    public void importFiles(List<ResultFile> files) {}

    @Override
    public boolean holds(List<ResultFile> files) {
      return isOpen();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void repaint() {
      repaints++;
    }

    @Override
    public void close() {
      drawings--;
    }
  }

  private List<JDialog> dialogs() {
    return Arrays.stream(viewer.frame.getOwnedWindows())
        .filter(Window::isVisible)
        .map(JDialog.class::cast)
        .toList();
  }

  private static <T extends Component> List<T> all(Container in, Class<T> type) {
    List<T> found = new ArrayList<>();
    for (Component component : in.getComponents()) {
      if (type.isInstance(component)) {
        found.add(type.cast(component));
      }
      if (component instanceof Container container) {
        found.addAll(all(container, type));
      }
    }
    return found;
  }

  @Test
  void a_result_opens_once_and_is_drawn_until_it_is_closed(@TempDir Path folder) throws Exception {
    ResultModel model = new ResultModel(TestFindings.bleeding(folder));
    DialogPresenter presenter = new DialogPresenter(viewer, () -> Settings.standard(1));
    SwingUtilities.invokeAndWait(
        () -> {
          presenter.showResult(viewer, model, () -> {});
          presenter.showResult(viewer, model, () -> {});
        });
    assertEquals(1, dialogs().size());
    JDialog dialog = dialogs().get(0);
    assertTrue(dialog.getTitle().contains("Phantom Generated"), dialog.getTitle());
    assertEquals(1, viewer.drawings);

    SwingUtilities.invokeAndWait(dialog::dispose);
    SwingUtilities.invokeAndWait(() -> {});
    assertEquals(0, viewer.drawings);
    SwingUtilities.invokeAndWait(() -> presenter.showResult(viewer, model, () -> {}));
    assertEquals(1, dialogs().size());
    assertEquals(1, viewer.drawings);
  }

  @Test
  void a_view_that_hides_the_patient_keeps_the_name_out_of_the_title(@TempDir Path folder)
      throws Exception {
    ResultModel model = new ResultModel(TestFindings.bleeding(folder));
    DialogPresenter presenter = new DialogPresenter(viewer, () -> Settings.standard(1));
    viewer.hidesPatient = true;
    SwingUtilities.invokeAndWait(() -> presenter.showResult(viewer, model, () -> {}));
    String title = dialogs().get(0).getTitle();
    assertTrue(!title.contains("Phantom Generated") && title.contains("head CT"), title);

    viewer.hidesPatient = false;
    SwingUtilities.invokeAndWait(viewer.viewsChanged);
    title = dialogs().get(0).getTitle();
    assertTrue(title.contains("Phantom Generated"), title);
  }

  @Test
  void a_closed_window_hears_no_more_of_its_result(@TempDir Path folder) throws Exception {
    ResultModel model = new ResultModel(TestFindings.bleeding(folder));
    DialogPresenter presenter = new DialogPresenter(viewer, () -> Settings.standard(1));
    SwingUtilities.invokeAndWait(() -> presenter.showResult(viewer, model, () -> {}));
    SwingUtilities.invokeAndWait(() -> model.showSlice(1));
    assertEquals(1, viewer.repaints);
    assertTrue(presenter.isShown(model));

    SwingUtilities.invokeAndWait(() -> presenter.close(model));
    SwingUtilities.invokeAndWait(() -> model.showSlice(2));
    assertEquals(1, viewer.repaints);
    assertFalse(presenter.isShown(model));
    assertEquals(0, dialogs().size());
  }

  @Test
  void a_window_that_is_closed_and_opened_at_once_works(@TempDir Path folder) throws Exception {
    ResultModel model = new ResultModel(TestFindings.bleeding(folder));
    DialogPresenter presenter = new DialogPresenter(viewer, () -> Settings.standard(1));
    SwingUtilities.invokeAndWait(() -> presenter.showResult(viewer, model, () -> {}));
    JDialog first = dialogs().get(0);
    SwingUtilities.invokeAndWait(
        () -> {
          first.dispose();
          presenter.showResult(viewer, model, () -> {});
          presenter.close(model);
          presenter.showResult(viewer, model, () -> {});
        });
    SwingUtilities.invokeAndWait(() -> {});
    assertEquals(1, dialogs().size());
    assertEquals(1, viewer.drawings);
    assertTrue(presenter.isShown(model));
    AbstractButton save = named(dialogs().get(0), "save");
    assertFalse(save.isEnabled());
    SwingUtilities.invokeAndWait(() -> model.decide(0, ResultModel.Decision.ACCEPTED));
    assertTrue(save.isEnabled());
  }

  private static AbstractButton named(JDialog dialog, String name) {
    return all(dialog.getContentPane(), AbstractButton.class).stream()
        .filter(button -> name.equals(button.getName()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_later_result_takes_the_place_of_the_one_it_replaces(@TempDir Path folder)
      throws Exception {
    ResultModel earlier = new ResultModel(TestFindings.bleeding(folder));
    ResultModel later = earlier.successor(earlier.finding());
    DialogPresenter presenter = new DialogPresenter(viewer, () -> Settings.standard(1));
    SwingUtilities.invokeAndWait(() -> presenter.showResult(viewer, earlier, () -> {}));
    Rectangle place = new Rectangle(20, 30, 1100, 700);
    Rectangle[] taken = new Rectangle[1];
    SwingUtilities.invokeAndWait(
        () -> {
          dialogs().get(0).setBounds(place);
          presenter.close(earlier);
          presenter.showResult(viewer, later, () -> {});
          taken[0] = dialogs().get(0).getBounds();
        });
    assertEquals(place, taken[0]);
    assertEquals(1, dialogs().size());
    assertFalse(presenter.isShown(earlier));
  }

  @Test
  void all_windows_close_together(@TempDir Path folder) throws Exception {
    ResultModel model = new ResultModel(TestFindings.bleeding(folder));
    DialogPresenter presenter = new DialogPresenter(viewer, () -> Settings.standard(1));
    Failure failure = Failure.of(new OutOfMemoryError("test of memory"));
    SwingUtilities.invokeAndWait(
        () -> {
          presenter.showResult(viewer, model, () -> {});
          presenter.showFailure(viewer.describe(), failure);
          presenter.showNotice("It is under way");
        });
    assertEquals(3, dialogs().size());
    SwingUtilities.invokeAndWait(presenter::closeAll);
    assertEquals(0, dialogs().size());
  }

  @Test
  void a_notice_blocks_nothing_and_the_next_one_takes_its_place() throws Exception {
    DialogPresenter presenter = new DialogPresenter(viewer, () -> Settings.standard(1));
    SwingUtilities.invokeAndWait(
        () -> {
          presenter.showNotice("one");
          presenter.showNotice("two");
        });
    assertEquals(1, dialogs().size());
    assertFalse(dialogs().get(0).isModal());
    AbstractButton ok = all(dialogs().get(0).getContentPane(), AbstractButton.class).get(0);
    SwingUtilities.invokeAndWait(ok::doClick);
    SwingUtilities.invokeAndWait(() -> {});
    assertEquals(0, dialogs().size());
  }

  @Test
  void a_second_result_leaves_the_title_of_the_first_to_be_seen(@TempDir Path folder)
      throws Exception {
    ResultModel first = new ResultModel(TestFindings.bleeding(folder));
    ResultModel second = new ResultModel(first.finding());
    DialogPresenter presenter = new DialogPresenter(viewer, () -> Settings.standard(1));
    SwingUtilities.invokeAndWait(
        () -> {
          presenter.showResult(viewer, first, () -> {});
          presenter.showResult(viewer, second, () -> {});
        });
    assertEquals(2, dialogs().size());
    assertNotEquals(dialogs().get(0).getLocation(), dialogs().get(1).getLocation());
  }

  @Test
  void a_failure_names_the_series_and_shows_details_only_when_asked() throws Exception {
    DialogPresenter presenter = new DialogPresenter(viewer, () -> Settings.standard(1));
    Failure failure = Failure.of(new OutOfMemoryError("test of memory"));
    SwingUtilities.invokeAndWait(() -> presenter.showFailure(viewer.describe(), failure));
    JDialog dialog = dialogs().get(0);
    String words = words(dialog);
    assertTrue(words.contains(failure.message()), words);
    assertTrue(words.contains("Generated head CT"), words);
    assertTrue(!words.contains("OutOfMemoryError"), words);

    AbstractButton details = named(dialog, "details");
    SwingUtilities.invokeAndWait(details::doClick);
    assertTrue(words(dialog).contains("OutOfMemoryError"), words(dialog));
  }

  private static String words(JDialog dialog) {
    StringBuilder words = new StringBuilder();
    all(dialog.getContentPane(), JTextComponent.class)
        .forEach(text -> words.append(text.getText()).append('\n'));
    return words.toString();
  }
}
