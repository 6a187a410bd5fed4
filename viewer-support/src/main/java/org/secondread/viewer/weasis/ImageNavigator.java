package org.secondread.viewer.weasis;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.swing.SwingUtilities;
import org.dcm4che3.data.Tag;
import org.secondread.volume.SourceImage;
import org.weasis.core.api.gui.util.ActionW;
import org.weasis.core.api.gui.util.Filter;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.ui.editor.image.ImageViewerPlugin;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.core.ui.editor.image.ViewerPlugin;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.DicomSeries;
import org.weasis.dicom.codec.TagD;
import org.weasis.dicom.viewer2d.EventManager;
import org.weasis.dicom.viewer2d.View2dContainer;
import org.weasis.dicom.viewer2d.mpr.MprContainer;

/**
 * Goes to an image in the viewer that shows it: in the selected one where it does, else in one that
 * can be seen, else in one whose tab is hidden. Where only another part of the series is shown, the
 * part with the image takes its place.
 */
final class ImageNavigator {
  private final EventManager events = EventManager.getInstance();
  private final SourceImage image;
  private final String seriesUid;
  private final double[] point;
  private final List<DicomSeries> parts;

  /**
   * @param seriesUid of the image
   * @param point of the image in the patient's coordinate system, 3 values in mm
   * @param parts all that Weasis split the series into
   */
  ImageNavigator(SourceImage image, String seriesUid, double[] point, List<DicomSeries> parts) {
    this.image = image;
    this.seriesUid = seriesUid;
    this.point = point;
    this.parts = parts;
  }

  void go() {
    List<ViewerPlugin<?>> viewers = viewers();
    if (viewers.stream().noneMatch(this::goIn)) {
      viewers.stream().anyMatch(this::openIn);
    }
  }

  private List<ViewerPlugin<?>> viewers() {
    List<ViewerPlugin<?>> viewers = new ArrayList<>(GuiUtils.getUICore().getViewerPlugins());
    ImageViewerPlugin<DicomImageElement> selected = events.getSelectedView2dContainer();
    viewers.sort(
        Comparator.<ViewerPlugin<?>, Boolean>comparing(viewer -> viewer != selected)
            .thenComparing(viewer -> !viewer.isShowing()));
    return viewers;
  }

  private boolean goIn(ViewerPlugin<?> viewer) {
    if (viewer instanceof MprContainer mpr) {
      boolean moved = new MprCrosshair(mpr).moveTo(seriesUid, point);
      if (moved) {
        bringToFront(mpr);
      }
      return moved;
    }
    return viewer instanceof View2dContainer container && scroll(container);
  }

  private boolean scroll(View2dContainer viewer) {
    for (ViewCanvas<DicomImageElement> view : views(viewer)) {
      int index = index(view);
      if (index >= 0) {
        select(viewer, view);
        // Weasis counts the images of this slider from 1.
        events
            .getAction(ActionW.SCROLL_SERIES)
            .ifPresent(action -> action.setSliderValue(index + 1));
        return true;
      }
    }
    return false;
  }

  /** Puts the part with the image where another part of the series is shown. */
  private boolean openIn(ViewerPlugin<?> viewer) {
    if (!(viewer instanceof View2dContainer container)) {
      return false;
    }
    for (DicomSeries part : parts) {
      for (DicomImageElement element : part.copyOfMedias(null, null)) {
        if (isImage(element)) {
          return openIn(container, part, element);
        }
      }
    }
    return false;
  }

  private boolean openIn(View2dContainer viewer, DicomSeries part, DicomImageElement element) {
    for (ViewCanvas<DicomImageElement> view : views(viewer)) {
      MediaSeries<DicomImageElement> shown = view.getSeries();
      if (shown != part && parts.stream().anyMatch(other -> other == shown)) {
        select(viewer, view);
        view.setSeries(part, element);
        return true;
      }
    }
    return false;
  }

  /** The selected one first. */
  private List<ViewCanvas<DicomImageElement>> views(View2dContainer viewer) {
    ViewCanvas<DicomImageElement> selected = events.getSelectedViewPane();
    List<ViewCanvas<DicomImageElement>> views = new ArrayList<>(viewer.getImagePanels());
    views.sort(Comparator.comparing(view -> view != selected));
    return views;
  }

  /** The slider belongs to the selected view of the selected viewer. */
  private void select(View2dContainer viewer, ViewCanvas<DicomImageElement> view) {
    bringToFront(viewer);
    if (viewer != events.getSelectedView2dContainer()) {
      events.setSelectedView2dContainer(viewer);
    }
    if (view != events.getSelectedViewPane()) {
      viewer.setSelectedImagePane(view);
    }
  }

  /** Whoever goes from lesion to lesion by keys keeps them. */
  private static void bringToFront(ViewerPlugin<?> viewer) {
    if (viewer.isShowing()) {
      return;
    }
    Component user = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    viewer.setSelectedAndGetFocus();
    if (user != null) {
      SwingUtilities.invokeLater(user::requestFocus);
    }
  }

  /** The place of the image in the order and choice that the view shows, or -1. */
  private int index(ViewCanvas<DicomImageElement> view) {
    MediaSeries<DicomImageElement> series = view.getSeries();
    if (series == null) {
      return -1;
    }
    @SuppressWarnings("unchecked")
    Filter<DicomImageElement> filter =
        (Filter<DicomImageElement>) view.getActionValue(ActionW.FILTERED_SERIES.cmd());
    List<DicomImageElement> shown = series.copyOfMedias(filter, view.getCurrentSortComparator());
    for (int i = 0; i < shown.size(); i++) {
      if (isImage(shown.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private boolean isImage(DicomImageElement element) {
    Integer frame = Math.max(0, image.frameNumber() - 1);
    return image
            .sopInstanceUid()
            .equals(TagD.getTagValue(element, Tag.SOPInstanceUID, String.class))
        && frame.equals(element.getKey());
  }
}
