package org.secondread.viewer.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTextArea;
import javax.swing.SpinnerNumberModel;
import javax.swing.SwingWorker;
import javax.swing.filechooser.FileNameExtensionFilter;
import net.miginfocom.swing.MigLayout;
import org.secondread.LesionType;
import org.secondread.runtime.DeviceRequest;
import org.secondread.viewer.Failure;
import org.secondread.viewer.Messages;
import org.secondread.viewer.PackStore;
import org.secondread.viewer.Settings;
import org.secondread.viewer.SettingsStore;

/** Where a user chooses device, packs, thresholds and what is saved. */
public final class SettingsPanel extends JPanel {
  private final transient SettingsStore store;
  private final transient PackStore packs;
  private final JComboBox<Choice<DeviceRequest>> device = new JComboBox<>();
  private final JSpinner threads =
      new JSpinner(new SpinnerNumberModel(1, 1, Settings.MOST_THREADS, 1));
  private final JCheckBox report = new JCheckBox(Messages.get("settings.report"));
  private final JCheckBox summary = new JCheckBox(Messages.get("settings.summary"));
  private final JCheckBox privateLogs = new JCheckBox(Messages.get("settings.privateLogs"));
  private final Map<LesionType, ThresholdSpinner> thresholds = new EnumMap<>(LesionType.class);
  private final Map<LesionType, JComboBox<Choice<String>>> packBoxes =
      new EnumMap<>(LesionType.class);
  private final Map<LesionType, String> chosenPacks = new EnumMap<>(LesionType.class);
  private final JTextArea message = new JTextArea();
  private boolean wasShown;

  private record Choice<T>(T value, String label) {
    @Override
    public String toString() {
      return label;
    }
  }

  public SettingsPanel(SettingsStore store, PackStore packs) {
    super(new MigLayout("insets 8, fillx", "[][grow, fill]"));
    this.store = store;
    this.packs = packs;
    for (DeviceRequest request : DeviceRequest.values()) {
      device.addItem(new Choice<>(request, Messages.get("device." + request.id())));
    }
    row("settings.device", device);
    row("settings.threads", threads);
    for (LesionType type : LesionType.values()) {
      add(new JLabel(Messages.get("lesion.short." + type.id())), "span, gaptop 10, wrap");
      ThresholdSpinner threshold = new ThresholdSpinner(type.threshold());
      thresholds.put(type, threshold);
      row("settings.threshold", threshold);
      JComboBox<Choice<String>> pack = new JComboBox<>();
      pack.addActionListener(
          event -> choosePack(type, pack.getItemAt(pack.getSelectedIndex()).value()));
      packBoxes.put(type, pack);
      row("settings.pack", pack);
    }
    JButton install = new JButton(Messages.get("settings.install"));
    install.setName("install");
    install.addActionListener(event -> chooseAndInstall());
    add(install, "skip, growx 0, wrap");
    add(report, "skip, gaptop 10, wrap");
    add(summary, "skip, wrap");
    add(privateLogs, "skip, wrap");
    message.setName("message");
    // A long cause takes more lines, not more width.
    message.setLineWrap(true);
    message.setWrapStyleWord(true);
    message.setEditable(false);
    message.setOpaque(false);
    add(message, "span, growx, wmin 0, wrap");
    show(store.get());
  }

  /** Viewers make this page with all others; what takes time waits until somebody looks at it. */
  @Override
  public void addNotify() {
    super.addNotify();
    if (!wasShown) {
      wasShown = true;
      loadPacks();
    }
  }

  private void row(String key, JComponent component) {
    JLabel label = new JLabel(Messages.get(key));
    label.setLabelFor(component);
    component.setName(key);
    add(label);
    add(component, "wrap");
  }

  private void show(Settings settings) {
    device.setSelectedIndex(settings.device().ordinal());
    threads.setValue(settings.threads());
    report.setSelected(settings.saveReport());
    summary.setSelected(settings.saveSummary());
    privateLogs.setSelected(settings.privateLogs());
    thresholds.forEach((type, spinner) -> spinner.setValue(settings.threshold(type)));
    for (LesionType type : LesionType.values()) {
      choosePack(type, settings.pack(type).orElse(null));
    }
  }

  /** Verifying packs reads tens of megabytes, so it happens beside the user interface. */
  private void loadPacks() {
    new SwingWorker<Map<LesionType, List<PackStore.Entry>>, Void>() {
      @Override
      protected Map<LesionType, List<PackStore.Entry>> doInBackground() throws IOException {
        Map<LesionType, List<PackStore.Entry>> found = new EnumMap<>(LesionType.class);
        for (LesionType type : LesionType.values()) {
          found.put(type, packs.list(type));
        }
        return found;
      }

      @Override
      protected void done() {
        try {
          get().forEach((type, entries) -> showPacks(type, entries));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
          message.setText(Failure.of(e.getCause()).message());
        }
      }
    }.execute();
  }

  private void showPacks(LesionType type, List<PackStore.Entry> entries) {
    DefaultComboBoxModel<Choice<String>> choices = new DefaultComboBoxModel<>();
    choices.addElement(new Choice<>(null, Messages.get("settings.pack.standard")));
    for (PackStore.Entry entry : entries) {
      choices.addElement(new Choice<>(entry.fileName(), entry.title()));
    }
    String chosen = chosenPacks.get(type);
    // One that is gone or damaged stays the choice: nobody gets another pack without knowing.
    if (chosen != null && entries.stream().noneMatch(found -> found.fileName().equals(chosen))) {
      choices.addElement(new Choice<>(chosen, Messages.get("settings.pack.missing", chosen)));
    }
    for (int i = 0; i < choices.getSize(); i++) {
      if (Objects.equals(choices.getElementAt(i).value(), chosen)) {
        choices.setSelectedItem(choices.getElementAt(i));
      }
    }
    packBoxes.get(type).setModel(choices);
  }

  /**
   * @param pack null for the one that came along
   */
  private void choosePack(LesionType type, String pack) {
    if (pack == null) {
      chosenPacks.remove(type);
    } else {
      chosenPacks.put(type, pack);
    }
  }

  private void chooseAndInstall() {
    JFileChooser chooser = new JFileChooser();
    chooser.setFileFilter(new FileNameExtensionFilter(Messages.get("settings.zip"), "zip"));
    if (chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION) {
      install(chooser.getSelectedFile().toPath());
    }
  }

  /** Verifies and installs a pack beside the user interface, then says how it went. */
  public void install(Path zip) {
    message.setText(Messages.get("settings.installing"));
    new SwingWorker<PackStore.Entry, Void>() {
      @Override
      protected PackStore.Entry doInBackground() throws IOException {
        return packs.install(zip);
      }

      @Override
      protected void done() {
        try {
          message.setText(Messages.get("settings.installed", get().title()));
          loadPacks();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
          message.setText(Failure.of(e.getCause()).message());
        }
      }
    }.execute();
  }

  /**
   * Keeps what is chosen where it is not kept already, so that whoever changes nothing writes no
   * file.
   *
   * @throws IOException when it cannot be written
   */
  public void apply() throws IOException {
    Map<LesionType, Double> cuts = new EnumMap<>(LesionType.class);
    thresholds.forEach((type, spinner) -> cuts.put(type, spinner.threshold()));
    Settings chosen =
        new Settings(
            device.getItemAt(device.getSelectedIndex()).value(),
            (Integer) threads.getValue(),
            chosenPacks,
            cuts,
            report.isSelected(),
            summary.isSelected(),
            privateLogs.isSelected());
    if (!chosen.equals(store.get())) {
      store.set(chosen);
    }
  }

  /** Shows the standard settings; {@link #apply} keeps them. */
  public void reset() {
    show(store.standard());
    packBoxes.values().stream()
        .filter(box -> box.getItemCount() > 0)
        .forEach(box -> box.setSelectedIndex(0));
  }
}
