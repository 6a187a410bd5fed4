package org.secondread.seg;

import java.util.Locale;

/**
 * The sentences of one segmentation, fitted to their value representations (DICOM PS3.5 6.2): no
 * control characters, halves of surrogate pairs or backslashes, LO at most 64 and ST at most 1024
 * characters.
 */
record SegmentTexts(
    String label,
    String seriesDescription,
    String segmentDescription,
    String contentCreator,
    String trackingId,
    String algorithmName,
    String algorithmVersion,
    String algorithmParameters,
    String contribution,
    SegmentInfo.Equipment device) {

  private static final int LINE = 64;
  private static final int SHORT_TEXT = 1024;
  private static final int LONG_TEXT = 10240;

  static SegmentTexts of(SegmentInfo info, Content content, String geometryRemark) {
    SegmentInfo.Algorithm algorithm = info.algorithm();
    String pack = algorithm.packName() + " " + algorithm.packVersion();
    String threshold = number(algorithm.threshold());
    String label = line(info.label());
    String description =
        String.join(
            " ",
            content.sentence(),
            "Threshold " + threshold + ", model pack " + pack + ".",
            geometryRemark,
            info.comment());
    String parameters =
        String.join(
            " ",
            "threshold=" + threshold,
            "pack=" + algorithm.packName(),
            "packVersion=" + algorithm.packVersion(),
            algorithm.parameters());
    String contribution = "Outlined the segment with model pack " + pack + ", not for clinical use";
    return new SegmentTexts(
        label,
        cut(line(info.title()), LINE - content.seriesNotice().length()) + content.seriesNotice(),
        cut(clean(description), SHORT_TEXT),
        line(info.contentCreator()),
        clean(info.trackingId()),
        line(algorithm.name()),
        line(algorithm.version()),
        cut(clean(parameters), LONG_TEXT),
        cut(clean(contribution), SHORT_TEXT),
        device(info.equipment()));
  }

  private static SegmentInfo.Equipment device(SegmentInfo.Equipment equipment) {
    return new SegmentInfo.Equipment(
        line(equipment.manufacturer()),
        line(equipment.modelName()),
        line(equipment.serialNumber()),
        line(equipment.softwareVersion()));
  }

  /** A Long String: one line of at most 64 characters. */
  static String line(String text) {
    return cut(clean(text), LINE);
  }

  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\\\\\s]+", " ").strip();
  }

  private static String cut(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, length)).strip();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
