package org.secondread.viewer.weasis;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import org.secondread.viewer.ImageOverlay;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.core.ui.editor.SeriesViewerEvent;
import org.weasis.core.ui.editor.SeriesViewerListener;
import org.weasis.core.ui.editor.image.ImageViewerPlugin;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.core.ui.editor.image.ViewerPlugin;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.viewer2d.EventManager;

/**
 * Lays a drawing over the views of all viewers: a transparent child of each view, which hears no
 * mouse and leaves no trace in the study.
 */
final class ViewOverlays implements ImageOverlay.Drawn, SeriesViewerListener {
  private final ImageOverlay overlay;
  private final Runnable viewsChanged;
  private final List<ViewOverlay> laid = new ArrayList<>();

  ViewOverlays(ImageOverlay overlay, Runnable viewsChanged) {
    this.overlay = overlay;
    this.viewsChanged = viewsChanged;
    EventManager.getInstance().addSeriesViewerListener(this);
    repaint();
  }

  @Override
  public void changingViewContentEvent(SeriesViewerEvent event) {
    lay();
    viewsChanged.run();
  }

  /** Lays it over views that have come since. */
  private void lay() {
    laid.removeIf(child -> child.getParent() == null);
    for (ViewerPlugin<?> viewer : List.copyOf(GuiUtils.getUICore().getViewerPlugins())) {
      if (viewer instanceof ImageViewerPlugin<?> images) {
        images.getImagePanels().forEach(this::lay);
      }
    }
  }

  private void lay(ViewCanvas<?> view) {
    // The 3D viewer has views without an image.
    if (!(view.getImage() instanceof DicomImageElement)) {
      return;
    }
    JComponent component = view.getJComponent();
    if (laid.stream().noneMatch(child -> child.getParent() == component)) {
      laid.add(ViewOverlay.over(view, overlay));
      component.repaint();
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
