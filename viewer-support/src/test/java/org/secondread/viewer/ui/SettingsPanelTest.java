package org.secondread.viewer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.swing.ComboBoxModel;
import javax.swing.JComboBox;
import javax.swing.JSpinner;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.LesionType;
import org.secondread.runtime.DeviceRequest;
import org.secondread.viewer.Messages;
import org.secondread.viewer.PackStore;
import org.secondread.viewer.Settings;
import org.secondread.viewer.SettingsStore;
import org.secondread.viewer.TestPackZip;

/** The page of preferences, which needs no display. */
@Timeout(120)
class SettingsPanelTest {
  private static final String GONE = "gone.zip";

  @TempDir private Path folder;
  private Path file;
  private SettingsStore settings;
  private PackStore packs;
  private Path zip;
  private SettingsPanel panel;

  @BeforeEach
  void open() throws Exception {
    zip = TestPackZip.write(folder.resolve("pack.zip"));
    file = folder.resolve("settings.properties");
    settings = new SettingsStore(file, Settings.standard(2));
    packs = new PackStore(folder.resolve("packs"), to -> {});
  }

  private void make() throws Exception {
    SwingUtilities.invokeAndWait(() -> panel = new SettingsPanel(settings, packs));
  }

  /** Makes it and puts it into a window. */
  private void show(int packsInAll) throws Exception {
    make();
    SwingUtilities.invokeAndWait(panel::addNotify);
    waitFor(packsInAll);
  }

  /** Until the boxes hold that many packs in all, which are listed beside the dispatch thread. */
  private void waitFor(int packsInAll) throws Exception {
    waitFor(() -> boxes().stream().mapToInt(JComboBox::getItemCount).sum() == packsInAll);
  }

  private static void waitFor(BooleanSupplier condition) throws Exception {
    boolean[] holds = new boolean[1];
    while (!holds[0]) {
      Thread.sleep(10);
      SwingUtilities.invokeAndWait(() -> holds[0] = condition.getAsBoolean());
    }
  }

  private List<JComboBox<?>> boxes() {
    return Arrays.stream(panel.getComponents())
        .filter(component -> "settings.pack".equals(component.getName()))
        .<JComboBox<?>>map(JComboBox.class::cast)
        .toList();
  }

  private JComboBox<?> boxOf(LesionType type) {
    return boxes().get(type.ordinal());
  }

  private void choose(String pack) throws Exception {
    settings.set(
        new Settings(
            DeviceRequest.AUTO, 2, Map.of(LesionType.ICH, pack), Map.of(), true, false, true));
  }

  @Test
  void a_chosen_pack_that_is_gone_stays_chosen_and_is_named_as_missing() throws Exception {
    choose(GONE);
    show(3);
    assertEquals(
        Messages.get("settings.pack.missing", GONE),
        String.valueOf(boxOf(LesionType.ICH).getSelectedItem()));
    panel.apply();
    assertEquals(Optional.of(GONE), settings.get().pack(LesionType.ICH));
  }

  @Test
  void a_choice_that_is_not_applied_yet_outlives_the_installation_of_a_pack() throws Exception {
    choose(packs.install(zip).fileName());
    show(3);
    SwingUtilities.invokeAndWait(() -> boxOf(LesionType.ICH).setSelectedIndex(0));
    ComboBoxModel<?> listed = boxOf(LesionType.ICH).getModel();
    panel.install(zip);
    String installed =
        Messages.get("settings.installed", packs.list(LesionType.ICH).get(0).title());
    waitFor(() -> message().equals(installed));
    waitFor(() -> boxOf(LesionType.ICH).getModel() != listed);
    assertEquals(0, boxOf(LesionType.ICH).getSelectedIndex());
    panel.apply();
    assertEquals(Optional.empty(), settings.get().pack(LesionType.ICH));
  }

  @Test
  void a_zip_that_is_no_pack_is_told_with_its_name() throws Exception {
    show(2);
    Path bad = Files.writeString(folder.resolve("holiday.zip"), "no zip");
    panel.install(bad);
    waitFor(() -> message().contains("holiday.zip"));
    assertEquals(List.of(), packs.list(LesionType.ICH));
  }

  private String message() {
    for (Component component : panel.getComponents()) {
      if (component instanceof JTextArea text) {
        return text.getText();
      }
    }
    throw new AssertionError("The page has no line for messages");
  }

  private <T extends Component> T named(String name, Class<T> type) {
    return Arrays.stream(panel.getComponents())
        .filter(component -> name.equals(component.getName()))
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_is_shown_is_what_is_kept() throws Exception {
    choose(packs.install(zip).fileName());
    show(3);
    Settings before = settings.get();
    named("settings.threads", JSpinner.class).setValue(5);
    panel.apply();
    Settings after = new SettingsStore(file, Settings.standard(2)).get();
    assertEquals(5, after.threads());
    assertEquals(before.packs(), after.packs());
    assertEquals(before.device(), after.device());
    assertEquals(before.threshold(LesionType.ICH), after.threshold(LesionType.ICH));
  }

  @Test
  void whoever_looks_at_it_and_changes_nothing_writes_no_file() throws Exception {
    show(2);
    panel.apply();
    assertFalse(Files.exists(file));
  }

  @Test
  void a_page_that_nobody_looks_at_brings_no_packs() throws Exception {
    make();
    panel.apply();
    Thread.sleep(300);
    assertFalse(Files.exists(folder.resolve("packs")));
    SwingUtilities.invokeAndWait(panel::addNotify);
    waitFor(2);
    assertTrue(Files.exists(folder.resolve("packs")));
  }

  @Test
  void a_folder_that_cannot_be_written_is_told_only_to_whoever_changed_something()
      throws Exception {
    Path noFolder = Files.createFile(folder.resolve("no folder"));
    settings = new SettingsStore(noFolder.resolve("settings.properties"), Settings.standard(2));
    show(2);
    panel.apply();
    named("settings.threads", JSpinner.class).setValue(5);
    assertThrows(IOException.class, panel::apply);
  }

  @Test
  void restoring_before_the_packs_are_listed_restores_the_choice_of_packs_too() throws Exception {
    choose(packs.install(zip).fileName());
    make();
    panel.reset();
    SwingUtilities.invokeAndWait(panel::addNotify);
    waitFor(3);
    assertEquals(0, boxOf(LesionType.ICH).getSelectedIndex());
    panel.apply();
    assertEquals(Optional.empty(), settings.get().pack(LesionType.ICH));
  }

  @Test
  void restoring_after_the_packs_are_listed_does_so_as_well() throws Exception {
    choose(packs.install(zip).fileName());
    show(3);
    assertEquals(1, boxOf(LesionType.ICH).getSelectedIndex());
    panel.reset();
    assertEquals(0, boxOf(LesionType.ICH).getSelectedIndex());
    panel.apply();
    assertEquals(Optional.empty(), settings.get().pack(LesionType.ICH));
  }
}
