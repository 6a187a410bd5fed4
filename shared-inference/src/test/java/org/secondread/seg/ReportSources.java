package org.secondread.seg;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.LesionType;
import org.secondread.volume.Volume;

/** Volumes and segmentations for the tests of reports. */
public final class ReportSources {

  private ReportSources() {}

  public static Volume volume() {
    return TestVolumes.axial(16, 12, 4);
  }

  public static Volume multiFrame() {
    return TestVolumes.enhanced(16, 12, 4);
  }

  /**
   * @param offset Timezone Offset From UTC
   */
  public static Volume volumeIn(String offset) {
    return TestVolumes.axial(
        16, 12, 4, header -> header.setString(Tag.TimezoneOffsetFromUTC, VR.SH, offset));
  }

  public static SegmentInfo info(LesionType type) {
    return TestVolumes.info(type);
  }

  public static Attributes segmentation(Volume volume, SegmentInfo info) {
    return new SegmentationEncoder().binary(volume, TestVolumes.masks(volume, 1), info);
  }
}
