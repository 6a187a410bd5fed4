package org.secondread.seg;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.util.UIDUtils;
import org.secondread.LesionType;
import org.secondread.volume.Slice;
import org.secondread.volume.SourceImage;
import org.secondread.volume.Volume;

/**
 * Checks a segmentation against the volume it outlines: everything viewers rely on that dciodvfy,
 * which knows a single file only, cannot tell (identity, geometry, references, meaning of codes).
 */
public final class SegmentationConformance {
  private static final String DATASET = "the dataset";
  private static final String SEGMENT = "the segment";
  private static final String NOTICE = "not for clinical use";

  private final Findings findings = new Findings();
  private final Attributes seg;
  private final Volume volume;
  private final LesionType lesionType;

  private SegmentationConformance(Attributes seg, Volume volume, LesionType lesionType) {
    this.seg = seg;
    this.volume = volume;
    this.lesionType = lesionType;
  }

  /**
   * @param seg a dataset of {@link SegmentationEncoder}, written and read back or not
   * @param volume its source
   * @param lesionType what it outlines
   * @return one sentence per deviation; empty when the segmentation is as it should be
   */
  public static List<String> check(Attributes seg, Volume volume, LesionType lesionType) {
    // Text that was asked for stays decoded: only copies are asked, so that bytes stay bytes.
    Volume source =
        new Volume(new Attributes(volume.header()), volume.slices(), List.of(), List.of());
    return new SegmentationConformance(new Attributes(seg), source, lesionType).sentences();
  }

  private List<String> sentences() {
    checkCharacterSet();
    checkIdentity();
    checkPatientAndStudy();
    checkEquipment();
    checkContent();
    checkPixels();
    checkReferences();
    findings.only(seg, Tag.SegmentSequence, DATASET).ifPresent(this::checkSegment);
    FramesConformance.check(seg, volume, findings);
    return findings.sentences();
  }

  private void checkCharacterSet() {
    if (!DerivedCharacterSet.isSettled(seg)) {
      findings.add(
          Findings.name(Tag.SpecificCharacterSet)
              + " needs escape sequences or cannot hold all text, expected ISO_IR 192.");
    }
  }

  private void checkIdentity() {
    findings.requireString(seg, Tag.SOPClassUID, UID.SegmentationStorage, DATASET);
    findings.requireString(seg, Tag.Modality, "SEG", DATASET);
    requireNewUid(Tag.SOPInstanceUID);
    requireNewUid(Tag.SeriesInstanceUID);
    findings.requireValue(seg, Tag.SeriesNumber, DATASET);
    findings.requireInt(seg, Tag.InstanceNumber, 1, DATASET);
  }

  private void requireNewUid(int tag) {
    String uid = seg.getString(tag);
    if (uid == null || !UIDUtils.isValid(uid)) {
      findings.add(Findings.name(tag) + " is missing or no valid UID.");
    } else if (uid.equals(volume.header().getString(tag))) {
      findings.add(Findings.name(tag) + " is the source's, expected a new one.");
    }
  }

  private void checkPatientAndStudy() {
    int[] shared = {
      Tag.PatientBirthDate,
      Tag.PatientSex,
      Tag.StudyInstanceUID,
      Tag.StudyDate,
      Tag.StudyTime,
      Tag.FrameOfReferenceUID
    };
    for (int tag : shared) {
      findings.requireSame(seg, volume.header(), tag);
    }
    SourceModules.requireSameText(seg, volume.header(), findings);
  }

  private void checkEquipment() {
    findings.requireValue(seg, Tag.Manufacturer, DATASET);
    findings.requireValue(seg, Tag.ManufacturerModelName, DATASET);
    findings.requireValue(seg, Tag.DeviceSerialNumber, DATASET);
    findings.requireValue(seg, Tag.SoftwareVersions, DATASET);
    findings
        .only(seg, Tag.ContributingEquipmentSequence, DATASET)
        .ifPresent(
            item -> {
              String where = "the contributing equipment";
              findings.requireCode(
                  item,
                  Tag.PurposeOfReferenceCodeSequence,
                  CodedConcept.PROCESSING_EQUIPMENT,
                  where);
              findings.requireValue(item, Tag.ManufacturerModelName, where);
              findings.requireValue(item, Tag.SoftwareVersions, where);
            });
  }

  private void checkContent() {
    String label = seg.getString(Tag.ContentLabel, "");
    if (!label.matches("[A-Z0-9 _]{1,16}")) {
      findings.add(
          Findings.name(Tag.ContentLabel)
              + " is '"
              + label
              + "', expected 1 to 16 capitals, digits, spaces or underscores.");
    }
    findings.requireValue(seg, Tag.ContentCreatorName, DATASET);
    findings.requireValue(seg, Tag.ContentDate, DATASET);
    findings.requireValue(seg, Tag.ContentTime, DATASET);
    findings.requireString(seg, Tag.SegmentsOverlap, "NO", DATASET);
    requireNotice(seg, Tag.ContentDescription);
    requireNotice(seg, Tag.SeriesDescription);
  }

  private void requireNotice(Attributes item, int tag) {
    if (!item.getString(tag, "").toLowerCase(Locale.ROOT).contains(NOTICE)) {
      findings.add(Findings.name(tag) + " lacks the words '" + NOTICE + "'.");
    }
  }

  private void checkPixels() {
    findings.requireInt(seg, Tag.Rows, volume.rows(), DATASET);
    findings.requireInt(seg, Tag.Columns, volume.columns(), DATASET);
    findings.requireInt(seg, Tag.NumberOfFrames, volume.slices().size(), DATASET);
    findings.requireInt(seg, Tag.SamplesPerPixel, 1, DATASET);
    findings.requireInt(seg, Tag.PixelRepresentation, 0, DATASET);
    findings.requireString(seg, Tag.PhotometricInterpretation, "MONOCHROME2", DATASET);
    findings.requireStrings(seg, Tag.ImageType, List.of("DERIVED", "PRIMARY"), DATASET);
    boolean lossySource = "01".equals(volume.header().getString(Tag.LossyImageCompression));
    findings.requireString(seg, Tag.LossyImageCompression, lossySource ? "01" : "00", DATASET);
    boolean fractional = "FRACTIONAL".equals(seg.getString(Tag.SegmentationType));
    if (fractional) {
      findings.requireString(seg, Tag.SegmentationFractionalType, "PROBABILITY", DATASET);
      findings.requireInt(
          seg, Tag.MaximumFractionalValue, FramePixels.MAXIMUM_FRACTIONAL_VALUE, DATASET);
    } else {
      findings.requireString(seg, Tag.SegmentationType, "BINARY", DATASET);
    }
    int bits = fractional ? 8 : 1;
    findings.requireInt(seg, Tag.BitsAllocated, bits, DATASET);
    findings.requireInt(seg, Tag.BitsStored, bits, DATASET);
    findings.requireInt(seg, Tag.HighBit, bits - 1, DATASET);
    requirePixelLength(bits);
  }

  private void requirePixelLength(int bits) {
    long pixels = (long) volume.rows() * volume.columns() * volume.slices().size();
    int expected = FramePixels.evenLength((pixels * bits + 7) / 8);
    int found = seg.getValue(Tag.PixelData) instanceof byte[] bytes ? bytes.length : -1;
    if (found != expected) {
      findings.add(
          Findings.name(Tag.PixelData)
              + (found < 0 ? " is missing or compressed" : " has " + found + " bytes")
              + ", expected "
              + expected
              + " bytes.");
    }
  }

  private void checkReferences() {
    findings
        .only(seg, Tag.ReferencedSeriesSequence, DATASET)
        .ifPresent(
            series -> {
              findings.requireSame(series, volume.header(), Tag.SeriesInstanceUID);
              checkInstances(series.getSequence(Tag.ReferencedInstanceSequence));
            });
  }

  private void checkInstances(Sequence references) {
    Set<List<String>> expected = new HashSet<>();
    for (Slice slice : volume.slices()) {
      for (SourceImage source : slice.sources()) {
        expected.add(List.of(source.sopClassUid(), source.sopInstanceUid()));
      }
    }
    Set<List<String>> found = new HashSet<>();
    int items = 0;
    if (references != null) {
      items = references.size();
      for (Attributes reference : references) {
        found.add(
            List.of(
                reference.getString(Tag.ReferencedSOPClassUID, ""),
                reference.getString(Tag.ReferencedSOPInstanceUID, "")));
      }
    }
    if (items != expected.size() || !found.equals(expected)) {
      findings.add(
          Findings.name(Tag.ReferencedInstanceSequence)
              + " does not list exactly the "
              + expected.size()
              + " source instances.");
    }
  }

  private void checkSegment(Attributes segment) {
    SegmentCoding coding = SegmentCoding.of(lesionType);
    findings.requireInt(segment, Tag.SegmentNumber, FunctionalGroups.SEGMENT_NUMBER, SEGMENT);
    findings.requireValue(segment, Tag.SegmentLabel, SEGMENT);
    requireNotice(segment, Tag.SegmentDescription);
    if (!segment.getString(Tag.SegmentDescription, "").contains("Threshold ")) {
      findings.add(Findings.name(Tag.SegmentDescription) + " does not state the threshold.");
    }
    findings.requireString(segment, Tag.SegmentAlgorithmType, "AUTOMATIC", SEGMENT);
    findings.requireValue(segment, Tag.SegmentAlgorithmName, SEGMENT);
    findings.requireValue(segment, Tag.TrackingID, SEGMENT);
    findings.requireValue(segment, Tag.TrackingUID, SEGMENT);
    findings.requireCode(
        segment, Tag.SegmentedPropertyCategoryCodeSequence, coding.category(), SEGMENT);
    findings.requireCode(segment, Tag.SegmentedPropertyTypeCodeSequence, coding.type(), SEGMENT);
    findings.requireCode(segment, Tag.AnatomicRegionSequence, coding.region(), SEGMENT);
    findings.requireInts(
        segment, Tag.RecommendedDisplayCIELabValue, coding.colour().values(), SEGMENT);
    findings
        .only(segment, Tag.SegmentationAlgorithmIdentificationSequence, SEGMENT)
        .ifPresent(this::checkAlgorithm);
  }

  private void checkAlgorithm(Attributes algorithm) {
    String where = "the algorithm identification";
    findings.requireCode(
        algorithm, Tag.AlgorithmFamilyCodeSequence, CodedConcept.ARTIFICIAL_INTELLIGENCE, where);
    findings.requireValue(algorithm, Tag.AlgorithmName, where);
    findings.requireValue(algorithm, Tag.AlgorithmVersion, where);
    findings.requireValue(algorithm, Tag.AlgorithmParameters, where);
  }
}
