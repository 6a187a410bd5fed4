package org.secondread.viewer.weasis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.joml.Vector3d;
import org.joml.Vector3i;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;
import org.weasis.dicom.viewer2d.mpr.AxesControl;
import org.weasis.dicom.viewer2d.mpr.MprContainer;
import org.weasis.dicom.viewer2d.mpr.MprController;
import org.weasis.dicom.viewer2d.mpr.Volume;

@Timeout(60)
class MprCrosshairTest {
  private static final String SERIES = "1.1.1";
  private static final double[] POINT = {-40, 25, 110};

  private FakeWeasis weasis;
  private MprContainer mpr;
  private MprController controller;
  private Volume<?, ?> volume;
  private final AxesControl axes = mock(AxesControl.class);

  @BeforeEach
  void open() {
    weasis = new FakeWeasis();
    mpr = weasis.mpr(weasis.series(SERIES));
    controller = mpr.getMprController();
    when(controller.getAxesControl()).thenReturn(axes);
    // Slices of 10 x 20 voxels, five of them, twice as thick as a voxel is wide.
    volume = controller.getVolume();
    when(volume.getSize()).thenReturn(new Vector3i(10, 20, 5));
    when(volume.getVoxelRatio()).thenReturn(new Vector3d(1, 1, 2));
    when(volume.getSliceSize()).thenReturn(30);
  }

  @AfterEach
  void close() {
    weasis.close();
  }

  private Vector3d centerAt(Vector3d voxel) {
    when(volume.lpsToVoxel(eq(new Vector3d(-40, 25, 110)), any())).thenReturn(voxel);
    assertTrue(new MprCrosshair(mpr).moveTo(SERIES, POINT));
    ArgumentCaptor<Vector3d> center = ArgumentCaptor.forClass(Vector3d.class);
    verify(axes).setCenter(center.capture());
    return center.getValue();
  }

  @Test
  void the_middle_of_the_volume_is_the_middle_of_the_cube() {
    assertEquals(new Vector3d(15, 15, 15), centerAt(new Vector3d(5, 10, 2.5)));
  }

  @Test
  void a_voxel_lies_in_the_cube_by_the_size_of_voxels_and_of_the_volume() {
    assertEquals(new Vector3d(11, 7, 16), centerAt(new Vector3d(1, 2, 3)));
  }

  @Test
  void the_views_are_drawn_anew_once_it_has_moved() {
    centerAt(new Vector3d());
    InOrder order = inOrder(axes, controller);
    order.verify(axes).setCenter(any());
    order.verify(controller).updateAllViews();
    order.verify(controller).fireCrossHairChanged();
  }

  @Test
  void the_volume_s_own_values_stay_as_they_are() {
    Vector3d ratio = new Vector3d(1, 1, 2);
    Vector3i size = new Vector3i(10, 20, 5);
    when(volume.getVoxelRatio()).thenReturn(ratio);
    when(volume.getSize()).thenReturn(size);
    centerAt(new Vector3d(1, 2, 3));
    assertEquals(new Vector3d(1, 1, 2), ratio);
    assertEquals(new Vector3i(10, 20, 5), size);
  }

  private void assertDoesNotMove(MprContainer viewer, String seriesUid) {
    assertFalse(new MprCrosshair(viewer).moveTo(seriesUid, POINT));
    verify(axes, never()).setCenter(any());
  }

  @Test
  void a_volume_that_was_not_rectified_has_no_place_in_the_patient() {
    when(volume.isBasic()).thenReturn(true);
    assertDoesNotMove(mpr, SERIES);
    assertFalse(new MprCrosshair(mpr).hasPlaceFor(SERIES));
  }

  @Test
  void a_volume_of_another_part_of_the_series_does_not_move() {
    assertTrue(new MprCrosshair(mpr).hasPlaceFor(SERIES));
    for (Vector3d outside :
        new Vector3d[] {new Vector3d(-1, 0, 0), new Vector3d(0, 20, 0), new Vector3d(0, 0, 5)}) {
      when(volume.lpsToVoxel(any(), any())).thenReturn(outside);
      assertDoesNotMove(mpr, SERIES);
    }
  }

  @Test
  void a_volume_of_another_series_does_not_move() {
    assertDoesNotMove(mpr, "1.1.2");
  }

  @Test
  void a_volume_that_is_not_built_yet_does_not_move() {
    MprContainer early = weasis.mpr();
    when(early.getMprController().getAxesControl()).thenReturn(axes);
    assertDoesNotMove(early, SERIES);
  }

  @Test
  void a_volume_without_images_does_not_move() {
    when(volume.getStack()).thenReturn(null);
    assertDoesNotMove(mpr, SERIES);
  }

  @Test
  void a_viewer_without_a_controller_does_not_move() {
    when(mpr.getMprController()).thenReturn(null);
    assertDoesNotMove(mpr, SERIES);
  }
}
