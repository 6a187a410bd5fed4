package org.secondread.report;

import java.util.Objects;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.util.UIDUtils;
import org.secondread.LesionType;
import org.secondread.seg.SegmentInfo;

/**
 * What a measurement report says.
 *
 * @param lesionType what was looked for
 * @param lesions lesions the reader accepted; 0 for a negative report
 * @param volumeMl their volume in mL; empty where the spacing of the slices is unknown
 * @param segment the segmentation of exactly these lesions, or null where there are none
 * @param trackingId Tracking ID, the same as the segment's where there is one
 * @param trackingUid Tracking UID, likewise
 * @param algorithm what found the lesions
 * @param equipment what wrote the report
 * @param seriesNumber Series Number (0020,0011) of the new series
 */
public record ReportInfo(
    LesionType lesionType,
    int lesions,
    OptionalDouble volumeMl,
    Attributes segment,
    String trackingId,
    String trackingUid,
    SegmentInfo.Algorithm algorithm,
    SegmentInfo.Equipment equipment,
    int seriesNumber) {

  public ReportInfo {
    Objects.requireNonNull(lesionType, "lesionType");
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(equipment, "equipment");
    if (lesions < 0) {
      throw new IllegalArgumentException("lesions " + lesions + ", expected 0 or more");
    }
    if ((lesions > 0) != (segment != null)) {
      throw new IllegalArgumentException(
          lesions + " lesions with " + (segment == null ? "no" : "a") + " segmentation");
    }
    if (!UIDUtils.isValid(trackingUid)) {
      throw new IllegalArgumentException("trackingUid '" + trackingUid + "' is no valid UID");
    }
  }
}
