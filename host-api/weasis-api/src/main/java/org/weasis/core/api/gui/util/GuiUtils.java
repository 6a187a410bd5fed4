package org.weasis.core.api.gui.util;

import org.weasis.core.api.service.UICore;

/** Access to the user interface. */
public class GuiUtils {
  public static UICore getUICore() {
    throw new UnsupportedOperationException();
  }
}
