package org.weasis.core.api.service;

import java.awt.Window;
import java.util.List;
import org.weasis.core.ui.editor.image.ViewerPlugin;

/** The user interface. */
public final class UICore {
  private UICore() {}

  public Window getApplicationWindow() {
    throw new UnsupportedOperationException();
  }

  public List<ViewerPlugin<?>> getViewerPlugins() {
    throw new UnsupportedOperationException();
  }
}
