package org.secondread.infarct;

import java.util.ResourceBundle;
import org.secondread.viewer.weasis.SecondReadToolBar;
import org.secondread.viewer.weasis.WeasisWorkbench;

/** The button that looks for acute infarcts. */
final class AcuteInfarctToolBar extends SecondReadToolBar {
  private static final int POSITION = 401;

  AcuteInfarctToolBar(WeasisWorkbench workbench) {
    this(workbench, ResourceBundle.getBundle("org.secondread.infarct.messages"));
  }

  private AcuteInfarctToolBar(WeasisWorkbench workbench, ResourceBundle texts) {
    super(
        texts.getString("name"),
        texts.getString("tip"),
        POSITION,
        AcuteInfarctToolBar.class.getResource("icon.svg"),
        AcuteInfarctProfile.create(),
        workbench);
  }
}
