package org.secondread.seg;

import java.util.Arrays;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Code;
import org.dcm4che3.data.Tag;

/**
 * Every concept this product writes into a code sequence (DICOM PS3.3 section 8, PS3.16). SCT is
 * SNOMED CT, DCM the standard's own terminology, LN is LOINC. The members of context groups (CID)
 * were compared with pydicom's tables of PS3.16.
 */
public enum CodedConcept {
  /** CID 7150, segmentation property category. */
  MORPHOLOGICALLY_ABNORMAL_STRUCTURE("49755003", "SCT", "Morphologically Abnormal Structure"),
  /** CID 7159, segmentation property type. */
  HEMORRHAGE("50960005", "SCT", "Hemorrhage"),
  /** An extension of CID 7159, which knows no infarct. */
  ACUTE_INFARCT("55470003", "SCT", "Acute infarct"),
  /** CID 4, anatomic region; bleeds outside the brain's substance are inside the skull. */
  INTRACRANIAL("1101003", "SCT", "Intracranial"),
  /** CID 4, anatomic region. */
  BRAIN("12738006", "SCT", "Brain"),
  /** CID 7162, algorithm family. */
  ARTIFICIAL_INTELLIGENCE("123110", "DCM", "Artificial Intelligence"),
  /** CID 7203, image derivation. */
  SEGMENTATION("113076", "DCM", "Segmentation"),
  /** CID 7202, source image purpose of reference. */
  SOURCE_IMAGE("121322", "DCM", "Source image for image processing operation"),
  /** CID 7005, contributing equipment purpose of reference. */
  PROCESSING_EQUIPMENT("109102", "DCM", "Processing Equipment"),

  // Titles and answers of the measurement report, TID 1500.
  REPORT("126000", "DCM", "Imaging Measurement Report"),
  LANGUAGE("121049", "DCM", "Language of Content Item and Descendants"),
  ENGLISH("en-US", "RFC5646", "English (United States)"),
  OBSERVER_TYPE("121005", "DCM", "Observer Type"),
  DEVICE("121007", "DCM", "Device"),
  DEVICE_UID("121012", "DCM", "Device Observer UID"),
  DEVICE_NAME("121013", "DCM", "Device Observer Name"),
  DEVICE_MANUFACTURER("121014", "DCM", "Device Observer Manufacturer"),
  DEVICE_MODEL("121015", "DCM", "Device Observer Model Name"),
  PROCEDURE("121058", "DCM", "Procedure reported"),
  /** CID 100, quantitative diagnostic imaging procedures, as TID 1500 asks for. */
  COMPUTED_TOMOGRAPHY("25045-6", "LN", "CT unspecified body region"),
  /** CID 100. */
  MAGNETIC_RESONANCE("25056-3", "LN", "MRI unspecified body region"),
  IMAGE_LIBRARY("111028", "DCM", "Image Library"),
  IMAGE_LIBRARY_GROUP("126200", "DCM", "Image Library Group"),
  MEASUREMENTS("126010", "DCM", "Imaging Measurements"),
  MEASUREMENT_GROUP("125007", "DCM", "Measurement Group"),
  TRACKING_IDENTIFIER("112039", "DCM", "Tracking Identifier"),
  TRACKING_UID("112040", "DCM", "Tracking Unique Identifier"),
  /** TID 1411, as highdicom and QIICR read and write it. */
  FINDING_CATEGORY("276214006", "SCT", "Finding category"),
  FINDING("121071", "DCM", "Finding"),
  FINDING_SITE("363698007", "SCT", "Finding Site"),
  INTRACRANIAL_HEMORRHAGE("1386000", "SCT", "Intracranial hemorrhage"),
  /**
   * A disorder of SNOMED CT, the one that the OMOP vocabulary maps too. No context group of PS3.16
   * holds it; their nearest, (230690007, SCT, "Cerebrovascular Accident or Stroke") of CID 3755,
   * may be a bleed as well. TID 1411 takes any code for a finding.
   */
  CEREBRAL_INFARCTION("432504007", "SCT", "Cerebral infarction"),
  /** PS3.16 annex D. */
  PRESENCE("121052", "DCM", "Presence of property"),
  /** CID 240, present or absent. */
  PRESENT("52101004", "SCT", "Present"),
  /** CID 240. */
  ABSENT("272519000", "SCT", "Absent"),
  /** CID 240, the only one of its three answers that claims neither. */
  UNDETERMINED("373068000", "SCT", "Undetermined"),
  COMMENT("121106", "DCM", "Comment"),
  ALGORITHM_NAME("111001", "DCM", "Algorithm Name"),
  ALGORITHM_VERSION("111003", "DCM", "Algorithm Version"),
  VOLUME("118565006", "SCT", "Volume"),
  NUMBER_OF_LESIONS("246206008", "SCT", "Number of lesions"),
  MEASUREMENT_METHOD("370129005", "SCT", "Measurement Method"),
  SUM_OF_VOXELS("126030", "DCM", "Sum of segmented voxel volumes"),
  CUBIC_CENTIMETRE("cm3", "UCUM", "cubic centimeter"),
  NO_UNITS("1", "UCUM", "no units"),
  REFERENCED_SEGMENT("121191", "DCM", "Referenced Segment"),
  SOURCE_SERIES("121232", "DCM", "Source series for segmentation");

  private final String value;
  private final String scheme;
  private final String meaning;

  CodedConcept(String value, String scheme, String meaning) {
    this.value = value;
    this.scheme = scheme;
    this.meaning = meaning;
  }

  /** A new item for a code sequence. */
  public Attributes toItem() {
    return new Code(value, scheme, null, meaning).toItem();
  }

  /** The concept whose value, scheme and meaning the item repeats exactly. */
  public static Optional<CodedConcept> of(Attributes item) {
    return Arrays.stream(values())
        .filter(concept -> concept.value.equals(item.getString(Tag.CodeValue)))
        .filter(concept -> concept.scheme.equals(item.getString(Tag.CodingSchemeDesignator)))
        .filter(concept -> concept.meaning.equals(item.getString(Tag.CodeMeaning)))
        .findFirst();
  }

  @Override
  public String toString() {
    return "(" + value + ", " + scheme + ", \"" + meaning + "\")";
  }
}
