package org.weasis.core.api.gui;

import org.weasis.core.api.media.data.ImageElement;
import org.weasis.core.api.media.data.MediaSeries;

/** A view of one series. */
public interface Image2DViewer<E extends ImageElement> {
  MediaSeries<E> getSeries();

  E getImage();

  Object getActionValue(String action);
}
