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
 * @param presence whether lesions are there
 * @param comment the screening score and what else a reader of the report should know, not empty
 * @param lesions lesions the reader accepted; above 0 exactly where they are present
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
    Presence presence,
    String comment,
    int lesions,
    OptionalDouble volumeMl,
    Attributes segment,
    String trackingId,
    String trackingUid,
    SegmentInfo.Algorithm algorithm,
    SegmentInfo.Equipment equipment,
    int seriesNumber) {

  /** Whether lesions are there. */
  public enum Presence {
    /** A reader accepted at least one. */
    PRESENT,
    /** No slice reaches the gate, or a reader rejected every lesion proposed. */
    ABSENT,
    /** Slices reach the gate, but there was no lesion to accept or reject. */
    UNDETERMINED
  }

  public ReportInfo {
    Objects.requireNonNull(lesionType, "lesionType");
    Objects.requireNonNull(presence, "presence");
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(equipment, "equipment");
    if (comment.isBlank()) {
      throw new IllegalArgumentException("An empty comment, expected the screening score");
    }
    if (lesions < 0) {
      throw new IllegalArgumentException("lesions " + lesions + ", expected 0 or more");
    }
    if ((lesions > 0) != (presence == Presence.PRESENT)) {
      throw new IllegalArgumentException(lesions + " lesions, said to be " + presence);
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
