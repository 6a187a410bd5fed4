package org.weasis.dicom.viewer2d.mpr;

import org.joml.Vector3d;
import org.joml.Vector3i;

/** The volume of an MPR viewer; one that is basic was not rectified to the patient's axes. */
public abstract class Volume<T extends Number, A> {
  public OriginalStack getStack() {
    throw new UnsupportedOperationException();
  }

  public boolean isBasic() {
    throw new UnsupportedOperationException();
  }

  public Vector3d lpsToVoxel(Vector3d lps, Vector3d dst) {
    throw new UnsupportedOperationException();
  }

  public Vector3d getVoxelRatio() {
    throw new UnsupportedOperationException();
  }

  public Vector3i getSize() {
    throw new UnsupportedOperationException();
  }

  public int getSliceSize() {
    throw new UnsupportedOperationException();
  }
}
