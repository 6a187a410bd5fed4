package org.secondread.viewer.weasis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.beans.PropertyChangeEvent;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.weasis.core.api.explorer.ObservableEvent;
import org.weasis.core.api.explorer.ObservableEvent.BasicAction;
import org.weasis.dicom.codec.DicomSeries;
import org.weasis.dicom.codec.seg.SegSpecialElement;
import org.weasis.dicom.viewer2d.mpr.MprContainer;

@Timeout(60)
class MprSegmentationsTest {
  private static final String SERIES = "1.1.1";
  private static final String SEGMENTATION = "1.1.8";

  private FakeWeasis weasis;
  private DicomSeries series;
  private MprContainer mpr;
  private MprSegmentations waiting;

  @BeforeEach
  void open() {
    weasis = new FakeWeasis();
    series = weasis.series(SERIES);
    mpr = weasis.mpr(series);
    waiting = new MprSegmentations(weasis.model, SEGMENTATION, SERIES);
    waiting.listen();
  }

  @AfterEach
  void close() {
    weasis.close();
  }

  private SegSpecialElement segmentation(boolean ready) {
    return segmentation(SEGMENTATION, ready);
  }

  private SegSpecialElement segmentation(String seriesUid, boolean ready) {
    SegSpecialElement segmentation = mock(SegSpecialElement.class);
    when(segmentation.isReady()).thenReturn(ready);
    weasis.text(segmentation, Tag.SeriesInstanceUID, seriesUid);
    return segmentation;
  }

  private void fire(BasicAction action, Object value) {
    weasis.model.firePropertyChange(new ObservableEvent(action, weasis.model, null, value));
  }

  private static void assertShown(MprContainer viewer) {
    // Once, which is what verify means.
    verify(viewer.getMprController()).buildSegElementsAsync(viewer);
  }

  private static void assertNotShown(MprContainer viewer) {
    verify(viewer.getMprController(), never()).buildSegElementsAsync(any());
  }

  @Test
  void a_segmentation_that_is_ready_is_shown_in_every_open_mpr_of_the_series() {
    MprContainer second = weasis.mpr(series);
    fire(BasicAction.UPDATE, segmentation(true));
    assertShown(mpr);
    assertShown(second);
  }

  @Test
  void viewers_that_show_something_else_are_left_alone() {
    weasis.viewer(weasis.view(series));
    MprContainer other = weasis.mpr(weasis.series("1.1.2"));
    MprContainer early = weasis.mpr();
    MprContainer notRectified = weasis.mpr(series);
    when(notRectified.getMprController().getVolume().isBasic()).thenReturn(true);
    fire(BasicAction.UPDATE, segmentation(true));
    assertShown(mpr);
    assertNotShown(other);
    assertNotShown(early);
    assertNotShown(notRectified);
  }

  @Test
  void a_segmentation_is_shown_once() {
    fire(BasicAction.UPDATE, segmentation(true));
    fire(BasicAction.UPDATE, segmentation(true));
    assertShown(mpr);
    assertEquals(0, weasis.model.listeners());
  }

  @Test
  void other_segmentations_are_not_taken_for_the_one_that_is_waited_for() {
    fire(BasicAction.UPDATE, segmentation("1.1.7", true));
    assertNotShown(mpr);
    fire(BasicAction.UPDATE, segmentation(true));
    assertShown(mpr);
  }

  @Test
  void a_segmentation_is_waited_for_until_it_is_ready() {
    fire(BasicAction.UPDATE, segmentation(false));
    assertNotShown(mpr);
    fire(BasicAction.UPDATE, segmentation(true));
    assertShown(mpr);
  }

  @Test
  void a_segmentation_that_is_only_added_is_waited_for() {
    fire(BasicAction.ADD, segmentation(true));
    assertNotShown(mpr);
    assertEquals(1, weasis.model.listeners());
  }

  @Test
  void other_changes_are_none_of_its_business() {
    fire(BasicAction.UPDATE, series);
    waiting.propertyChange(
        new PropertyChangeEvent(weasis.model, "UPDATE", null, segmentation(true)));
    assertNotShown(mpr);
    assertEquals(1, weasis.model.listeners());
  }

  @Test
  void one_that_is_stopped_shows_nothing() {
    waiting.stop();
    fire(BasicAction.UPDATE, segmentation(true));
    assertNotShown(mpr);
    assertEquals(0, weasis.model.listeners());
  }
}
