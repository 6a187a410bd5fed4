package org.secondread.viewer.weasis;

import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.util.List;
import org.weasis.core.api.explorer.ObservableEvent;
import org.weasis.core.api.explorer.ObservableEvent.BasicAction;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.core.ui.editor.image.ViewerPlugin;
import org.weasis.dicom.codec.seg.SegSpecialElement;
import org.weasis.dicom.explorer.DicomModel;
import org.weasis.dicom.viewer2d.mpr.MprContainer;

/**
 * Shows the next segmentation that is imported in the MPR viewers of a series that are open
 * already; Weasis 4.7.0 shows it only in those opened later.
 */
record MprSegmentations(DicomModel model, String seriesUid) implements PropertyChangeListener {

  static void showNext(DicomModel model, String seriesUid) {
    MprSegmentations listener = new MprSegmentations(model, seriesUid);
    // One that still waits, since a report was saved without a segmentation, would be a second one.
    model.removePropertyChangeListener(listener);
    model.addPropertyChangeListener(listener);
  }

  @Override
  public void propertyChange(PropertyChangeEvent change) {
    if (change instanceof ObservableEvent event
        && event.getActionCommand() == BasicAction.UPDATE
        && event.getNewValue() instanceof SegSpecialElement segmentation
        && segmentation.isReady()) {
      model.removePropertyChangeListener(this);
      show();
    }
  }

  private void show() {
    for (ViewerPlugin<?> viewer : List.copyOf(GuiUtils.getUICore().getViewerPlugins())) {
      if (viewer instanceof MprContainer mpr && new MprCrosshair(mpr).hasPlaceFor(seriesUid)) {
        mpr.getMprController().buildSegElementsAsync(mpr);
      }
    }
  }
}
