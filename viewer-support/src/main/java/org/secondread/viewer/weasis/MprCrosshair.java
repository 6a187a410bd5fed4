package org.secondread.viewer.weasis;

import org.dcm4che3.data.Tag;
import org.joml.Vector3d;
import org.joml.Vector3i;
import org.weasis.dicom.codec.TagD;
import org.weasis.dicom.viewer2d.mpr.MprContainer;
import org.weasis.dicom.viewer2d.mpr.MprController;
import org.weasis.dicom.viewer2d.mpr.Volume;

/** The point that all three planes of an MPR viewer go through. */
final class MprCrosshair {
  private final MprController controller;

  MprCrosshair(MprContainer viewer) {
    this.controller = viewer.getMprController();
  }

  /**
   * Moves it, where the viewer shows the series and can tell its place.
   *
   * @param point in the patient's coordinate system, 3 values in mm
   * @return whether it was moved
   */
  boolean moveTo(String seriesUid, double[] point) {
    if (!hasPlaceFor(seriesUid)) {
      return false;
    }
    Volume<?, ?> volume = controller.getVolume();
    Vector3d voxel = volume.lpsToVoxel(new Vector3d(point[0], point[1], point[2]), new Vector3d());
    if (!isInside(voxel, volume.getSize())) {
      return false;
    }
    controller.getAxesControl().setCenter(inCube(voxel, volume));
    controller.updateAllViews();
    controller.fireCrossHairChanged();
    return true;
  }

  /**
   * Whether the viewer's volume was built from the series and knows its place in the patient, as
   * one that Weasis did not rectify does not.
   */
  boolean hasPlaceFor(String seriesUid) {
    return shows(seriesUid) && !controller.getVolume().isBasic();
  }

  private boolean shows(String seriesUid) {
    return controller != null
        && controller.getVolume() != null
        && controller.getVolume().getStack() != null
        && seriesUid.equals(
            TagD.getTagValue(
                controller.getVolume().getStack().getSeries(),
                Tag.SeriesInstanceUID,
                String.class));
  }

  /** A volume may be of one part of the series alone. */
  private static boolean isInside(Vector3d voxel, Vector3i size) {
    return isWithin(voxel.x, size.x) && isWithin(voxel.y, size.y) && isWithin(voxel.z, size.z);
  }

  private static boolean isWithin(double voxel, int size) {
    return voxel > -1 && voxel < size;
  }

  /** Weasis turns the volume within a cube of isotropic voxels, the volume in its middle. */
  private static Vector3d inCube(Vector3d voxel, Volume<?, ?> volume) {
    Vector3d ratio = volume.getVoxelRatio();
    Vector3i size = volume.getSize();
    double side = volume.getSliceSize();
    return new Vector3d(
        voxel.x * ratio.x + (side - size.x * ratio.x) / 2,
        voxel.y * ratio.y + (side - size.y * ratio.y) / 2,
        voxel.z * ratio.z + (side - size.z * ratio.z) / 2);
  }
}
