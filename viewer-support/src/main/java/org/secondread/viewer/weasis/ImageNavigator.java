package org.secondread.viewer.weasis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
import org.weasis.dicom.codec.TagD;
import org.weasis.dicom.viewer2d.EventManager;
import org.weasis.dicom.viewer2d.View2dContainer;
import org.weasis.dicom.viewer2d.mpr.MprContainer;

/**
 * Goes to an image in the viewer that shows it: in the selected one where it does, else in the
 * first other one.
 */
final class ImageNavigator {
  private final EventManager events = EventManager.getInstance();
  private final SourceImage image;
  private final String seriesUid;
  private final double[] point;

  /**
   * @param seriesUid of the image
   * @param point of the image in the patient's coordinate system, 3 values in mm
   */
  ImageNavigator(SourceImage image, String seriesUid, double[] point) {
    this.image = image;
    this.seriesUid = seriesUid;
    this.point = point;
  }

  void go() {
    List<ViewerPlugin<?>> viewers = new ArrayList<>(GuiUtils.getUICore().getViewerPlugins());
    ImageViewerPlugin<DicomImageElement> selected = events.getSelectedView2dContainer();
    viewers.sort(Comparator.comparing(viewer -> viewer != selected));
    for (ViewerPlugin<?> viewer : viewers) {
      if (goIn(viewer)) {
        return;
      }
    }
  }

  private boolean goIn(ViewerPlugin<?> viewer) {
    if (viewer instanceof MprContainer mpr) {
      return new MprCrosshair(mpr).moveTo(seriesUid, point);
    }
    return viewer instanceof View2dContainer container && scroll(container);
  }

  private boolean scroll(View2dContainer viewer) {
    ViewCanvas<DicomImageElement> selected = events.getSelectedViewPane();
    List<ViewCanvas<DicomImageElement>> views = new ArrayList<>(viewer.getImagePanels());
    views.sort(Comparator.comparing(view -> view != selected));
    for (ViewCanvas<DicomImageElement> view : views) {
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

  /** The slider belongs to the selected view of the selected viewer. */
  private void select(View2dContainer viewer, ViewCanvas<DicomImageElement> view) {
    if (!viewer.isShowing()) {
      viewer.setSelectedAndGetFocus();
    }
    if (viewer != events.getSelectedView2dContainer()) {
      events.setSelectedView2dContainer(viewer);
    }
    if (view != events.getSelectedViewPane()) {
      viewer.setSelectedImagePane(view);
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
    Comparator<DicomImageElement> order = view.getCurrentSortComparator();
    Integer frame = Math.max(0, image.frameNumber() - 1);
    List<DicomImageElement> shown = series.copyOfMedias(filter, order);
    for (int i = 0; i < shown.size(); i++) {
      DicomImageElement element = shown.get(i);
      if (image.sopInstanceUid().equals(TagD.getTagValue(element, Tag.SOPInstanceUID, String.class))
          && frame.equals(element.getKey())) {
        return i;
      }
    }
    return -1;
  }
}
