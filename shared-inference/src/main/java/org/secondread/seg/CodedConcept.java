package org.secondread.seg;

import java.util.Arrays;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Code;
import org.dcm4che3.data.Tag;

/**
 * Every concept this product writes into a code sequence (DICOM PS3.3 section 8, PS3.16). SCT is
 * SNOMED CT, DCM the standard's own terminology.
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
  PROCESSING_EQUIPMENT("109102", "DCM", "Processing Equipment");

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
