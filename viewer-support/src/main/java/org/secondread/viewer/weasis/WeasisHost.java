package org.secondread.viewer.weasis;

import java.awt.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.secondread.viewer.HostedSeries;
import org.secondread.viewer.ViewerHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weasis.core.api.gui.util.AppProperties;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.ui.editor.image.ImageViewerPlugin;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.core.ui.model.layer.LayerItem;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.DicomSeries;
import org.weasis.dicom.viewer2d.EventManager;

/** Weasis around this product. */
final class WeasisHost implements ViewerHost {
  private static final Logger LOGGER = LoggerFactory.getLogger(WeasisHost.class);

  @Override
  public Optional<HostedSeries> selectedSeries() {
    return selected().map(WeasisSeries::new);
  }

  /** The series of the selected view, in MPR the one its volume was built from. */
  static Optional<DicomSeries> selected() {
    EventManager events = EventManager.getInstance();
    if (events.getSelectedViewPane() == null) {
      return Optional.empty();
    }
    try {
      MediaSeries<DicomImageElement> series = events.getSelectedOriginalSeries();
      return series instanceof DicomSeries dicom ? Optional.of(dicom) : Optional.empty();
    } catch (NullPointerException e) {
      // Weasis throws it where the volume of MPR is not built yet.
      LOGGER.debug("The selected view has no volume yet");
      return Optional.empty();
    }
  }

  @Override
  public ReadingRow startRow(HostedSeries near, String title, Runnable cancel) {
    return ExplorerRow.start(((WeasisSeries) near).model(), title, cancel);
  }

  @Override
  public Window window() {
    return GuiUtils.getUICore().getApplicationWindow();
  }

  @Override
  public boolean hidesPatient() {
    return List.copyOf(GuiUtils.getUICore().getViewerPlugins()).stream()
        .filter(ImageViewerPlugin.class::isInstance)
        .flatMap(viewer -> ((ImageViewerPlugin<?>) viewer).getImagePanels().stream())
        .map(ViewCanvas::getInfoLayer)
        .filter(Objects::nonNull)
        .anyMatch(layer -> layer.getDisplayPreferences(LayerItem.ANONYM_ANNOTATIONS));
  }

  /** Below the viewer's temporary folder, where it deletes what it imported. */
  @Override
  public Path resultFolder() throws IOException {
    return Files.createDirectories(AppProperties.buildAccessibleTempDirectory("secondread"));
  }
}
