package org.secondread.seg;

import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.secondread.volume.Slice;
import org.secondread.volume.SourceImage;
import org.secondread.volume.Volume;

/** Checks the functional groups and dimensions of a segmentation against its source's slices. */
final class FramesConformance {
  private static final String DATASET = "the dataset";
  private static final String SHARED = "the shared functional groups";

  private final Attributes seg;
  private final Volume volume;
  private final Findings findings;

  private FramesConformance(Attributes seg, Volume volume, Findings findings) {
    this.seg = seg;
    this.volume = volume;
    this.findings = findings;
  }

  static void check(Attributes seg, Volume volume, Findings findings) {
    FramesConformance frames = new FramesConformance(seg, volume, findings);
    frames.checkDimensions();
    findings.only(seg, Tag.SharedFunctionalGroupsSequence, DATASET).ifPresent(frames::checkShared);
    frames.checkPerFrame();
  }

  private void checkDimensions() {
    String organization =
        findings
            .only(seg, Tag.DimensionOrganizationSequence, DATASET)
            .map(item -> item.getString(Tag.DimensionOrganizationUID))
            .orElse(null);
    Sequence index = seg.getSequence(Tag.DimensionIndexSequence);
    if (organization == null || index == null || index.size() != 2) {
      findings.add(
          Findings.name(Tag.DimensionIndexSequence)
              + " must index segment number and slice position of one organization.");
      return;
    }
    checkDimension(
        index.get(0),
        organization,
        Tag.ReferencedSegmentNumber,
        Tag.SegmentIdentificationSequence,
        "dimension 1");
    checkDimension(
        index.get(1),
        organization,
        Tag.ImagePositionPatient,
        Tag.PlanePositionSequence,
        "dimension 2");
  }

  private void checkDimension(
      Attributes item, String organization, int pointer, int group, String where) {
    findings.requireString(item, Tag.DimensionOrganizationUID, organization, where);
    findings.requireInt(item, Tag.DimensionIndexPointer, pointer, where);
    findings.requireInt(item, Tag.FunctionalGroupPointer, group, where);
  }

  private void checkShared(Attributes shared) {
    StackGeometry geometry = StackGeometry.of(volume);
    findings
        .only(shared, Tag.PixelMeasuresSequence, SHARED)
        .ifPresent(
            measures -> {
              findings.requireStrings(measures, Tag.PixelSpacing, geometry.pixelSpacing(), SHARED);
              findings.requireString(
                  measures, Tag.SliceThickness, geometry.sliceThickness(), SHARED);
              if (geometry.spacingBetweenSlices() == null) {
                findings.requireAbsent(measures, Tag.SpacingBetweenSlices, SHARED);
              } else {
                findings.requireString(
                    measures, Tag.SpacingBetweenSlices, geometry.spacingBetweenSlices(), SHARED);
              }
            });
    findings
        .only(shared, Tag.PlaneOrientationSequence, SHARED)
        .ifPresent(
            plane ->
                findings.requireStrings(
                    plane, Tag.ImageOrientationPatient, geometry.orientation(), SHARED));
    findings.requireAbsent(shared, Tag.SegmentIdentificationSequence, SHARED);
  }

  private void checkPerFrame() {
    List<Slice> slices = volume.slices();
    Sequence frames = seg.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    int count = frames == null ? 0 : frames.size();
    if (count != slices.size()) {
      findings.add(
          Findings.name(Tag.PerFrameFunctionalGroupsSequence)
              + " has "
              + count
              + " items, expected "
              + slices.size()
              + ", one a slice.");
      return;
    }
    for (int i = 0; i < count; i++) {
      checkFrame(frames.get(i), slices.get(i), i + 1);
    }
  }

  private void checkFrame(Attributes frame, Slice slice, int number) {
    String where = "frame " + number;
    findings
        .only(frame, Tag.SegmentIdentificationSequence, where)
        .ifPresent(
            item ->
                findings.requireInt(
                    item, Tag.ReferencedSegmentNumber, FunctionalGroups.SEGMENT_NUMBER, where));
    findings
        .only(frame, Tag.PlanePositionSequence, where)
        .ifPresent(
            item ->
                findings.requireStrings(
                    item, Tag.ImagePositionPatient, slice.geometry().position(), where));
    findings
        .only(frame, Tag.FrameContentSequence, where)
        .ifPresent(item -> checkFrameContent(item, number, where));
    findings
        .only(frame, Tag.DerivationImageSequence, where)
        .ifPresent(item -> checkDerivation(item, slice.sources(), where));
  }

  private void checkFrameContent(Attributes content, int number, String where) {
    findings.requireInts(
        content,
        Tag.DimensionIndexValues,
        new int[] {FunctionalGroups.SEGMENT_NUMBER, number},
        where);
    findings.requireAbsent(content, Tag.StackID, where);
    findings.requireAbsent(content, Tag.InStackPositionNumber, where);
  }

  private void checkDerivation(Attributes derivation, List<SourceImage> sources, String where) {
    findings.requireCode(derivation, Tag.DerivationCodeSequence, CodedConcept.SEGMENTATION, where);
    Sequence images = derivation.getSequence(Tag.SourceImageSequence);
    int count = images == null ? 0 : images.size();
    if (count != sources.size()) {
      findings.add(
          Findings.name(Tag.SourceImageSequence)
              + " has "
              + count
              + " items in "
              + where
              + ", expected "
              + sources.size()
              + ".");
      return;
    }
    for (int i = 0; i < count; i++) {
      checkSourceImage(images.get(i), sources.get(i), where);
    }
  }

  private void checkSourceImage(Attributes image, SourceImage source, String where) {
    findings.requireString(image, Tag.ReferencedSOPClassUID, source.sopClassUid(), where);
    findings.requireString(image, Tag.ReferencedSOPInstanceUID, source.sopInstanceUid(), where);
    findings.requireString(image, Tag.SpatialLocationsPreserved, "YES", where);
    findings.requireCode(
        image, Tag.PurposeOfReferenceCodeSequence, CodedConcept.SOURCE_IMAGE, where);
    if (source.frameNumber() > 0) {
      findings.requireInt(image, Tag.ReferencedFrameNumber, source.frameNumber(), where);
    } else {
      findings.requireAbsent(image, Tag.ReferencedFrameNumber, where);
    }
  }
}
