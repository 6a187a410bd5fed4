package org.secondread.viewer.ui;

import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.SwingWorker;
import net.miginfocom.swing.MigLayout;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.report.SecondaryCapture.Picture;
import org.secondread.viewer.Failure;
import org.secondread.viewer.HostedSeries;
import org.secondread.viewer.ImageOverlay;
import org.secondread.viewer.Messages;
import org.secondread.viewer.OpenSeries;
import org.secondread.viewer.ResultFiles;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.SecondReadWorkflow;
import org.secondread.viewer.Settings;
import org.secondread.viewer.ViewerHost;
import org.secondread.volume.SourceImage;

/** Shows results in windows beside the viewer, and failures in dialogs a doctor understands. */
public final class DialogPresenter implements SecondReadWorkflow.Presenter {
  private static final int STEP = 32;

  private final ViewerHost host;
  private final Supplier<Settings> settings;
  private final Map<ResultModel, JDialog> open = new LinkedHashMap<>();
  private Rectangle lastPlace;

  /**
   * @param settings tells what is saved
   */
  public DialogPresenter(ViewerHost host, Supplier<Settings> settings) {
    this.host = host;
    this.settings = settings;
  }

  @Override
  public void showResult(HostedSeries series, ResultModel model, Runnable readAgain) {
    JDialog known = open.get(model);
    if (known != null) {
      known.setVisible(true);
      known.toFront();
      known.requestFocus();
      return;
    }
    JDialog dialog = new JDialog(host.window(), title(model), Dialog.ModalityType.MODELESS);
    // Whoever measures or dictates meanwhile keeps the keyboard.
    dialog.setAutoRequestFocus(false);
    dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
    dialog.setContentPane(new ResultPanel(model, new Actions(series, readAgain)));
    closeByEscape(dialog);
    place(dialog);
    Optional<JDialog> used = open.values().stream().filter(JDialog::isActive).findFirst();
    open.put(model, dialog);
    drawOverImages(series, model, dialog);
    dialog.setVisible(true);
    // A click that was meant for the result under review must not reach this one.
    used.ifPresent(JDialog::toFront);
  }

  @Override
  public boolean isShown(ResultModel model) {
    return open.containsKey(model);
  }

  @Override
  public void close(ResultModel model) {
    JDialog dialog = open.remove(model);
    if (dialog != null) {
      dialog.dispose();
    }
  }

  private static void closeByEscape(JDialog dialog) {
    dialog
        .getRootPane()
        .registerKeyboardAction(
            event -> dialog.dispose(),
            KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
  }

  /**
   * Names patient and series, since several results may be open; no patient where the viewer hides
   * it.
   */
  private String title(ResultModel model) {
    Attributes header = model.finding().volume().header();
    String patient =
        host.hidesPatient() ? "" : header.getString(Tag.PatientName, "").replace('^', ' ').strip();
    String lesion = Messages.get("lesion." + model.finding().lesionType().id());
    StringJoiner title = new StringJoiner(", ");
    title.add(Messages.get("result.title", lesion));
    for (String part : List.of(patient, header.getString(Tag.SeriesDescription, "").strip())) {
      if (!part.isEmpty()) {
        title.add(part);
      }
    }
    return title.toString();
  }

  /** Where the reader had the last one, else in the corner of the viewer that hides least. */
  private void place(JDialog dialog) {
    dialog.pack();
    Window viewer = host.window();
    if (lastPlace != null) {
      dialog.setBounds(lastPlace);
    } else if (viewer != null) {
      dialog.setLocation(
          viewer.getX() + Math.max(0, viewer.getWidth() - dialog.getWidth()),
          viewer.getY() + Math.max(0, viewer.getHeight() - dialog.getHeight()));
    }
    moveOffOthers(dialog);
    dialog.addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentMoved(ComponentEvent event) {
            lastPlace = dialog.getBounds();
          }

          @Override
          public void componentResized(ComponentEvent event) {
            lastPlace = dialog.getBounds();
          }
        });
  }

  /** Lets the titles of the others be seen. */
  private void moveOffOthers(JDialog dialog) {
    while (open.values().stream()
        .anyMatch(other -> other.getLocation().equals(dialog.getLocation()))) {
      dialog.setLocation(dialog.getX() - STEP, dialog.getY() - STEP);
    }
  }

  /** What the window shows is also seen on the images in the viewer, as long as it is open. */
  private void drawOverImages(HostedSeries series, ResultModel model, JDialog dialog) {
    ImageOverlay.Drawn drawn =
        series.draw(new ResultOverlay(model), () -> dialog.setTitle(title(model)));
    model.addListener(drawn::repaint);
    dialog.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            open.remove(model, dialog);
            model.removeListeners();
            drawn.close();
          }
        });
  }

  @Override
  public void showNotice(String sentence) {
    JOptionPane.showMessageDialog(
        host.window(), sentence, Messages.get("settings.title"), JOptionPane.INFORMATION_MESSAGE);
  }

  @Override
  public void showFailure(OpenSeries series, Failure failure) {
    String which = Messages.get("failure.which", series.images(), series.description());
    show(Messages.get("failure.title"), failure, which + " " + Messages.get("failure.note"));
  }

  /**
   * @param note a sentence below the message, or empty
   */
  private void show(String title, Failure failure, String note) {
    JDialog dialog = new JDialog(host.window(), title, Dialog.ModalityType.MODELESS);
    dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
    JPanel panel = new JPanel(new MigLayout("insets 12, fill", "[480::, grow]", "[][][grow][]"));
    panel.add(text(failure.message()), "growx, wmin 100, wrap");
    if (!note.isEmpty()) {
      panel.add(text(note), "growx, wmin 100, wrap");
    }
    JPanel details = new JPanel(new BorderLayout());
    JTextArea stack = new JTextArea(failure.details(), 12, 60);
    stack.setEditable(false);
    panel.add(details, "grow, hidemode 3, wrap");
    JButton more = new JButton(Messages.get("failure.details"));
    more.setName("details");
    more.addActionListener(
        event -> {
          details.add(new JScrollPane(stack));
          more.setEnabled(false);
          dialog.pack();
        });
    JButton close = new JButton(Messages.get("close"));
    close.addActionListener(event -> dialog.dispose());
    panel.add(more, "split 2");
    panel.add(close, "gapleft push");
    dialog.setContentPane(panel);
    dialog.pack();
    dialog.setLocationRelativeTo(host.window());
    dialog.setVisible(true);
  }

  private static JTextArea text(String message) {
    JTextArea text = new JTextArea(message);
    text.setEditable(false);
    text.setLineWrap(true);
    text.setWrapStyleWord(true);
    text.setOpaque(false);
    return text;
  }

  private final class Actions implements ResultActions {
    private final HostedSeries series;
    private final Runnable readAgain;

    Actions(HostedSeries series, Runnable readAgain) {
      this.series = series;
      this.readAgain = readAgain;
    }

    @Override
    public void showImage(SourceImage image, double[] point) {
      series.showImage(image, point);
    }

    @Override
    public void readAgain() {
      readAgain.run();
    }

    @Override
    public void save(ResultModel model, Consumer<Boolean> ended) {
      if (!series.isOpen()) {
        ended.accept(false);
        showNotice(Messages.get("save.closed"));
        return;
      }
      ResultModel reviewed = model.copy();
      new SwingWorker<Void, Void>() {
        @Override
        protected Void doInBackground() throws IOException {
          Settings wanted = settings.get();
          Optional<Picture> summary =
              wanted.saveSummary()
                  ? Optional.of(SummaryPicture.of(reviewed, reviewed.keySlices()))
                  : Optional.empty();
          List<Path> files =
              ResultFiles.write(reviewed, host.resultFolder(), wanted.saveReport(), summary);
          series.importFiles(files);
          return null;
        }

        @Override
        protected void done() {
          try {
            get();
            ended.accept(true);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (ExecutionException e) {
            ended.accept(false);
            show(Messages.get("save.failed"), Failure.of(e.getCause()), "");
          }
        }
      }.execute();
    }
  }
}
