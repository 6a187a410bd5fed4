package org.weasis.dicom.viewer2d;

import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.ui.editor.image.ImageViewerEventManager;
import org.weasis.core.ui.editor.image.ImageViewerPlugin;
import org.weasis.dicom.codec.DicomImageElement;

/** The events of the DICOM 2D viewer and MPR. */
public class EventManager extends ImageViewerEventManager<DicomImageElement> {
  private EventManager() {}

  public static synchronized EventManager getInstance() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setSelectedView2dContainer(ImageViewerPlugin<DicomImageElement> viewer) {
    throw new UnsupportedOperationException();
  }

  public MediaSeries<DicomImageElement> getSelectedOriginalSeries() {
    throw new UnsupportedOperationException();
  }
}
