package org.secondread.viewer.weasis;

import java.io.IOException;
import javax.swing.JOptionPane;
import org.secondread.viewer.Messages;
import org.secondread.viewer.ui.SettingsPanel;
import org.weasis.core.api.gui.util.AbstractItemDialogPage;

/** The page of this product in Weasis' preferences. */
final class SettingsPage extends AbstractItemDialogPage {
  private static final int UNDER_DICOM = 690;

  private final SettingsPanel panel;

  SettingsPage(WeasisWorkbench workbench) {
    super(Messages.get("settings.title"), UNDER_DICOM);
    panel = new SettingsPanel(workbench.settings(), workbench.packs());
    add(panel);
    getProperties().setProperty("show.restore", "true");
    getProperties().setProperty("show.apply", "true");
  }

  @Override
  public void closeAdditionalWindow() {
    try {
      panel.apply();
    } catch (IOException e) {
      JOptionPane.showMessageDialog(
          this,
          Messages.get("settings.failed", e.getMessage()),
          Messages.get("settings.title"),
          JOptionPane.ERROR_MESSAGE);
    }
  }

  @Override
  public void resetToDefaultValues() {
    panel.reset();
  }
}
