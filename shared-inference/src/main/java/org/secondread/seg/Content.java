package org.secondread.seg;

/** What the pixels of a segmentation say, in words; each notice says what they do not say. */
enum Content {
  OUTLINE("", "AI outline", "Region suspected by software, no diagnosis, not for clinical use."),
  EMPTY_OUTLINE(
      "",
      "AI outline (empty)",
      "The software outlined no region, which excludes no lesion; no diagnosis, not for clinical"
          + " use."),
  PROBABILITY(
      "_PROBABILITY",
      "AI probability",
      "Probability of a region suspected by software, no diagnosis, not for clinical use.");

  private final String labelSuffix;
  private final String name;
  private final String sentence;

  Content(String labelSuffix, String name, String sentence) {
    this.labelSuffix = labelSuffix;
    this.name = name;
    this.sentence = sentence;
  }

  /** Appended to the lesion type's name for Content Label (0070,0080), at most 16 characters. */
  String labelSuffix() {
    return labelSuffix;
  }

  /** Appended to the segment's label for Series Description (0008,103E). */
  String seriesNotice() {
    return ", " + name + ", not for clinical use";
  }

  /** For Content Description (0070,0081), at most 64 characters. */
  String description() {
    return name + ", no diagnosis, not for clinical use";
  }

  /** The first sentence of Segment Description (0062,0006). */
  String sentence() {
    return sentence;
  }
}
