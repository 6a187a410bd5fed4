package org.secondread.viewer.weasis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Comparator;
import java.util.List;
import org.dcm4che3.data.Tag;
import org.joml.Vector3d;
import org.joml.Vector3i;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.secondread.viewer.weasis.FakeWeasis.Scroll;
import org.secondread.volume.SourceImage;
import org.weasis.core.api.gui.util.ActionW;
import org.weasis.core.api.gui.util.Filter;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.DicomSeries;
import org.weasis.dicom.codec.TagD;
import org.weasis.dicom.viewer2d.View2dContainer;
import org.weasis.dicom.viewer2d.mpr.AxesControl;
import org.weasis.dicom.viewer2d.mpr.MprContainer;
import org.weasis.dicom.viewer2d.mpr.Volume;

@Timeout(60)
class ImageNavigatorTest {
  private static final String SERIES = "1.1.1";

  private FakeWeasis weasis;
  private DicomSeries series;
  private DicomSeries part;
  private DicomSeries other;

  @BeforeEach
  void open() {
    weasis = new FakeWeasis();
    series = weasis.series(SERIES, weasis.image("a"), weasis.image("b"), weasis.image("c"));
    part = weasis.series(SERIES, weasis.image("d"));
    other = weasis.series("1.1.2", weasis.image("x"));
  }

  @AfterEach
  void close() {
    weasis.close();
  }

  private void goTo(String uid, int frameNumber) {
    new ImageNavigator(
            new SourceImage("ct", uid, frameNumber),
            SERIES,
            new double[] {1, 2, 3},
            List.of(series, part))
        .go();
  }

  @Test
  void the_slider_counts_from_1() {
    ViewCanvas<DicomImageElement> view = weasis.view(series);
    weasis.select(weasis.viewer(view), view);
    goTo("a", 0);
    goTo("c", 0);
    assertEquals(List.of(new Scroll(view, 1), new Scroll(view, 3)), weasis.scrolls);
  }

  @Test
  void the_selected_view_comes_first() {
    ViewCanvas<DicomImageElement> first = weasis.view(series);
    ViewCanvas<DicomImageElement> second = weasis.view(series);
    View2dContainer viewer = weasis.viewer(first, second);
    weasis.select(viewer, second);
    goTo("b", 0);
    assertEquals(List.of(new Scroll(second, 2)), weasis.scrolls);
    verify(viewer, never()).setSelectedImagePane(any());
  }

  @Test
  void the_selected_viewer_comes_first() {
    weasis.viewer(weasis.view(series));
    ViewCanvas<DicomImageElement> view = weasis.view(series);
    weasis.select(weasis.viewer(view), view);
    goTo("b", 0);
    assertEquals(List.of(new Scroll(view, 2)), weasis.scrolls);
    verify(weasis.events, never()).setSelectedView2dContainer(any());
  }

  @Test
  void another_view_of_the_viewer_is_selected_where_that_shows_the_image() {
    ViewCanvas<DicomImageElement> empty = weasis.view(null);
    ViewCanvas<DicomImageElement> selected = weasis.view(other);
    ViewCanvas<DicomImageElement> view = weasis.view(series);
    weasis.select(weasis.viewer(empty, selected, view), selected);
    goTo("b", 0);
    assertEquals(List.of(new Scroll(view, 2)), weasis.scrolls);
  }

  @Test
  void another_viewer_is_selected_where_the_selected_one_shows_something_else() {
    ViewCanvas<DicomImageElement> selected = weasis.view(other);
    weasis.select(weasis.viewer(selected), selected);
    ViewCanvas<DicomImageElement> view = weasis.view(series);
    View2dContainer viewer = weasis.viewer(weasis.view(other), view);
    goTo("b", 0);
    assertEquals(List.of(new Scroll(view, 2)), weasis.scrolls);
    assertSame(viewer, weasis.events.getSelectedView2dContainer());
  }

  @Test
  void a_hidden_tab_is_brought_to_front() {
    ViewCanvas<DicomImageElement> selected = weasis.view(other);
    weasis.select(weasis.viewer(selected), selected);
    ViewCanvas<DicomImageElement> view = weasis.view(series);
    View2dContainer viewer = weasis.viewer(view);
    when(viewer.isShowing()).thenReturn(false);
    goTo("b", 0);
    verify(viewer).setSelectedAndGetFocus();
    assertEquals(List.of(new Scroll(view, 2)), weasis.scrolls);
  }

  @Test
  void a_visible_tab_does_not_take_the_focus() {
    ViewCanvas<DicomImageElement> selected = weasis.view(other);
    weasis.select(weasis.viewer(selected), selected);
    View2dContainer viewer = weasis.viewer(weasis.view(series));
    goTo("b", 0);
    verify(viewer, never()).setSelectedAndGetFocus();
  }

  @Test
  void a_viewer_that_can_be_seen_comes_before_a_hidden_tab() {
    ViewCanvas<DicomImageElement> selected = weasis.view(other);
    weasis.select(weasis.viewer(selected), selected);
    View2dContainer hidden = weasis.viewer(weasis.view(series));
    when(hidden.isShowing()).thenReturn(false);
    MprContainer hiddenMpr = weasis.mpr(series);
    AxesControl axes = crosshair(hiddenMpr);
    when(hiddenMpr.isShowing()).thenReturn(false);
    ViewCanvas<DicomImageElement> seen = weasis.view(series);
    weasis.viewer(seen);
    goTo("b", 0);
    assertEquals(List.of(new Scroll(seen, 2)), weasis.scrolls);
    verify(hidden, never()).setSelectedAndGetFocus();
    verify(axes, never()).setCenter(any());
  }

  @Test
  void another_part_of_the_series_makes_room_for_the_part_with_the_image() {
    ViewCanvas<DicomImageElement> selected = weasis.view(other);
    ViewCanvas<DicomImageElement> view = weasis.view(part);
    weasis.select(weasis.viewer(selected, view), selected);
    goTo("b", 0);
    verify(view).setSeries(series, series.copyOfMedias(null, null).get(1));
    verify(selected, never()).setSeries(any(), any());
    assertSame(view, weasis.events.getSelectedViewPane());
    assertEquals(List.of(), weasis.scrolls);
  }

  @Test
  void a_part_that_is_shown_stays_where_its_filter_hides_the_image() {
    ViewCanvas<DicomImageElement> view = weasis.view(series);
    weasis.select(weasis.viewer(view), view);
    when(view.getActionValue(ActionW.FILTERED_SERIES.cmd()))
        .thenReturn(
            new Filter<DicomImageElement>() {
              @Override
              public boolean passes(DicomImageElement image) {
                return false;
              }
            });
    goTo("b", 0);
    verify(view, never()).setSeries(any(), any());
  }

  @Test
  void images_that_the_view_filters_out_do_not_count() {
    ViewCanvas<DicomImageElement> view = weasis.view(series);
    weasis.select(weasis.viewer(view), view);
    when(view.getActionValue(ActionW.FILTERED_SERIES.cmd()))
        .thenReturn(
            new Filter<DicomImageElement>() {
              @Override
              public boolean passes(DicomImageElement image) {
                return !"a".equals(uid(image));
              }
            });
    goTo("a", 0);
    goTo("c", 0);
    assertEquals(List.of(new Scroll(view, 2)), weasis.scrolls);
  }

  @Test
  void images_count_in_the_order_of_the_view() {
    ViewCanvas<DicomImageElement> view = weasis.view(series);
    weasis.select(weasis.viewer(view), view);
    when(view.getCurrentSortComparator())
        .thenReturn(Comparator.comparing(ImageNavigatorTest::uid).reversed());
    goTo("a", 0);
    assertEquals(List.of(new Scroll(view, 3)), weasis.scrolls);
  }

  private static String uid(DicomImageElement image) {
    return TagD.getTagValue(image, Tag.SOPInstanceUID, String.class);
  }

  @Test
  void a_frame_of_a_multi_frame_image_is_found_by_its_number() {
    ViewCanvas<DicomImageElement> view =
        weasis.view(
            weasis.series(
                SERIES,
                weasis.image("z", "z.dcm", 0),
                weasis.image("m", "m.dcm", 0),
                weasis.image("m", "m.dcm", 1),
                weasis.image("m", "m.dcm", 2)));
    weasis.select(weasis.viewer(view), view);
    goTo("m", 1);
    goTo("m", 3);
    assertEquals(List.of(new Scroll(view, 2), new Scroll(view, 4)), weasis.scrolls);
  }

  @Test
  void nothing_happens_where_nothing_shows_the_image() {
    ViewCanvas<DicomImageElement> selected = weasis.view(other);
    View2dContainer viewer = weasis.viewer(selected);
    weasis.select(viewer, selected);
    View2dContainer hidden = weasis.viewer(weasis.view(null), weasis.view(series));
    when(hidden.isShowing()).thenReturn(false);
    goTo("absent", 0);
    assertEquals(List.of(), weasis.scrolls);
    assertSame(viewer, weasis.events.getSelectedView2dContainer());
    assertSame(selected, weasis.events.getSelectedViewPane());
    verify(hidden, never()).setSelectedAndGetFocus();
  }

  @Test
  void nothing_happens_where_no_viewer_is_open() {
    goTo("a", 0);
    assertEquals(List.of(), weasis.scrolls);
  }

  private AxesControl crosshair(MprContainer mpr) {
    AxesControl axes = mock(AxesControl.class);
    when(mpr.getMprController().getAxesControl()).thenReturn(axes);
    Volume<?, ?> volume = mpr.getMprController().getVolume();
    if (volume != null) {
      when(volume.lpsToVoxel(any(), any())).thenReturn(new Vector3d());
      when(volume.getVoxelRatio()).thenReturn(new Vector3d(1));
      when(volume.getSize()).thenReturn(new Vector3i(1));
    }
    return axes;
  }

  @Test
  void mpr_of_the_series_moves_its_crosshair_and_scrolls_nothing() {
    weasis.viewer(weasis.view(series));
    MprContainer mpr = weasis.mpr(series);
    AxesControl axes = crosshair(mpr);
    weasis.select(mpr, mpr.getImagePanels().get(0));
    goTo("b", 0);
    verify(axes).setCenter(any());
    assertEquals(List.of(), weasis.scrolls);
  }

  @Test
  void a_hidden_mpr_that_has_moved_is_brought_to_front() {
    ViewCanvas<DicomImageElement> selected = weasis.view(other);
    weasis.select(weasis.viewer(selected), selected);
    MprContainer mpr = weasis.mpr(series);
    AxesControl axes = crosshair(mpr);
    when(mpr.isShowing()).thenReturn(false);
    goTo("b", 0);
    verify(axes).setCenter(any());
    verify(mpr).setSelectedAndGetFocus();
  }

  @Test
  void a_selected_2d_viewer_comes_before_mpr() {
    AxesControl axes = crosshair(weasis.mpr(series));
    ViewCanvas<DicomImageElement> view = weasis.view(series);
    weasis.select(weasis.viewer(view), view);
    goTo("b", 0);
    verify(axes, never()).setCenter(any());
    assertEquals(List.of(new Scroll(view, 2)), weasis.scrolls);
  }

  @Test
  void mpr_that_is_still_built_leaves_it_to_another_viewer() {
    MprContainer mpr = weasis.mpr();
    weasis.select(mpr, mpr.getImagePanels().get(0));
    ViewCanvas<DicomImageElement> view = weasis.view(series);
    weasis.viewer(view);
    goTo("b", 0);
    assertEquals(List.of(new Scroll(view, 2)), weasis.scrolls);
  }
}
