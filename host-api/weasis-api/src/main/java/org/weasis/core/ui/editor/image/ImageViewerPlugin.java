package org.weasis.core.ui.editor.image;

import java.util.List;
import org.weasis.core.api.media.data.ImageElement;

/** A viewer of images with one or several views. */
public abstract class ImageViewerPlugin<E extends ImageElement> extends ViewerPlugin<E> {
  public List<ViewCanvas<E>> getImagePanels() {
    throw new UnsupportedOperationException();
  }

  public void setSelectedImagePane(ViewCanvas<E> view) {
    throw new UnsupportedOperationException();
  }
}
