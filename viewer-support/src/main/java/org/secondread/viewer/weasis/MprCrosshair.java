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
    if (!shows(seriesUid)) {
      return false;
    }
    Volume<?, ?> volume = controller.getVolume();
    // One that Weasis did not rectify has no place in the patient.
    if (volume.isBasic()) {
      return false;
    }
    Vector3d voxel = volume.lpsToVoxel(new Vector3d(point[0], point[1], point[2]), new Vector3d());
    controller.getAxesControl().setCenter(inCube(voxel, volume));
    controller.updateAllViews();
    controller.fireCrossHairChanged();
    return true;
  }

  /** Whether the volume of the viewer was built from the series. */
  boolean shows(String seriesUid) {
    return controller != null
        && controller.getVolume() != null
        && controller.getVolume().getStack() != null
        && seriesUid.equals(
            TagD.getTagValue(
                controller.getVolume().getStack().getSeries(),
                Tag.SeriesInstanceUID,
                String.class));
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
