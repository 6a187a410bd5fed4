package org.secondread.hemorrhage;

import java.util.ResourceBundle;
import org.secondread.viewer.weasis.SecondReadToolBar;
import org.secondread.viewer.weasis.WeasisWorkbench;

/** The button that looks for intracranial hemorrhages. */
final class HemorrhageToolBar extends SecondReadToolBar {
  private static final int POSITION = 400;

  HemorrhageToolBar(WeasisWorkbench workbench) {
    this(workbench, ResourceBundle.getBundle("org.secondread.hemorrhage.messages"));
  }

  private HemorrhageToolBar(WeasisWorkbench workbench, ResourceBundle texts) {
    super(
        texts.getString("name"),
        texts.getString("tip"),
        POSITION,
        HemorrhageToolBar.class.getResource("icon.svg"),
        HemorrhageProfile.create(),
        workbench);
  }
}
