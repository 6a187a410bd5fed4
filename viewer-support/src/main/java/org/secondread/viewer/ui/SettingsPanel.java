package org.secondread.viewer.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
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
  private static final double THRESHOLD_STEP = 0.05;

  private final transient SettingsStore store;
  private final transient PackStore packs;
  private final JComboBox<Choice<DeviceRequest>> device = new JComboBox<>();
  private final JSpinner threads = new JSpinner(new SpinnerNumberModel(1, 1, 256, 1));
  private final JCheckBox report = new JCheckBox(Messages.get("settings.report"));
  private final JCheckBox summary = new JCheckBox(Messages.get("settings.summary"));
  private final JCheckBox privateLogs = new JCheckBox(Messages.get("settings.privateLogs"));
  private final Map<LesionType, JSpinner> thresholds = new EnumMap<>(LesionType.class);
  private final Map<LesionType, JComboBox<Choice<String>>> chosenPacks =
      new EnumMap<>(LesionType.class);
  private final JTextArea message = new JTextArea();

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
      add(new JLabel(Messages.get("lesion." + type.id())), "span, gaptop 10, wrap");
      JSpinner threshold =
          new JSpinner(new SpinnerNumberModel(type.threshold(), 0.01, 1, THRESHOLD_STEP));
      thresholds.put(type, threshold);
      row("settings.threshold", threshold);
      JComboBox<Choice<String>> pack = new JComboBox<>();
      chosenPacks.put(type, pack);
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
    loadPacks();
  }

  private void row(String key, javax.swing.JComponent component) {
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
    String chosen = chosenPack(type);
    JComboBox<Choice<String>> box = chosenPacks.get(type);
    box.removeAllItems();
    box.addItem(new Choice<>(null, Messages.get("settings.pack.standard")));
    for (PackStore.Entry entry : entries) {
      box.addItem(new Choice<>(entry.fileName(), entry.title()));
    }
    if (chosen == null) {
      return;
    }
    // One that is gone or damaged stays the choice: nobody gets another pack without knowing.
    if (entries.stream().noneMatch(entry -> entry.fileName().equals(chosen))) {
      box.addItem(new Choice<>(chosen, Messages.get("settings.pack.missing", chosen)));
    }
    for (int i = 0; i < box.getItemCount(); i++) {
      if (chosen.equals(box.getItemAt(i).value())) {
        box.setSelectedIndex(i);
      }
    }
  }

  /** What the box shows, and until the packs are listed, what is kept. */
  private String chosenPack(LesionType type) {
    JComboBox<Choice<String>> box = chosenPacks.get(type);
    return box.getItemCount() == 0
        ? store.get().pack(type).orElse(null)
        : box.getItemAt(box.getSelectedIndex()).value();
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
   * Keeps what is chosen.
   *
   * @throws IOException when it cannot be written
   */
  public void apply() throws IOException {
    Map<LesionType, Double> cuts = new EnumMap<>(LesionType.class);
    thresholds.forEach((type, spinner) -> cuts.put(type, (Double) spinner.getValue()));
    Map<LesionType, String> chosen = new EnumMap<>(LesionType.class);
    for (LesionType type : LesionType.values()) {
      String pack = chosenPack(type);
      if (pack != null) {
        chosen.put(type, pack);
      }
    }
    store.set(
        new Settings(
            device.getItemAt(device.getSelectedIndex()).value(),
            (Integer) threads.getValue(),
            chosen,
            cuts,
            report.isSelected(),
            summary.isSelected(),
            privateLogs.isSelected()));
  }

  /** Shows the standard settings; {@link #apply} keeps them. */
  public void reset() {
    show(store.standard());
    chosenPacks.values().stream()
        .filter(box -> box.getItemCount() > 0)
        .forEach(box -> box.setSelectedIndex(0));
  }
}
