package org.secondread.viewer.weasis;

import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.util.List;
import org.dcm4che3.data.Tag;
import org.weasis.core.api.explorer.ObservableEvent;
import org.weasis.core.api.explorer.ObservableEvent.BasicAction;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.core.ui.editor.image.ViewerPlugin;
import org.weasis.dicom.codec.TagD;
import org.weasis.dicom.codec.seg.SegSpecialElement;
import org.weasis.dicom.explorer.DicomModel;
import org.weasis.dicom.viewer2d.mpr.MprContainer;

/**
 * Shows a segmentation that is imported in the MPR viewers of its source that are open already;
 * Weasis 4.7.0 shows it only in those opened later.
 *
 * @param segmentationUid Series Instance UID of the segmentation
 * @param sourceUid Series Instance UID of the images it belongs to
 */
record MprSegmentations(DicomModel model, String segmentationUid, String sourceUid)
    implements PropertyChangeListener {

  /** Waits until Weasis has built the segmentation. */
  void listen() {
    model.addPropertyChangeListener(this);
  }

  /** Waits no longer. */
  void stop() {
    model.removePropertyChangeListener(this);
  }

  @Override
  public void propertyChange(PropertyChangeEvent change) {
    if (change instanceof ObservableEvent event
        && event.getActionCommand() == BasicAction.UPDATE
        && event.getNewValue() instanceof SegSpecialElement segmentation
        && segmentation.isReady()
        && segmentationUid.equals(
            TagD.getTagValue(segmentation, Tag.SeriesInstanceUID, String.class))) {
      stop();
      show();
    }
  }

  private void show() {
    for (ViewerPlugin<?> viewer : List.copyOf(GuiUtils.getUICore().getViewerPlugins())) {
      if (viewer instanceof MprContainer mpr && new MprCrosshair(mpr).hasPlaceFor(sourceUid)) {
        mpr.getMprController().buildSegElementsAsync(mpr);
      }
    }
  }
}
