package org.weasis.core.ui.editor.image;

import java.util.Comparator;
import org.weasis.core.api.gui.Image2DViewer;
import org.weasis.core.api.media.data.ImageElement;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.ui.model.layer.LayerAnnotation;

/** A view of one series in a viewer. */
public interface ViewCanvas<E extends ImageElement> extends Canvas, Image2DViewer<E> {
  Comparator<E> getCurrentSortComparator();

  void setSeries(MediaSeries<E> series, E selectedMedia);

  @SuppressWarnings("rawtypes")
  LayerAnnotation getInfoLayer();
}
