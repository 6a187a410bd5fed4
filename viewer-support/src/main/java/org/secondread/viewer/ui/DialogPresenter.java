package org.secondread.viewer.ui;

import java.awt.Dialog;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JDialog;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.viewer.Failure;
import org.secondread.viewer.HostedSeries;
import org.secondread.viewer.ImageOverlay;
import org.secondread.viewer.Messages;
import org.secondread.viewer.OpenSeries;
import org.secondread.viewer.ResultFile;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.SecondReadWorkflow;
import org.secondread.viewer.Settings;
import org.secondread.viewer.ViewerHost;
import org.secondread.volume.SourceImage;

/** Shows results in windows beside the viewer, and failures in dialogs a doctor understands. */
public final class DialogPresenter implements SecondReadWorkflow.Presenter {
  private final ViewerHost host;
  private final ResultSaver saver;
  private final WindowPlace place = new WindowPlace();
  private final Map<ResultModel, Shown> open = new LinkedHashMap<>();
  private final Set<JDialog> told = new HashSet<>();
  private JDialog notice;
  private Vacated vacated;

  /** A result's window and its drawing over the images. */
  private record Shown(JDialog dialog, ImageOverlay.Drawn drawn) {}

  /** What a window leaves to the one that takes its place. */
  private record Vacated(Rectangle bounds, boolean active) {}

  /**
   * @param settings tells what is saved
   */
  public DialogPresenter(ViewerHost host, Supplier<Settings> settings) {
    this.host = host;
    this.saver = new ResultSaver(host, settings);
  }

  @Override
  public void showResult(HostedSeries series, ResultModel model, Runnable readAgain) {
    Shown known = open.get(model);
    if (known != null && known.dialog().isDisplayable()) {
      known.dialog().setVisible(true);
      known.dialog().toFront();
      known.dialog().requestFocus();
      return;
    }
    // Closed a moment ago, which its window has yet to hear of.
    end(model, known);
    JDialog dialog = new JDialog(host.window(), title(model), Dialog.ModalityType.MODELESS);
    // Whoever measures or dictates meanwhile keeps the keyboard; whoever was at the window that
    // this
    // one replaces must not type into another one.
    dialog.setAutoRequestFocus(vacated != null && vacated.active());
    dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
    dialog.setContentPane(new ResultPanel(model, new Actions(series, readAgain)));
    EscapeKey.closes(dialog);
    List<JDialog> others = open.values().stream().map(Shown::dialog).toList();
    if (vacated == null) {
      place.place(dialog, host.window(), others);
    } else {
      place.replace(dialog, host.window(), vacated.bounds());
    }
    open.put(model, new Shown(dialog, drawOverImages(series, model, dialog)));
    dialog.setVisible(true);
    // A click that was meant for the result under review must not reach this one.
    others.stream().filter(JDialog::isActive).findFirst().ifPresent(JDialog::toFront);
  }

  @Override
  public boolean isShown(ResultModel model) {
    return open.containsKey(model);
  }

  @Override
  public void close(ResultModel model) {
    Shown shown = open.get(model);
    if (shown == null) {
      return;
    }
    vacated = new Vacated(shown.dialog().getBounds(), shown.dialog().isActive());
    SwingUtilities.invokeLater(() -> vacated = null);
    // First, so that what is being typed is taken over.
    shown.dialog().dispose();
    end(model, shown);
  }

  /** Closes all windows. */
  public void closeAll() {
    List.copyOf(open.keySet()).forEach(this::close);
    List.copyOf(told).forEach(Window::dispose);
  }

  /**
   * Names patient and series, since several results may be open; no patient where the viewer hides
   * it.
   */
  private String title(ResultModel model) {
    Attributes header = model.finding().volume().header();
    String patient = host.hidesPatient() ? "" : name(header.getString(Tag.PatientName, ""));
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

  /** The first component group, as a reader would write it. */
  private static String name(String personName) {
    return personName.split("=", 2)[0].replace('^', ' ').strip();
  }

  /** What the window shows is also seen on the images in the viewer, as long as it is open. */
  private ImageOverlay.Drawn drawOverImages(
      HostedSeries series, ResultModel model, JDialog dialog) {
    ImageOverlay.Drawn drawn =
        series.draw(new ResultOverlay(model), () -> dialog.setTitle(title(model)));
    model.addListener(drawn::repaint);
    dialog.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            end(model, new Shown(dialog, drawn));
          }
        });
    return drawn;
  }

  /** Forgets a closed window; once, since a later one may show the result by now. */
  private void end(ResultModel model, Shown closed) {
    if (open.remove(model, closed)) {
      model.removeListeners();
      closed.drawn().close();
    }
  }

  /** Blocks nothing: a result may come and cover it. */
  @Override
  public void showNotice(String sentence) {
    JOptionPane pane = new JOptionPane(sentence, JOptionPane.INFORMATION_MESSAGE);
    JDialog dialog = pane.createDialog(host.window(), Messages.get("settings.title"));
    dialog.setModalityType(Dialog.ModalityType.MODELESS);
    pane.addPropertyChangeListener(JOptionPane.VALUE_PROPERTY, event -> dialog.dispose());
    if (notice != null) {
      notice.dispose();
    }
    notice = dialog;
    tell(dialog);
  }

  @Override
  public void showFailure(OpenSeries series, Failure failure) {
    String which =
        series.description().isEmpty()
            ? Messages.get("failure.unnamed", series.images())
            : Messages.get("failure.which", series.images(), series.description());
    String note = which + " " + Messages.get("failure.note");
    tell(failure(Messages.get("failure.title"), failure, note));
  }

  private FailureDialog failure(String title, Failure failure, String note) {
    return new FailureDialog(host.window(), title, failure, note);
  }

  private void tell(JDialog dialog) {
    told.add(dialog);
    dialog.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            told.remove(dialog);
          }
        });
    dialog.setVisible(true);
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
    public void save(ResultModel model, Consumer<List<ResultFile>> ended) {
      if (!series.isOpen()) {
        ended.accept(List.of());
        showNotice(Messages.get("save.closed"));
        return;
      }
      saver.save(
          series,
          model,
          ended,
          why -> {
            ended.accept(List.of());
            FailureDialog dialog = failure(Messages.get("save.failed"), why, "");
            // Whoever pressed Save is at this window.
            dialog.setAutoRequestFocus(true);
            tell(dialog);
          });
    }
  }
}
