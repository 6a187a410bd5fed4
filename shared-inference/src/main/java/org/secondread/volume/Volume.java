package org.secondread.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;

/**
 * The axial images of one DICOM series, sorted by position along their common normal.
 *
 * @param header the first slice's dataset without pixel data, for patient, study and series
 *     attributes; shared, not to be changed
 * @param slices at least one; all of one matrix size and one orientation
 * @param dropped images of the series that are no slice, each with its reason
 * @param remarks sentences a reader should see, such as unequal spacing
 * @param diffusion which images of an MR series were read; empty for other modalities
 */
public record Volume(
    Attributes header,
    List<Slice> slices,
    List<Dropped> dropped,
    List<String> remarks,
    Optional<DiffusionChoice> diffusion) {

  public Volume {
    slices = List.copyOf(slices);
    dropped = List.copyOf(dropped);
    remarks = List.copyOf(remarks);
    if (slices.isEmpty()) {
      throw new IllegalArgumentException("A volume needs at least one slice");
    }
  }

  /** A volume without a choice of diffusion. */
  public Volume(
      Attributes header, List<Slice> slices, List<Dropped> dropped, List<String> remarks) {
    this(header, slices, dropped, remarks, Optional.empty());
  }

  /** The same with one more remark. */
  public Volume withRemark(String remark) {
    List<String> more = new ArrayList<>(remarks);
    more.add(remark);
    return new Volume(header, slices, dropped, more, diffusion);
  }

  public int columns() {
    return slices.get(0).values().width();
  }

  public int rows() {
    return slices.get(0).values().height();
  }

  /** Whether every slice's extent along the normal is known, so that volumes can be stated. */
  public boolean hasKnownExtent() {
    return slices.stream().noneMatch(slice -> Double.isNaN(slice.extentMm()));
  }

  /**
   * An image left out of the volume.
   *
   * @param source the image
   * @param reason one sentence for the reader
   */
  public record Dropped(SourceImage source, String reason) {}
}
