package org.secondread.viewer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.AWTEvent;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JTable;
import javax.swing.LookAndFeel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.dcm4che3.data.UID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.SliceFinding;
import org.secondread.viewer.Messages;
import org.secondread.viewer.ResultFile;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.ResultModel.Decision;
import org.secondread.viewer.ResultModel.Overlay;
import org.secondread.viewer.TestFindings;
import org.secondread.volume.SourceImage;

/** Clicks with a real mouse pointer; screenshots lie in target/screenshots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class ResultPanelTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private Finding bleeding;
  private Finding healthy;
  private Robot robot;
  private JFrame frame;

  @BeforeAll
  void read(@TempDir Path folder) throws Exception {
    if (GraphicsEnvironment.isHeadless()) {
      String reason = "SKIPPED ResultPanelTest: no display; run under xvfb-run";
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    bleeding = TestFindings.bleeding(folder.resolve("bleeding"));
    healthy = TestFindings.healthy(folder.resolve("healthy"));
    robot = new Robot();
    robot.setAutoDelay(20);
  }

  @AfterEach
  void closeFrame() throws Exception {
    SwingUtilities.invokeAndWait(() -> frame.dispose());
  }

  private static final List<ResultFile> FILES =
      List.of(new ResultFile(Path.of("seg.dcm"), UID.SegmentationStorage, "1.2.3"));

  private static final class Heard implements ResultActions {
    private final List<SourceImage> shown = new ArrayList<>();
    private final AtomicReference<ResultModel> saved = new AtomicReference<>();
    private Consumer<List<ResultFile>> ended;
    private int readAgain;

    @Override
    public void showImage(SourceImage image, double[] point) {
      shown.add(image);
    }

    @Override
    public void readAgain() {
      readAgain++;
    }

    @Override
    public void save(ResultModel model, Consumer<List<ResultFile>> whenEnded) {
      saved.set(model);
      ended = whenEnded;
    }
  }

  /** Opens it and waits until a click can reach it. */
  private void open(ResultModel model, ResultActions actions, LookAndFeel look) throws Exception {
    CountDownLatch opened = new CountDownLatch(1);
    CountDownLatch painted = new CountDownLatch(1);
    SwingUtilities.invokeAndWait(
        () -> {
          try {
            UIManager.setLookAndFeel(look);
          } catch (javax.swing.UnsupportedLookAndFeelException e) {
            throw new IllegalStateException(e);
          }
          frame = new JFrame("Second read");
          frame.setContentPane(new PaintedPane(new ResultPanel(model, actions), painted));
          frame.addWindowListener(
              new WindowAdapter() {
                @Override
                public void windowOpened(WindowEvent event) {
                  opened.countDown();
                }
              });
          frame.setSize(1080, 640);
          frame.setLocation(20, 20);
          frame.setVisible(true);
        });
    assertTrue(opened.await(60, TimeUnit.SECONDS), "The display did not open the window");
    assertTrue(painted.await(60, TimeUnit.SECONDS), "The window was not painted");
    settle();
  }

  /** Tells when what it holds was painted. */
  private static final class PaintedPane extends JPanel {
    private final transient CountDownLatch painted;

    PaintedPane(JComponent content, CountDownLatch painted) {
      super(new BorderLayout());
      this.painted = painted;
      add(content);
    }

    @Override
    public void paint(Graphics graphics) {
      super.paint(graphics);
      painted.countDown();
    }
  }

  private void settle() throws Exception {
    robot.waitForIdle();
    SwingUtilities.invokeAndWait(() -> {});
  }

  private void click(JComponent component) throws Exception {
    click(component, component.getWidth() / 2, component.getHeight() / 2);
  }

  private void click(JComponent component, int x, int y) throws Exception {
    Point at = new Point(x, y);
    SwingUtilities.convertPointToScreen(at, component);
    CountDownLatch released = new CountDownLatch(1);
    AWTEventListener listener =
        event -> {
          if (event.getID() == MouseEvent.MOUSE_RELEASED) {
            released.countDown();
          }
        };
    Toolkit.getDefaultToolkit().addAWTEventListener(listener, AWTEvent.MOUSE_EVENT_MASK);
    robot.mouseMove(at.x, at.y);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    boolean heard = released.await(60, TimeUnit.SECONDS);
    Toolkit.getDefaultToolkit().removeAWTEventListener(listener);
    assertTrue(heard, "The display did not tell of the click at " + at);
    settle();
  }

  private void screenshot(String name) throws Exception {
    Files.createDirectories(SCREENSHOTS);
    Rectangle area = frame.getBounds();
    ImageIO.write(
        robot.createScreenCapture(area), "png", SCREENSHOTS.resolve(name + ".png").toFile());
  }

  private <T extends JComponent> T find(Class<T> type, String name) {
    return find(frame.getContentPane(), type, name);
  }

  private static <T extends JComponent> T find(Container in, Class<T> type, String name) {
    for (Component component : in.getComponents()) {
      if (type.isInstance(component) && name.equals(component.getName())) {
        return type.cast(component);
      }
      if (component instanceof Container container) {
        T found = find(container, type, name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  @Test
  void a_click_on_a_lesion_goes_to_its_slice_and_accept_lets_it_be_saved() throws Exception {
    ResultModel model = new ResultModel(bleeding);
    Heard heard = new Heard();
    open(model, heard, new FlatLightLaf());
    JComponent save = find(JComponent.class, "save");
    assertFalse(save.isEnabled());
    model.showSlice(0);

    JTable table = find(JTable.class, "lesions");
    Rectangle cell = table.getCellRect(0, 1, false);
    click(table, cell.x + cell.width / 2, cell.y + cell.height / 2);
    int centre = bleeding.lesions().get(0).centreSlice();
    assertEquals(centre, model.slice());
    assertEquals(List.of(bleeding.volume().slices().get(centre).source()), heard.shown);

    click(find(JComponent.class, "accept"));
    assertEquals(Decision.ACCEPTED, model.rows().get(0).decision());
    assertTrue(save.isEnabled());
    click(find(JComponent.class, "overlay.HEAT_MAP"));
    assertTrue(model.isShown(Overlay.HEAT_MAP));
    click(find(JComponent.class, "overlay.CRF_OUTLINE"));
    screenshot("lesion-light");
    click(save);
    assertEquals(model, heard.saved.get());
    assertFalse(save.isEnabled(), "a second click would save it twice");
    JLabel saved = find(JLabel.class, "saved");
    assertEquals(Messages.get("save.saving"), saved.getText());
    SwingUtilities.invokeAndWait(() -> heard.ended.accept(FILES));
    String told = saved.getText();
    String[] words = Messages.get("save.saved", "#").split("#");
    assertTrue(told.startsWith(words[0]) && told.endsWith(words[1]), told);
    SwingUtilities.invokeAndWait(() -> model.showSlice(1));
    assertEquals(told, saved.getText());
    assertTrue(save.isEnabled());
    click(find(JComponent.class, "again"));
    assertEquals(1, heard.readAgain);
  }

  @Test
  void all_selected_lesions_are_judged_at_once_and_then_open_again() throws Exception {
    ResultModel model = new ResultModel(bleeding);
    model.show(model.recut(0.05));
    open(model, new Heard(), new FlatLightLaf());
    JTable table = find(JTable.class, "lesions");
    SwingUtilities.invokeAndWait(table::selectAll);
    click(find(JComponent.class, "reject"));
    assertEquals(List.of(Decision.REJECTED), decisions(model));
    assertEquals(model.rows().size(), table.getSelectedRowCount());
    click(find(JComponent.class, "reject"));
    assertEquals(List.of(Decision.OPEN), decisions(model));
  }

  private static List<Decision> decisions(ResultModel model) {
    return model.rows().stream().map(ResultModel.Row::decision).distinct().toList();
  }

  @Test
  void the_slider_cuts_anew_while_it_moves() throws Exception {
    ResultModel model = new ResultModel(bleeding);
    open(model, new Heard(), new FlatDarkLaf());
    JSlider slider = find(JSlider.class, "threshold");
    click(slider, slider.getWidth() / 8, slider.getHeight() / 2);
    while (model.finding().threshold() == 0.7) {
      Thread.sleep(20);
    }
    screenshot("lesion-dark");
  }

  @Test
  void a_negative_result_is_as_plain_as_a_positive_one() throws Exception {
    ResultModel model = new ResultModel(healthy);
    Heard heard = new Heard();
    open(model, heard, new FlatDarkLaf());
    JLabel outcome = find(JLabel.class, "outcome");
    assertTrue(outcome.isShowing() && outcome.getText().length() > 10, outcome.getText());
    screenshot("negative-dark");
    JButton save = find(JButton.class, "save");
    assertEquals(Messages.get("save.negative"), save.getText());
    click(save);
    assertEquals(model, heard.saved.get());
  }

  @Test
  void slices_past_the_gate_without_an_outline_are_never_saved_as_negative() throws Exception {
    ResultModel model = new ResultModel(bleeding);
    model.show(model.recut(1));
    Heard heard = new Heard();
    open(model, heard, new FlatLightLaf());
    JLabel outcome = find(JLabel.class, "outcome");
    assertTrue(
        outcome.getText().startsWith(bleeding.count(SliceFinding.State.OUTLINED) + " "),
        outcome.getText());
    screenshot("undetermined-light");
    JButton save = find(JButton.class, "save");
    assertEquals(Messages.get("save.undetermined"), save.getText());
    click(save);
    assertEquals(model, heard.saved.get());
  }
}
