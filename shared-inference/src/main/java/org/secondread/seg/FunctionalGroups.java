package org.secondread.seg;

import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.util.UIDUtils;
import org.secondread.volume.Slice;
import org.secondread.volume.SourceImage;

/** Multi-frame Functional Groups and Dimensions of a segmentation (PS3.3 A.51.5, C.7.6.17). */
final class FunctionalGroups {
  static final int SEGMENT_NUMBER = 1;

  private FunctionalGroups() {}

  static void write(Attributes seg, StackGeometry geometry, List<Slice> slices) {
    writeDimensions(seg);
    seg.newSequence(Tag.SharedFunctionalGroupsSequence, 1).add(shared(geometry));
    Sequence perFrame = seg.newSequence(Tag.PerFrameFunctionalGroupsSequence, slices.size());
    for (int i = 0; i < slices.size(); i++) {
      perFrame.add(frame(slices.get(i), i + 1));
    }
  }

  private static void writeDimensions(Attributes seg) {
    String organization = UIDUtils.createUID();
    Attributes item = new Attributes();
    item.setString(Tag.DimensionOrganizationUID, VR.UI, organization);
    seg.newSequence(Tag.DimensionOrganizationSequence, 1).add(item);
    Sequence index = seg.newSequence(Tag.DimensionIndexSequence, 2);
    index.add(
        dimension(
            organization,
            Tag.ReferencedSegmentNumber,
            Tag.SegmentIdentificationSequence,
            "Segment number"));
    index.add(
        dimension(
            organization, Tag.ImagePositionPatient, Tag.PlanePositionSequence, "Slice position"));
  }

  private static Attributes dimension(String organization, int tag, int group, String label) {
    Attributes item = new Attributes();
    item.setString(Tag.DimensionOrganizationUID, VR.UI, organization);
    item.setInt(Tag.DimensionIndexPointer, VR.AT, tag);
    item.setInt(Tag.FunctionalGroupPointer, VR.AT, group);
    item.setString(Tag.DimensionDescriptionLabel, VR.LO, label);
    return item;
  }

  private static Attributes shared(StackGeometry geometry) {
    Attributes measures = new Attributes();
    setStrings(measures, Tag.PixelSpacing, geometry.pixelSpacing());
    measures.setString(Tag.SliceThickness, VR.DS, geometry.sliceThickness());
    if (geometry.spacingBetweenSlices() != null) {
      measures.setString(Tag.SpacingBetweenSlices, VR.DS, geometry.spacingBetweenSlices());
    }
    Attributes orientation = new Attributes();
    setStrings(orientation, Tag.ImageOrientationPatient, geometry.orientation());
    Attributes shared = new Attributes();
    shared.newSequence(Tag.PixelMeasuresSequence, 1).add(measures);
    shared.newSequence(Tag.PlaneOrientationSequence, 1).add(orientation);
    return shared;
  }

  private static Attributes frame(Slice slice, int positionIndex) {
    Attributes content = new Attributes();
    content.setInt(Tag.DimensionIndexValues, VR.UL, SEGMENT_NUMBER, positionIndex);
    Attributes position = new Attributes();
    setStrings(position, Tag.ImagePositionPatient, slice.geometry().position());
    // Per frame although it never changes: Weasis looks for it nowhere else.
    Attributes identification = new Attributes();
    identification.setInt(Tag.ReferencedSegmentNumber, VR.US, SEGMENT_NUMBER);
    Attributes frame = new Attributes();
    frame.newSequence(Tag.DerivationImageSequence, 1).add(derivation(slice.sources()));
    frame.newSequence(Tag.FrameContentSequence, 1).add(content);
    frame.newSequence(Tag.PlanePositionSequence, 1).add(position);
    frame.newSequence(Tag.SegmentIdentificationSequence, 1).add(identification);
    return frame;
  }

  private static Attributes derivation(List<SourceImage> sources) {
    Attributes derivation = new Attributes();
    Sequence images = derivation.newSequence(Tag.SourceImageSequence, sources.size());
    sources.forEach(source -> images.add(sourceImage(source)));
    derivation.newSequence(Tag.DerivationCodeSequence, 1).add(CodedConcept.SEGMENTATION.toItem());
    return derivation;
  }

  private static Attributes sourceImage(SourceImage source) {
    Attributes image = reference(source);
    if (source.frameNumber() > 0) {
      image.setInt(Tag.ReferencedFrameNumber, VR.IS, source.frameNumber());
    }
    image.setString(Tag.SpatialLocationsPreserved, VR.CS, "YES");
    image
        .newSequence(Tag.PurposeOfReferenceCodeSequence, 1)
        .add(CodedConcept.SOURCE_IMAGE.toItem());
    return image;
  }

  /** An SOP Instance Reference (PS3.3 table 10-11). */
  static Attributes reference(SourceImage source) {
    Attributes item = new Attributes();
    item.setString(Tag.ReferencedSOPClassUID, VR.UI, source.sopClassUid());
    item.setString(Tag.ReferencedSOPInstanceUID, VR.UI, source.sopInstanceUid());
    return item;
  }

  private static void setStrings(Attributes item, int tag, List<String> values) {
    item.setString(tag, VR.DS, values.toArray(String[]::new));
  }
}
