package org.secondread.seg;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/** The Segment Sequence item (DICOM PS3.3 C.8.20.4). */
final class SegmentItem {

  private SegmentItem() {}

  static Attributes of(SegmentInfo info, SegmentTexts texts) {
    SegmentCoding coding = SegmentCoding.of(info.lesionType());
    Attributes item = new Attributes();
    item.setInt(Tag.SegmentNumber, VR.US, FunctionalGroups.SEGMENT_NUMBER);
    item.setString(Tag.SegmentLabel, VR.LO, texts.label());
    item.setString(Tag.SegmentDescription, VR.ST, texts.segmentDescription());
    item.setString(Tag.SegmentAlgorithmType, VR.CS, "AUTOMATIC");
    item.setString(Tag.SegmentAlgorithmName, VR.LO, texts.algorithmName());
    item.newSequence(Tag.SegmentationAlgorithmIdentificationSequence, 1).add(algorithm(texts));
    item.newSequence(Tag.SegmentedPropertyCategoryCodeSequence, 1).add(coding.category().toItem());
    item.newSequence(Tag.SegmentedPropertyTypeCodeSequence, 1).add(coding.type().toItem());
    item.newSequence(Tag.AnatomicRegionSequence, 1).add(coding.region().toItem());
    item.setString(Tag.TrackingID, VR.UT, texts.trackingId());
    item.setString(Tag.TrackingUID, VR.UI, info.trackingUid());
    item.setInt(Tag.RecommendedDisplayCIELabValue, VR.US, coding.colour().values());
    return item;
  }

  private static Attributes algorithm(SegmentTexts texts) {
    Attributes item = new Attributes();
    item.newSequence(Tag.AlgorithmFamilyCodeSequence, 1)
        .add(CodedConcept.ARTIFICIAL_INTELLIGENCE.toItem());
    item.setString(Tag.AlgorithmName, VR.LO, texts.algorithmName());
    item.setString(Tag.AlgorithmVersion, VR.LO, texts.algorithmVersion());
    item.setString(Tag.AlgorithmParameters, VR.LT, texts.algorithmParameters());
    return item;
  }
}
