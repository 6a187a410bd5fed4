package org.secondread.nifti;

import java.util.List;
import org.secondread.image.GreyImage;

/**
 * A NIfTI volume turned to the nearest axial stack, by exchanging and flipping axes alone.
 *
 * @param slices from feet to head, all of one size; rows run from the right to the left hand,
 *     columns from front to back, as DICOM displays them; scaled values, all finite
 * @param stack where the slices lie
 * @param remarks sentences a reader should see, such as an orientation the file does not tell
 */
public record NiftiVolume(List<GreyImage> slices, AxialStack stack, List<String> remarks) {

  public NiftiVolume {
    slices = List.copyOf(slices);
    remarks = List.copyOf(remarks);
    if (slices.isEmpty()) {
      throw new IllegalArgumentException("A NIfTI volume needs at least one slice");
    }
  }

  public int columns() {
    return slices.get(0).width();
  }

  public int rows() {
    return slices.get(0).height();
  }
}
