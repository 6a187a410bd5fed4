package org.secondread.seg;

import org.secondread.LesionType;

/**
 * How one lesion type is coded and coloured in a Segment Sequence item (DICOM PS3.3 C.8.20.4).
 *
 * @param category Segmented Property Category
 * @param type Segmented Property Type
 * @param region Anatomic Region
 * @param colour CIELab as PS3.3 C.10.7.1.1 scales it to unsigned 16-bit numbers; 3 values
 */
record SegmentCoding(
    CodedConcept category, CodedConcept type, CodedConcept region, LabColour colour) {

  static SegmentCoding of(LesionType lesionType) {
    return switch (lesionType) {
      case ICH ->
          new SegmentCoding(
              CodedConcept.MORPHOLOGICALLY_ABNORMAL_STRUCTURE,
              CodedConcept.HEMORRHAGE,
              CodedConcept.INTRACRANIAL,
              LabColour.ofRgb(255, 64, 64));
      case ACI ->
          new SegmentCoding(
              CodedConcept.MORPHOLOGICALLY_ABNORMAL_STRUCTURE,
              CodedConcept.ACUTE_INFARCT,
              CodedConcept.BRAIN,
              LabColour.ofRgb(255, 176, 0));
    };
  }
}
