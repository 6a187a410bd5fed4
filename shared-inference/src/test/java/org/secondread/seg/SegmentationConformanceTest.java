package org.secondread.seg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.LesionType;
import org.secondread.volume.Volume;

/** Every single change of a good segmentation is found. */
class SegmentationConformanceTest {
  private final Volume volume = TestVolumes.axial(23, 38, 3);

  @Test
  void good_segmentations_have_no_findings() {
    List<Volume> volumes =
        List.of(
            volume,
            TestVolumes.axial(9, 9, 1),
            TestVolumes.tilted(9, 9, 4),
            TestVolumes.unequal(9, 9),
            TestVolumes.enhanced(9, 9, 3),
            TestVolumes.trace(9, 9, 3, 12),
            TestVolumes.enhancedTrace(9, 9, 3, 3));
    for (Volume each : volumes) {
      assertEquals(List.of(), findings(TestVolumes.binary(each), each));
      Attributes fractional =
          new SegmentationEncoder()
              .fractional(each, TestVolumes.probabilities(each, 1), TestVolumes.info());
      assertEquals(List.of(), findings(fractional, each));
    }
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void a_changed_segmentation_is_found(String name) {
    Attributes seg = TestVolumes.binary(volume);
    Mutation mutation = all().get(name);
    mutation.change.accept(seg);
    List<String> findings = findings(seg, volume);
    assertFalse(findings.isEmpty(), name);
    assertTrue(
        findings.stream().anyMatch(finding -> finding.startsWith(mutation.keyword)),
        name + " gives " + findings);
  }

  @Test
  void a_missing_foreign_or_second_source_of_an_averaged_slice_is_found() {
    Volume trace = TestVolumes.trace(9, 9, 3, 3);
    Attributes lacking = TestVolumes.binary(trace);
    sources(lacking).remove(1);
    assertEquals(
        List.of("SourceImageSequence (0008,2112) has 2 items in frame 3, expected 3."),
        findings(lacking, trace));
    Attributes doubled = TestVolumes.binary(trace);
    sources(doubled).add(new Attributes(sources(doubled).get(0)));
    assertEquals(
        List.of("SourceImageSequence (0008,2112) has 4 items in frame 3, expected 3."),
        findings(doubled, trace));
    Attributes foreign = TestVolumes.binary(trace);
    sources(foreign).get(2).setString(Tag.ReferencedSOPInstanceUID, VR.UI, "1.2.3");
    assertTrue(
        findings(foreign, trace).get(0).startsWith("ReferencedSOPInstanceUID"),
        findings(foreign, trace).toString());
  }

  @Test
  void an_image_that_was_not_averaged_must_not_be_referred_to() {
    Volume trace = TestVolumes.trace(9, 9, 3, 3);
    for (boolean more : new boolean[] {true, false}) {
      Attributes seg = TestVolumes.binary(trace);
      Sequence instances =
          seg.getNestedDataset(Tag.ReferencedSeriesSequence)
              .getSequence(Tag.ReferencedInstanceSequence);
      if (more) {
        Attributes unused = new Attributes(instances.get(0));
        unused.setString(Tag.ReferencedSOPInstanceUID, VR.UI, "1.2.826.0.1.3680043.8.498.1.99");
        instances.add(unused);
      } else {
        instances.remove(4);
      }
      assertEquals(
          List.of(
              "ReferencedInstanceSequence (0008,114A) does not list exactly the 9 source"
                  + " instances."),
          findings(seg, trace));
    }
  }

  private static Sequence sources(Attributes seg) {
    return lastFrame(seg)
        .getNestedDataset(Tag.DerivationImageSequence)
        .getSequence(Tag.SourceImageSequence);
  }

  @Test
  void another_series_is_not_the_source() {
    Attributes seg = TestVolumes.binary(volume);
    Volume other =
        TestVolumes.axial(
            23,
            38,
            3,
            header -> header.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.826.0.1.3680043.9"));
    assertEquals(
        List.of("SeriesInstanceUID (0020,000E) is not the source's."), findings(seg, other));
  }

  @Test
  void a_wrong_lesion_type_is_found() {
    List<String> findings =
        SegmentationConformance.check(TestVolumes.binary(volume), volume, LesionType.ACI);
    assertTrue(
        findings.stream().anyMatch(f -> f.startsWith("SegmentedPropertyTypeCodeSequence")),
        findings.toString());
  }

  @Test
  void a_fractional_segmentation_needs_its_type_and_maximum() {
    for (int tag : new int[] {Tag.SegmentationFractionalType, Tag.MaximumFractionalValue}) {
      Attributes seg =
          new SegmentationEncoder()
              .fractional(volume, TestVolumes.probabilities(volume, 1), TestVolumes.info());
      seg.remove(tag);
      assertEquals(1, findings(seg, volume).size());
    }
  }

  private static List<String> findings(Attributes seg, Volume volume) {
    return SegmentationConformance.check(seg, volume, LesionType.ICH);
  }

  static Stream<String> mutations() {
    return all().keySet().stream();
  }

  private record Mutation(String keyword, Consumer<Attributes> change) {}

  private static Map<String, Mutation> all() {
    Map<String, Mutation> all = new LinkedHashMap<>();
    removals(
        all,
        "",
        seg -> seg,
        Map.ofEntries(
            Map.entry("SOPClassUID", Tag.SOPClassUID),
            Map.entry("SOPInstanceUID", Tag.SOPInstanceUID),
            Map.entry("SeriesInstanceUID", Tag.SeriesInstanceUID),
            Map.entry("Modality", Tag.Modality),
            Map.entry("SeriesNumber", Tag.SeriesNumber),
            Map.entry("InstanceNumber", Tag.InstanceNumber),
            Map.entry("PatientName", Tag.PatientName),
            Map.entry("PatientID", Tag.PatientID),
            Map.entry("IssuerOfPatientID", Tag.IssuerOfPatientID),
            Map.entry("PatientBirthDate", Tag.PatientBirthDate),
            Map.entry("PatientSex", Tag.PatientSex),
            Map.entry("StudyInstanceUID", Tag.StudyInstanceUID),
            Map.entry("StudyDate", Tag.StudyDate),
            Map.entry("StudyTime", Tag.StudyTime),
            Map.entry("StudyID", Tag.StudyID),
            Map.entry("AccessionNumber", Tag.AccessionNumber),
            Map.entry("FrameOfReferenceUID", Tag.FrameOfReferenceUID),
            Map.entry("Manufacturer", Tag.Manufacturer),
            Map.entry("ManufacturerModelName", Tag.ManufacturerModelName),
            Map.entry("DeviceSerialNumber", Tag.DeviceSerialNumber),
            Map.entry("SoftwareVersions", Tag.SoftwareVersions),
            Map.entry("ContributingEquipmentSequence", Tag.ContributingEquipmentSequence),
            Map.entry("ContentLabel", Tag.ContentLabel),
            Map.entry("ContentDescription", Tag.ContentDescription),
            Map.entry("ContentCreatorName", Tag.ContentCreatorName),
            Map.entry("ContentDate", Tag.ContentDate),
            Map.entry("ContentTime", Tag.ContentTime),
            Map.entry("SeriesDescription", Tag.SeriesDescription),
            Map.entry("SegmentsOverlap", Tag.SegmentsOverlap),
            Map.entry("Rows", Tag.Rows),
            Map.entry("Columns", Tag.Columns),
            Map.entry("NumberOfFrames", Tag.NumberOfFrames),
            Map.entry("SamplesPerPixel", Tag.SamplesPerPixel),
            Map.entry("PixelRepresentation", Tag.PixelRepresentation),
            Map.entry("PhotometricInterpretation", Tag.PhotometricInterpretation),
            Map.entry("ImageType", Tag.ImageType),
            Map.entry("LossyImageCompression", Tag.LossyImageCompression),
            Map.entry("SegmentationType", Tag.SegmentationType),
            Map.entry("BitsAllocated", Tag.BitsAllocated),
            Map.entry("BitsStored", Tag.BitsStored),
            Map.entry("HighBit", Tag.HighBit),
            Map.entry("PixelData", Tag.PixelData),
            Map.entry("ReferencedSeriesSequence", Tag.ReferencedSeriesSequence),
            Map.entry("SegmentSequence", Tag.SegmentSequence),
            Map.entry("DimensionOrganizationSequence", Tag.DimensionOrganizationSequence),
            Map.entry("DimensionIndexSequence", Tag.DimensionIndexSequence),
            Map.entry("SharedFunctionalGroupsSequence", Tag.SharedFunctionalGroupsSequence),
            Map.entry("PerFrameFunctionalGroupsSequence", Tag.PerFrameFunctionalGroupsSequence)));
    removals(
        all,
        "segment ",
        seg -> seg.getNestedDataset(Tag.SegmentSequence),
        Map.ofEntries(
            Map.entry("SegmentNumber", Tag.SegmentNumber),
            Map.entry("SegmentLabel", Tag.SegmentLabel),
            Map.entry("SegmentDescription", Tag.SegmentDescription),
            Map.entry("SegmentAlgorithmType", Tag.SegmentAlgorithmType),
            Map.entry("SegmentAlgorithmName", Tag.SegmentAlgorithmName),
            Map.entry("TrackingID", Tag.TrackingID),
            Map.entry("TrackingUID", Tag.TrackingUID),
            Map.entry("RecommendedDisplayCIELabValue", Tag.RecommendedDisplayCIELabValue),
            Map.entry(
                "SegmentedPropertyCategoryCodeSequence", Tag.SegmentedPropertyCategoryCodeSequence),
            Map.entry("SegmentedPropertyTypeCodeSequence", Tag.SegmentedPropertyTypeCodeSequence),
            Map.entry("AnatomicRegionSequence", Tag.AnatomicRegionSequence),
            Map.entry(
                "SegmentationAlgorithmIdentificationSequence",
                Tag.SegmentationAlgorithmIdentificationSequence)));
    removals(
        all,
        "algorithm ",
        seg ->
            seg.getNestedDataset(Tag.SegmentSequence)
                .getNestedDataset(Tag.SegmentationAlgorithmIdentificationSequence),
        Map.of(
            "AlgorithmFamilyCodeSequence", Tag.AlgorithmFamilyCodeSequence,
            "AlgorithmName", Tag.AlgorithmName,
            "AlgorithmVersion", Tag.AlgorithmVersion,
            "AlgorithmParameters", Tag.AlgorithmParameters));
    removals(
        all,
        "contributing equipment ",
        seg -> seg.getNestedDataset(Tag.ContributingEquipmentSequence),
        Map.of(
            "PurposeOfReferenceCodeSequence", Tag.PurposeOfReferenceCodeSequence,
            "ManufacturerModelName", Tag.ManufacturerModelName,
            "SoftwareVersions", Tag.SoftwareVersions));
    removals(
        all,
        "shared ",
        SegmentationConformanceTest::shared,
        Map.of(
            "PixelMeasuresSequence", Tag.PixelMeasuresSequence,
            "PlaneOrientationSequence", Tag.PlaneOrientationSequence));
    removals(
        all,
        "pixel measures ",
        seg -> shared(seg).getNestedDataset(Tag.PixelMeasuresSequence),
        Map.of(
            "PixelSpacing", Tag.PixelSpacing,
            "SliceThickness", Tag.SliceThickness,
            "SpacingBetweenSlices", Tag.SpacingBetweenSlices));
    removals(
        all,
        "frame ",
        SegmentationConformanceTest::lastFrame,
        Map.of(
            "SegmentIdentificationSequence", Tag.SegmentIdentificationSequence,
            "PlanePositionSequence", Tag.PlanePositionSequence,
            "FrameContentSequence", Tag.FrameContentSequence,
            "DerivationImageSequence", Tag.DerivationImageSequence));
    removals(
        all,
        "derivation ",
        seg -> lastFrame(seg).getNestedDataset(Tag.DerivationImageSequence),
        Map.of(
            "SourceImageSequence", Tag.SourceImageSequence,
            "DerivationCodeSequence", Tag.DerivationCodeSequence));
    removals(
        all,
        "source image ",
        SegmentationConformanceTest::lastSource,
        Map.of(
            "ReferencedSOPClassUID", Tag.ReferencedSOPClassUID,
            "ReferencedSOPInstanceUID", Tag.ReferencedSOPInstanceUID,
            "SpatialLocationsPreserved", Tag.SpatialLocationsPreserved,
            "PurposeOfReferenceCodeSequence", Tag.PurposeOfReferenceCodeSequence));
    changes(all);
    return all;
  }

  private static void removals(
      Map<String, Mutation> all,
      String where,
      java.util.function.Function<Attributes, Attributes> item,
      Map<String, Integer> tags) {
    tags.forEach(
        (keyword, tag) ->
            all.put(
                "without " + where + keyword,
                new Mutation(keyword, seg -> item.apply(seg).remove(tag))));
  }

  private static void changes(Map<String, Mutation> all) {
    all.put(
        "foreign study",
        new Mutation(
            "StudyInstanceUID",
            seg -> seg.setString(Tag.StudyInstanceUID, VR.UI, "1.2.826.0.1.3680043.7")));
    all.put(
        "foreign frame of reference",
        new Mutation(
            "FrameOfReferenceUID",
            seg -> seg.setString(Tag.FrameOfReferenceUID, VR.UI, "1.2.826.0.1.3680043.7")));
    all.put(
        "the source's own series",
        new Mutation(
            "SeriesInstanceUID",
            seg ->
                seg.setString(
                    Tag.SeriesInstanceUID,
                    VR.UI,
                    TestVolumes.header().getString(Tag.SeriesInstanceUID))));
    all.put(
        "a content label in small letters",
        new Mutation("ContentLabel", seg -> seg.setString(Tag.ContentLabel, VR.CS, "ich")));
    all.put(
        "pixel data cut short",
        new Mutation(
            "PixelData",
            seg -> {
              byte[] pixels = seg.getSafeBytes(Tag.PixelData);
              seg.setBytes(
                  Tag.PixelData, VR.OB, java.util.Arrays.copyOf(pixels, pixels.length - 2));
            }));
    all.put(
        "an unknown type code",
        new Mutation(
            "SegmentedPropertyTypeCodeSequence",
            seg ->
                seg.getNestedDataset(Tag.SegmentSequence)
                    .getNestedDataset(Tag.SegmentedPropertyTypeCodeSequence)
                    .setString(Tag.CodeValue, VR.SH, "78961009")));
    all.put(
        "two segments",
        new Mutation(
            "SegmentSequence",
            seg ->
                seg.getSequence(Tag.SegmentSequence)
                    .add(new Attributes(seg.getNestedDataset(Tag.SegmentSequence)))));
    all.put(
        "a blank label",
        new Mutation(
            "SegmentLabel",
            seg ->
                seg.getNestedDataset(Tag.SegmentSequence)
                    .setString(Tag.SegmentLabel, VR.LO, "  ")));
    all.put(
        "a description without threshold",
        new Mutation(
            "SegmentDescription",
            seg ->
                seg.getNestedDataset(Tag.SegmentSequence)
                    .setString(Tag.SegmentDescription, VR.ST, "Not for clinical use")));
    all.put(
        "segment identification in the shared groups",
        new Mutation(
            "SegmentIdentificationSequence",
            seg ->
                shared(seg)
                    .newSequence(Tag.SegmentIdentificationSequence, 1)
                    .add(
                        new Attributes(
                            lastFrame(seg).getNestedDataset(Tag.SegmentIdentificationSequence)))));
    all.put(
        "swapped pixel spacing",
        new Mutation(
            "PixelSpacing",
            seg ->
                shared(seg)
                    .getNestedDataset(Tag.PixelMeasuresSequence)
                    .setString(Tag.PixelSpacing, VR.DS, "0.488281", "0.5")));
    all.put(
        "a flipped orientation",
        new Mutation(
            "ImageOrientationPatient",
            seg ->
                shared(seg)
                    .getNestedDataset(Tag.PlaneOrientationSequence)
                    .setString(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "-1", "0")));
    all.put(
        "a moved frame",
        new Mutation(
            "ImagePositionPatient",
            seg ->
                lastFrame(seg)
                    .getNestedDataset(Tag.PlanePositionSequence)
                    .setString(Tag.ImagePositionPatient, VR.DS, "-120.5", "-131.25", "-35")));
    all.put(
        "a reformatted position",
        new Mutation(
            "ImagePositionPatient",
            seg ->
                lastFrame(seg)
                    .getNestedDataset(Tag.PlanePositionSequence)
                    .setString(Tag.ImagePositionPatient, VR.DS, "-120.50", "-131.25", "-30")));
    all.put(
        "wrong dimension index values",
        new Mutation(
            "DimensionIndexValues",
            seg ->
                lastFrame(seg)
                    .getNestedDataset(Tag.FrameContentSequence)
                    .setInt(Tag.DimensionIndexValues, VR.UL, 1, 2)));
    all.put(
        "a stack",
        new Mutation(
            "InStackPositionNumber",
            seg ->
                lastFrame(seg)
                    .getNestedDataset(Tag.FrameContentSequence)
                    .setInt(Tag.InStackPositionNumber, VR.UL, 3)));
    all.put(
        "another segment's frame",
        new Mutation(
            "ReferencedSegmentNumber",
            seg ->
                lastFrame(seg)
                    .getNestedDataset(Tag.SegmentIdentificationSequence)
                    .setInt(Tag.ReferencedSegmentNumber, VR.US, 2)));
    all.put(
        "another slice as source",
        new Mutation(
            "ReferencedSOPInstanceUID",
            seg ->
                lastSource(seg)
                    .setString(
                        Tag.ReferencedSOPInstanceUID, VR.UI, "1.2.826.0.1.3680043.8.498.1.1")));
    all.put(
        "locations not preserved",
        new Mutation(
            "SpatialLocationsPreserved",
            seg -> lastSource(seg).setString(Tag.SpatialLocationsPreserved, VR.CS, "NO")));
    all.put(
        "a frame number of a single-frame source",
        new Mutation(
            "ReferencedFrameNumber",
            seg -> lastSource(seg).setInt(Tag.ReferencedFrameNumber, VR.IS, 1)));
    all.put(
        "a frame too few",
        new Mutation(
            "PerFrameFunctionalGroupsSequence",
            seg -> seg.getSequence(Tag.PerFrameFunctionalGroupsSequence).remove(2)));
    all.put(
        "an instance too few",
        new Mutation(
            "ReferencedInstanceSequence",
            seg ->
                seg.getNestedDataset(Tag.ReferencedSeriesSequence)
                    .getSequence(Tag.ReferencedInstanceSequence)
                    .remove(0)));
    all.put(
        "another series referenced",
        new Mutation(
            "SeriesInstanceUID",
            seg ->
                seg.getNestedDataset(Tag.ReferencedSeriesSequence)
                    .setString(Tag.SeriesInstanceUID, VR.UI, "1.2.826.0.1.3680043.7")));
    all.put(
        "dimensions of another organization",
        new Mutation(
            "DimensionOrganizationUID",
            seg ->
                seg.getNestedDataset(Tag.DimensionIndexSequence, 1)
                    .setString(Tag.DimensionOrganizationUID, VR.UI, "1.2.826.0.1.3680043.7")));
    all.put(
        "a dimension pointing elsewhere",
        new Mutation(
            "DimensionIndexPointer",
            seg ->
                seg.getNestedDataset(Tag.DimensionIndexSequence, 1)
                    .setInt(Tag.DimensionIndexPointer, VR.AT, Tag.FrameType)));
  }

  private static Attributes shared(Attributes seg) {
    return seg.getNestedDataset(Tag.SharedFunctionalGroupsSequence);
  }

  private static Attributes lastFrame(Attributes seg) {
    return seg.getNestedDataset(Tag.PerFrameFunctionalGroupsSequence, 2);
  }

  private static Attributes lastSource(Attributes seg) {
    return lastFrame(seg)
        .getNestedDataset(Tag.DerivationImageSequence)
        .getNestedDataset(Tag.SourceImageSequence);
  }
}
