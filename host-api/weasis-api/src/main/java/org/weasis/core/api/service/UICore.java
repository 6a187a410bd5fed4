package org.weasis.core.api.service;

import java.awt.Window;

/** The user interface. */
public final class UICore {
  private UICore() {}

  public Window getApplicationWindow() {
    throw new UnsupportedOperationException();
  }
}
