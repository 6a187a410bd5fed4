package org.secondread.viewer.weasis;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dcm4che3.data.Tag;
import org.mockito.MockedStatic;
import org.weasis.core.api.gui.util.ActionW;
import org.weasis.core.api.gui.util.BasicActionState;
import org.weasis.core.api.gui.util.Filter;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.core.api.gui.util.SliderCineListener;
import org.weasis.core.api.media.data.FileCache;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.core.api.media.data.MediaSeriesGroupNode;
import org.weasis.core.api.media.data.TagW;
import org.weasis.core.api.service.UICore;
import org.weasis.core.ui.editor.image.ImageViewerPlugin;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.core.ui.editor.image.ViewerPlugin;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.DicomSeries;
import org.weasis.dicom.codec.TagD;
import org.weasis.dicom.explorer.DicomModel;
import org.weasis.dicom.viewer2d.EventManager;
import org.weasis.dicom.viewer2d.View2dContainer;
import org.weasis.dicom.viewer2d.mpr.MprContainer;
import org.weasis.dicom.viewer2d.mpr.MprController;
import org.weasis.dicom.viewer2d.mpr.OriginalStack;
import org.weasis.dicom.viewer2d.mpr.Volume;

/** What the adapter meets of Weasis, for the thread that opens it, until it is closed. */
final class FakeWeasis implements AutoCloseable {
  final EventManager events = mock(EventManager.class);
  final UICore core = mock(UICore.class);
  final DicomModel model = new DicomModel();
  final BasicActionState header = mock(BasicActionState.class);

  /** Where the slider was moved, in order. */
  final List<Scroll> scrolls = new ArrayList<>();

  private final Map<Object, Map<Integer, String>> texts = new IdentityHashMap<>();
  private final Map<Object, ViewCanvas<DicomImageElement>> selectedViews = new IdentityHashMap<>();
  private final List<ViewerPlugin<?>> viewers = new ArrayList<>();
  private final List<MockedStatic<?>> statics = new ArrayList<>();
  private ImageViewerPlugin<DicomImageElement> selected;

  /** The slider of a view, moved to a value. */
  record Scroll(ViewCanvas<DicomImageElement> view, int value) {}

  FakeWeasis() {
    MockedStatic<EventManager> instance = mockStatic(EventManager.class);
    statics.add(instance);
    instance.when(EventManager::getInstance).thenReturn(events);
    MockedStatic<GuiUtils> gui = mockStatic(GuiUtils.class);
    statics.add(gui);
    gui.when(GuiUtils::getUICore).thenReturn(core);
    MockedStatic<TagD> tags = mockStatic(TagD.class, withSettings().stubOnly());
    statics.add(tags);
    tags.when(() -> TagD.getTagValue(any(), anyInt(), any()))
        .thenAnswer(
            call -> {
              Map<Integer, String> of = texts.getOrDefault(call.getArgument(0), Map.of());
              return of.get(call.<Integer>getArgument(1));
            });

    when(core.getViewerPlugins()).thenReturn(viewers);
    SliderCineListener slider = mock(SliderCineListener.class);
    when(events.getAction(ActionW.SCROLL_SERIES)).thenReturn(Optional.of(slider));
    when(events.getAction(ActionW.SHOW_HEADER)).thenReturn(Optional.of(header));
    when(events.getSelectedView2dContainer()).thenAnswer(call -> selected);
    when(events.getSelectedViewPane()).thenAnswer(call -> selectedViews.get(selected));
    doAnswer(call -> selected = call.getArgument(0)).when(events).setSelectedView2dContainer(any());
    doAnswer(call -> scrolls.add(new Scroll(selectedViews.get(selected), call.getArgument(0))))
        .when(slider)
        .setSliderValue(anyInt());
  }

  @Override
  public void close() {
    statics.forEach(MockedStatic::close);
  }

  /** Gives a value to what Weasis keeps values of. */
  void text(Object owner, int tag, String value) {
    texts.computeIfAbsent(owner, key -> new HashMap<>()).put(tag, value);
  }

  /** A study of the tree, in place of those there, with all parts of its series. */
  void openStudy(String uid, MediaSeriesGroup... parts) {
    model.closeAll();
    openStudyOf("patient", uid, parts);
  }

  /** A study of a patient, beside those there. */
  MediaSeriesGroup openStudyOf(String patientUid, String uid, MediaSeriesGroup... parts) {
    MediaSeriesGroupNode patient = mock(MediaSeriesGroupNode.class);
    when(patient.getTagValue(TagW.PatientPseudoUID)).thenReturn(patientUid);
    MediaSeriesGroupNode study = mock(MediaSeriesGroupNode.class);
    text(study, Tag.StudyInstanceUID, uid);
    model.open(patient, study, parts);
    return study;
  }

  /** A series, or one part of it. */
  DicomSeries series(String uid, DicomImageElement... images) {
    DicomSeries series = mock(DicomSeries.class);
    text(series, Tag.SeriesInstanceUID, uid);
    when(series.getTagValue(TagW.ExplorerModel)).thenReturn(model);
    when(series.size(null)).thenReturn(images.length);
    when(series.copyOfMedias(any(), any()))
        .thenAnswer(call -> choose(List.of(images), call.getArgument(0), call.getArgument(1)));
    return series;
  }

  private static List<DicomImageElement> choose(
      List<DicomImageElement> images,
      Filter<DicomImageElement> filter,
      Comparator<DicomImageElement> order) {
    List<DicomImageElement> chosen = new ArrayList<>(images);
    if (filter != null) {
      chosen.removeIf(image -> !filter.passes(image));
    }
    if (order != null) {
      chosen.sort(order);
    }
    return chosen;
  }

  /**
   * An image or a frame of one.
   *
   * @param file null where it is in memory alone
   * @param frame 0-based
   */
  DicomImageElement image(String uid, String file, int frame) {
    DicomImageElement image = mock(DicomImageElement.class);
    text(image, Tag.SOPInstanceUID, uid);
    when(image.getKey()).thenReturn(frame);
    FileCache cache = mock(FileCache.class);
    when(image.getFileCache()).thenReturn(cache);
    when(cache.getOriginalFile()).thenReturn(Optional.ofNullable(file).map(Path::of));
    return image;
  }

  /** A single-frame image, its file named after it. */
  DicomImageElement image(String uid) {
    return image(uid, uid + ".dcm", 0);
  }

  @SuppressWarnings("unchecked")
  ViewCanvas<DicomImageElement> view(MediaSeries<DicomImageElement> series) {
    ViewCanvas<DicomImageElement> view = mock(ViewCanvas.class);
    when(view.getSeries()).thenReturn(series);
    return view;
  }

  /** A 2D viewer in a visible tab, its first view the selected one. */
  @SafeVarargs
  final View2dContainer viewer(ViewCanvas<DicomImageElement>... views) {
    return open(mock(View2dContainer.class), List.of(views));
  }

  /** An MPR viewer of a series; its volume is not built yet. */
  MprContainer mpr() {
    MprContainer viewer = open(mock(MprContainer.class), List.of(view(null)));
    MprController controller = mock(MprController.class);
    when(viewer.getMprController()).thenReturn(controller);
    return viewer;
  }

  /** An MPR viewer whose volume was built from a series. */
  MprContainer mpr(DicomSeries series) {
    MprContainer viewer = mpr();
    Volume<?, ?> volume = mock(Volume.class);
    OriginalStack stack = mock(OriginalStack.class);
    when(stack.getSeries()).thenReturn(series);
    when(volume.getStack()).thenReturn(stack);
    MprController controller = viewer.getMprController();
    doAnswer(call -> volume).when(controller).getVolume();
    return viewer;
  }

  private <T extends ImageViewerPlugin<DicomImageElement>> T open(
      T viewer, List<ViewCanvas<DicomImageElement>> views) {
    when(viewer.getImagePanels()).thenReturn(views);
    when(viewer.isShowing()).thenReturn(true);
    doAnswer(call -> selectedViews.put(viewer, call.getArgument(0)))
        .when(viewer)
        .setSelectedImagePane(any());
    selectedViews.put(viewer, views.get(0));
    viewers.add(viewer);
    return viewer;
  }

  void select(ImageViewerPlugin<DicomImageElement> viewer, ViewCanvas<DicomImageElement> view) {
    selected = viewer;
    selectedViews.put(viewer, view);
  }
}
