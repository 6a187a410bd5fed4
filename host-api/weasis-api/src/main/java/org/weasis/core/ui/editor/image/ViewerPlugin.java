package org.weasis.core.ui.editor.image;

import javax.swing.JPanel;
import org.weasis.core.api.media.data.MediaElement;

/** A viewer in a tab. */
public abstract class ViewerPlugin<E extends MediaElement> extends JPanel {
  public void setSelectedAndGetFocus() {
    throw new UnsupportedOperationException();
  }
}
