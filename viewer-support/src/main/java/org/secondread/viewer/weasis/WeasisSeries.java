package org.secondread.viewer.weasis;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Tag;
import org.secondread.viewer.HostedSeries;
import org.secondread.viewer.ImageOverlay;
import org.secondread.viewer.OpenSeries;
import org.secondread.volume.SourceImage;
import org.weasis.core.api.gui.util.ActionW;
import org.weasis.core.api.gui.util.Filter;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.core.api.media.data.TagReadable;
import org.weasis.core.api.media.data.TagW;
import org.weasis.core.ui.editor.image.ImageViewerPlugin;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.DicomSeries;
import org.weasis.dicom.codec.TagD;
import org.weasis.dicom.codec.utils.SeriesInstanceList;
import org.weasis.dicom.explorer.DicomModel;
import org.weasis.dicom.explorer.HangingProtocols.OpeningViewer;
import org.weasis.dicom.explorer.LoadLocalDicom;
import org.weasis.dicom.explorer.PluginOpeningStrategy;
import org.weasis.dicom.viewer2d.EventManager;

/**
 * A series in Weasis with all parts Weasis split it into. Holds it weakly, so that a kept result
 * does not keep the images of a closed study.
 */
final class WeasisSeries implements HostedSeries {
  private final WeakReference<DicomSeries> reference;
  private final WeakReference<DicomModel> model;

  WeasisSeries(DicomSeries series) {
    this.reference = new WeakReference<>(series);
    this.model =
        new WeakReference<>(
            series.getTagValue(TagW.ExplorerModel) instanceof DicomModel found ? found : null);
  }

  /** The model the series is in, or null. */
  DicomModel model() {
    return model.get();
  }

  @Override
  public OpenSeries describe() {
    DicomSeries series = reference.get();
    if (series == null) {
      return new OpenSeries("", "", "", "", 0, false, List.of(), 0);
    }
    Set<Path> files = new LinkedHashSet<>();
    Set<Path> missing = new LinkedHashSet<>();
    int images = 0;
    int withoutFile = 0;
    boolean loading = false;
    for (DicomSeries part : parts(series)) {
      loading |= part.getSeriesLoader() != null;
      for (DicomImageElement image : part.copyOfMedias(null, null)) {
        images++;
        Optional<Path> file = image.getFileCache().getOriginalFile();
        if (file.isEmpty()) {
          withoutFile++;
        } else if (files.contains(file.get()) || Files.isRegularFile(file.get())) {
          files.add(file.get());
        } else {
          missing.add(file.get());
        }
      }
    }
    boolean stoppedEarly =
        series.getTagValue(TagW.WadoInstanceReferenceList) instanceof SeriesInstanceList list
            && files.size() + missing.size() + withoutFile < list.size();
    return new OpenSeries(
        text(series, Tag.SeriesInstanceUID),
        text(series, Tag.Modality),
        text(series, Tag.BodyPartExamined),
        text(series, Tag.SeriesDescription),
        images,
        loading || stoppedEarly,
        List.copyOf(files),
        missing.size() + withoutFile);
  }

  private List<DicomSeries> parts(DicomSeries series) {
    DicomModel tree = model.get();
    MediaSeriesGroup study = tree == null ? null : tree.getParent(series, DicomModel.study);
    String uid = text(series, Tag.SeriesInstanceUID);
    if (study == null || uid.isEmpty()) {
      return List.of(series);
    }
    List<DicomSeries> parts =
        tree.getAllSeriesNodes(study, uid).stream()
            .filter(DicomSeries.class::isInstance)
            .map(DicomSeries.class::cast)
            .toList();
    return parts.isEmpty() ? List.of(series) : parts;
  }

  private static String text(TagReadable source, int tag) {
    String value = TagD.getTagValue(source, tag, String.class);
    return value == null ? "" : value.strip();
  }

  @Override
  public void showImage(SourceImage image) {
    EventManager events = EventManager.getInstance();
    ImageViewerPlugin<DicomImageElement> viewer = events.getSelectedView2dContainer();
    ViewCanvas<DicomImageElement> selected = events.getSelectedViewPane();
    if (viewer == null || selected == null) {
      return;
    }
    List<ViewCanvas<DicomImageElement>> views = new ArrayList<>(viewer.getImagePanels());
    views.sort(Comparator.comparing(view -> view != selected));
    for (ViewCanvas<DicomImageElement> view : views) {
      int index = index(view, image);
      if (index >= 0) {
        if (view != selected) {
          viewer.setSelectedImagePane(view);
        }
        // Weasis counts the images of this slider from 1.
        events
            .getAction(ActionW.SCROLL_SERIES)
            .ifPresent(action -> action.setSliderValue(index + 1));
        return;
      }
    }
  }

  /** The place of an image in the order and choice that the view shows, or -1. */
  private static int index(ViewCanvas<DicomImageElement> view, SourceImage image) {
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
      if (image.sopInstanceUid().equals(text(element, Tag.SOPInstanceUID))
          && frame.equals(element.getKey())) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public ImageOverlay.Drawn draw(ImageOverlay overlay) {
    return new ViewOverlays(overlay);
  }

  @Override
  public void importFiles(List<Path> files) throws IOException {
    DicomModel tree = model.get();
    if (tree == null || !isOpen()) {
      throw new IOException(
          "The study is no longer open; open it again and save the result once more");
    }
    DicomModel.LOADING_EXECUTOR.execute(
        new LoadLocalDicom(
            files.stream().map(Path::toFile).toArray(File[]::new),
            false,
            tree,
            // The other constructor may close every open viewer.
            new PluginOpeningStrategy(OpeningViewer.NONE, false)));
  }

  @Override
  public boolean isOpen() {
    DicomSeries series = reference.get();
    DicomModel tree = model.get();
    if (series == null || tree == null) {
      return false;
    }
    // The series of a removed patient keep their parents; looked for from the root they are gone.
    MediaSeriesGroup study = tree.getParent(series, DicomModel.study);
    return study != null && study.equals(tree.getStudyNode(text(study, Tag.StudyInstanceUID)));
  }
}
