package org.secondread.seg;

import java.util.Objects;
import org.dcm4che3.util.UIDUtils;
import org.secondread.LesionType;
import org.secondread.Product;

/**
 * What a segmentation says about its one segment besides the pixels.
 *
 * @param lesionType chooses the codes, the colour and Content Label
 * @param label Segment Label (0062,0005), shown to readers
 * @param title begins Series Description (0008,103E), by which viewers tell results apart
 * @param trackingId Tracking ID (0062,0020), shared by all objects about the same finding
 * @param trackingUid Tracking UID (0062,0021), likewise
 * @param algorithm what outlined the segment
 * @param equipment what wrote the object
 * @param contentCreator Content Creator's Name (0070,0084), in DICOM form {@code Family^Given}
 * @param comment a sentence added to Segment Description (0062,0006), or empty
 * @param seriesNumber Series Number (0020,0011) of the new series
 */
public record SegmentInfo(
    LesionType lesionType,
    String label,
    String title,
    String trackingId,
    String trackingUid,
    Algorithm algorithm,
    Equipment equipment,
    String contentCreator,
    String comment,
    int seriesNumber) {

  private static final int DEFAULT_SERIES_NUMBER = 9001;

  public SegmentInfo {
    Objects.requireNonNull(lesionType, "lesionType");
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(equipment, "equipment");
    Objects.requireNonNull(comment, "comment");
    requireText("label", label);
    requireText("title", title);
    requireText("trackingId", trackingId);
    requireText("contentCreator", contentCreator);
    if (trackingUid == null || !UIDUtils.isValid(trackingUid)) {
      throw new IllegalArgumentException("trackingUid '" + trackingUid + "' is no valid UID");
    }
    if (seriesNumber < 0) {
      throw new IllegalArgumentException("seriesNumber " + seriesNumber + " is negative");
    }
  }

  /** The usual texts and a new tracking identity for a finding of {@code lesionType}. */
  public static SegmentInfo of(LesionType lesionType, Algorithm algorithm, Equipment equipment) {
    return new SegmentInfo(
        lesionType,
        lesionType.label(),
        lesionType.label(),
        lesionType.label() + " 1",
        UIDUtils.createUID(),
        algorithm,
        equipment,
        "Second Read^Software",
        "",
        DEFAULT_SERIES_NUMBER);
  }

  public SegmentInfo withTitle(String text) {
    return with(text, comment, seriesNumber);
  }

  public SegmentInfo withSeriesNumber(int number) {
    return with(title, comment, number);
  }

  public SegmentInfo withComment(String text) {
    return with(title, text, seriesNumber);
  }

  private SegmentInfo with(String newTitle, String newComment, int newSeriesNumber) {
    return new SegmentInfo(
        lesionType,
        label,
        newTitle,
        trackingId,
        trackingUid,
        algorithm,
        equipment,
        contentCreator,
        newComment,
        newSeriesNumber);
  }

  private static void requireText(String name, String value) {
    if (value == null || SegmentTexts.line(value).isEmpty()) {
      throw new IllegalArgumentException(name + " is blank; a segmentation needs it");
    }
  }

  /**
   * The algorithm, for Segmentation Algorithm Identification Sequence (0062,0007).
   *
   * @param name such as the product's name and method
   * @param version of the software
   * @param packName the model pack
   * @param packVersion its version
   * @param threshold the cut of the probability in [0,1]
   * @param parameters further settings as free text for Algorithm Parameters (0066,0032), or empty
   */
  public record Algorithm(
      String name,
      String version,
      String packName,
      String packVersion,
      double threshold,
      String parameters) {

    public Algorithm {
      requireText("algorithm name", name);
      requireText("algorithm version", version);
      requireText("pack name", packName);
      requireText("pack version", packVersion);
      Objects.requireNonNull(parameters, "parameters");
      if (!(threshold >= 0 && threshold <= 1)) {
        throw new IllegalArgumentException(
            "threshold " + threshold + " is no probability; expected 0 to 1");
      }
    }
  }

  /**
   * The device, for the Enhanced General Equipment module (DICOM PS3.3 C.7.5.2).
   *
   * @param manufacturer Manufacturer (0008,0070)
   * @param modelName Manufacturer's Model Name (0008,1090)
   * @param serialNumber Device Serial Number (0018,1000)
   * @param softwareVersion Software Versions (0018,1020)
   */
  public record Equipment(
      String manufacturer, String modelName, String serialNumber, String softwareVersion) {

    public Equipment {
      requireText("manufacturer", manufacturer);
      requireText("model name", modelName);
      requireText("serial number", serialNumber);
      requireText("software version", softwareVersion);
    }

    /** This product; software has no serial number of its own, so its version stands for it. */
    public static Equipment ofProduct(String softwareVersion) {
      return new Equipment("Second Read project", Product.NAME, softwareVersion, softwareVersion);
    }
  }
}
