package org.secondread.viewer.weasis;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import org.secondread.viewer.ImageOverlay;
import org.weasis.core.ui.editor.SeriesViewerEvent;
import org.weasis.core.ui.editor.SeriesViewerListener;
import org.weasis.core.ui.editor.image.ImageViewerPlugin;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.viewer2d.EventManager;

/**
 * Lays a drawing over the views of the viewer: a transparent child of each view, which hears no
 * mouse and leaves no trace in the study.
 */
final class ViewOverlays implements ImageOverlay.Drawn, SeriesViewerListener {
  private final ImageOverlay overlay;
  private final List<ViewOverlay> laid = new ArrayList<>();

  ViewOverlays(ImageOverlay overlay) {
    this.overlay = overlay;
    EventManager.getInstance().addSeriesViewerListener(this);
    repaint();
  }

  @Override
  public void changingViewContentEvent(SeriesViewerEvent event) {
    lay();
  }

  /** Lays it over views that have come since. */
  private void lay() {
    laid.removeIf(child -> child.getParent() == null);
    ImageViewerPlugin<DicomImageElement> container =
        EventManager.getInstance().getSelectedView2dContainer();
    if (container == null) {
      return;
    }
    for (ViewCanvas<DicomImageElement> view : container.getImagePanels()) {
      JComponent component = view.getJComponent();
      if (laid.stream().noneMatch(child -> child.getParent() == component)) {
        laid.add(ViewOverlay.over(view, overlay));
        component.repaint();
      }
    }
  }

  @Override
  public void repaint() {
    lay();
    laid.forEach(Component::repaint);
  }

  @Override
  public void close() {
    EventManager.getInstance().removeSeriesViewerListener(this);
    laid.forEach(ViewOverlay::remove);
    laid.clear();
  }
}
