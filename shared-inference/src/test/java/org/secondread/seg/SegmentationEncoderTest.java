package org.secondread.seg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.secondread.LesionType;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.volume.SliceGeometry;
import org.secondread.volume.Volume;

class SegmentationEncoderTest {
  private final SegmentationEncoder encoder = new SegmentationEncoder();
  private final Volume volume = TestVolumes.axial(23, 38, 3);

  @Test
  void bits_run_on_over_rows_and_frames_from_the_lowest_bit() {
    Volume small = TestVolumes.axial(3, 3, 2);
    Mask first = new Mask(3, 3);
    first.values()[0] = true;
    first.values()[8] = true;
    Mask second = new Mask(3, 3);
    second.values()[1] = true;
    second.values()[8] = true;
    Attributes seg = encoder.binary(small, List.of(first, second), TestVolumes.info());
    assertArrayEquals(
        new byte[] {0b0000_0001, 0b0000_0101, 0b10, 0}, seg.getSafeBytes(Tag.PixelData));
  }

  @Test
  void every_segmentation_has_uids_of_its_own_but_shares_its_tracking_uid() {
    SegmentInfo info = TestVolumes.info();
    Attributes one = encoder.binary(volume, TestVolumes.masks(volume, 1), info);
    Attributes two = encoder.fractional(volume, TestVolumes.probabilities(volume, 1), info);
    for (int tag : new int[] {Tag.SOPInstanceUID, Tag.SeriesInstanceUID}) {
      assertNotEquals(one.getString(tag), two.getString(tag));
    }
    assertEquals(
        one.getNestedDataset(Tag.SegmentSequence).getString(Tag.TrackingUID),
        two.getNestedDataset(Tag.SegmentSequence).getString(Tag.TrackingUID));
  }

  @Test
  void the_patient_is_copied_byte_for_byte() throws Exception {
    Attributes seg = TestVolumes.binary(volume);
    for (int tag :
        new int[] {
          Tag.SpecificCharacterSet, Tag.PatientName, Tag.PatientID, Tag.IssuerOfPatientID
        }) {
      assertArrayEquals(volume.header().getBytes(tag), seg.getBytes(tag));
    }
  }

  @Test
  void padded_values_of_the_source_stay_padded() throws Exception {
    Volume padded =
        TestVolumes.axial(
            4,
            4,
            1,
            h -> {
              h.setBytes(Tag.PatientID, VR.LO, " 12  ".getBytes());
              h.setBytes(Tag.PatientName, VR.PN, "A^B^^ ".getBytes());
            });
    Attributes seg = TestVolumes.binary(padded);
    assertArrayEquals(" 12  ".getBytes(), seg.getBytes(Tag.PatientID));
    assertArrayEquals("A^B^^ ".getBytes(), seg.getBytes(Tag.PatientName));
  }

  @Test
  void the_source_header_is_not_changed() {
    Attributes before = new Attributes(volume.header());
    encoder.binary(
        volume, TestVolumes.masks(volume, 1), TestVolumes.info().withComment("\u0394 \u2265"));
    assertEquals(before, volume.header());
  }

  @Test
  void unequal_slices_state_the_thinnest_and_no_spacing() {
    Attributes measures = measures(TestVolumes.binary(TestVolumes.unequal(4, 4)));
    assertEquals("4", measures.getString(Tag.SliceThickness));
    assertFalse(measures.contains(Tag.SpacingBetweenSlices));
    String description =
        TestVolumes.binary(TestVolumes.unequal(4, 4))
            .getNestedDataset(Tag.SegmentSequence)
            .getString(Tag.SegmentDescription);
    assertTrue(description.contains("not equally spaced"), description);
    assertTrue(description.contains("thinnest"), description);
  }

  @Test
  void equal_slices_state_the_distance_along_the_normal() {
    assertEquals(
        5.0, measures(TestVolumes.binary(volume)).getDouble(Tag.SpacingBetweenSlices, 0), 0);
    Attributes tilted = measures(TestVolumes.binary(TestVolumes.tilted(4, 4, 3)));
    assertEquals(7 * 0.948324, tilted.getDouble(Tag.SpacingBetweenSlices, 0), 1e-5);
    assertArrayEquals(
        new String[] {"0.48828125", "4.8828125e-1"}, tilted.getStrings(Tag.PixelSpacing));
  }

  @Test
  void a_slice_of_unknown_thickness_says_so() {
    SliceGeometry known = volume.slices().get(0).geometry();
    SliceGeometry unknown =
        new SliceGeometry(known.position(), known.orientation(), known.pixelSpacing(), null);
    Volume one = TestVolumes.of(TestVolumes.header(), 4, 4, List.of(unknown), Double.NaN);
    Attributes seg = TestVolumes.binary(one);
    assertEquals("1", measures(seg).getString(Tag.SliceThickness));
    String description =
        seg.getNestedDataset(Tag.SegmentSequence).getString(Tag.SegmentDescription);
    assertTrue(description.contains("placeholder"), description);
  }

  @Test
  void all_frames_of_an_enhanced_source_refer_to_its_one_instance() {
    Attributes seg = TestVolumes.binary(TestVolumes.enhanced(4, 4, 3));
    assertEquals(
        1,
        seg.getNestedDataset(Tag.ReferencedSeriesSequence)
            .getSequence(Tag.ReferencedInstanceSequence)
            .size());
  }

  @Test
  void nothing_but_the_given_words_says_what_the_region_is() {
    Attributes segment = TestVolumes.binary(volume).getNestedDataset(Tag.SegmentSequence);
    String description = segment.getString(Tag.SegmentDescription);
    assertEquals(
        "Region suspected by software, no diagnosis, not for clinical use. Threshold 0.7, model"
            + " pack ich 1.",
        description);
    assertEquals("Intracranial hemorrhage", segment.getString(Tag.SegmentLabel));
  }

  @Test
  void an_empty_outline_says_that_it_excludes_nothing() {
    List<Mask> empty = java.util.Collections.nCopies(3, new Mask(23, 38));
    Attributes seg = encoder.binary(volume, empty, TestVolumes.info());
    String description =
        seg.getNestedDataset(Tag.SegmentSequence).getString(Tag.SegmentDescription);
    assertTrue(description.contains("excludes no lesion"), description);
    assertTrue(seg.getString(Tag.SeriesDescription).contains("(empty)"));
    assertEquals(List.of(), SegmentationConformance.check(seg, volume, LesionType.ICH));
  }

  @Test
  void a_source_can_be_asked_before_a_run() {
    SegmentationEncoder.requireUsable(volume);
    Volume unusable = TestVolumes.axial(4, 4, 1, h -> h.remove(Tag.FrameOfReferenceUID));
    assertRefused(
        "Frame of Reference UID (0020,0052) is missing",
        () -> SegmentationEncoder.requireUsable(unusable));
  }

  @Test
  void times_are_told_in_the_zone_of_the_source() {
    SegmentationEncoder fixed =
        new SegmentationEncoder(Clock.fixed(Instant.parse("2026-01-01T01:00:00Z"), ZoneOffset.UTC));
    Volume west =
        TestVolumes.axial(4, 4, 1, h -> h.setString(Tag.TimezoneOffsetFromUTC, VR.SH, "-0330"));
    Attributes seg = fixed.binary(west, TestVolumes.masks(west, 1), TestVolumes.info());
    assertEquals("20251231", seg.getString(Tag.ContentDate));
    assertEquals("213000.000000", seg.getString(Tag.ContentTime));
    assertEquals("-0330", seg.getString(Tag.TimezoneOffsetFromUTC));
  }

  @Test
  void long_words_are_cut_to_their_representation_but_the_notice_stays() {
    SegmentInfo info = TestVolumes.info();
    SegmentInfo wordy =
        new SegmentInfo(
            LesionType.ICH,
            "x".repeat(200) + "\\\n",
            "y".repeat(200),
            "id",
            info.trackingUid(),
            new SegmentInfo.Algorithm("a".repeat(99), "1", "p\\q", "2", 0.7, "b=1"),
            info.equipment(),
            "Creator",
            "c".repeat(5000),
            1);
    Attributes seg = encoder.binary(volume, TestVolumes.masks(volume, 1), wordy);
    String series = seg.getString(Tag.SeriesDescription);
    assertEquals(64, series.length());
    assertTrue(series.endsWith("not for clinical use"), series);
    Attributes segment = seg.getNestedDataset(Tag.SegmentSequence);
    assertEquals("x".repeat(64), segment.getString(Tag.SegmentLabel));
    assertEquals(1024, segment.getString(Tag.SegmentDescription).length());
    assertEquals(
        "threshold=0.7 pack=p q packVersion=2 b=1",
        segment
            .getNestedDataset(Tag.SegmentationAlgorithmIdentificationSequence)
            .getString(Tag.AlgorithmParameters));
  }

  @Test
  void masks_that_do_not_fit_are_refused() {
    List<Mask> masks = TestVolumes.masks(volume, 1);
    assertRefused(
        "Found 2 masks, expected 3",
        () -> encoder.binary(volume, masks.subList(0, 2), TestVolumes.info()));
    assertRefused(
        "Mask 1 is 38 x 23, expected the slices' 23 x 38",
        () ->
            encoder.binary(
                volume, List.of(new Mask(38, 23), masks.get(1), masks.get(2)), TestVolumes.info()));
  }

  @Test
  void values_that_are_no_probabilities_are_refused() {
    for (float wrong : new float[] {Float.NaN, -0.001f, 1.001f, Float.POSITIVE_INFINITY}) {
      List<GreyImage> maps = TestVolumes.probabilities(volume, 1);
      maps.get(2).values()[5] = wrong;
      assertRefused(
          "Probability map 3 holds", () -> encoder.fractional(volume, maps, TestVolumes.info()));
    }
  }

  @Test
  void a_lossy_source_makes_a_lossy_outline() {
    Volume lossy =
        TestVolumes.axial(
            4,
            4,
            1,
            h -> {
              h.setString(Tag.LossyImageCompression, VR.CS, "01");
              h.setString(Tag.LossyImageCompressionRatio, VR.DS, "12.5");
              h.setString(Tag.LossyImageCompressionMethod, VR.CS, "ISO_10918_1");
            });
    Attributes seg = TestVolumes.binary(lossy);
    assertEquals("01", seg.getString(Tag.LossyImageCompression));
    assertEquals("12.5", seg.getString(Tag.LossyImageCompressionRatio));
    assertNull(TestVolumes.binary(volume).getString(Tag.LossyImageCompressionRatio));
  }

  @Test
  void colours_match_published_cielab_values() {
    // sRGB red under D50 is (54.29, 80.80, 69.89); white is (100, 0, 0).
    LabColour red = LabColour.ofRgb(255, 0, 0);
    assertEquals(54.29, red.lightness() * 100.0 / 65535, 0.02);
    assertEquals(80.80, red.a() * 255.0 / 65535 - 128, 0.05);
    assertEquals(69.89, red.b() * 255.0 / 65535 - 128, 0.05);
    assertEquals(new LabColour(65535, 32896, 32896), LabColour.ofRgb(255, 255, 255));
  }

  @Test
  void segment_infos_without_words_are_refused() {
    assertRefused(
        "threshold 1.5 is no probability",
        () -> new SegmentInfo.Algorithm("a", "1", "p", "1", 1.5, ""));
    assertRefused(
        "pack name is blank", () -> new SegmentInfo.Algorithm("a", "1", " \\ ", "1", 0.5, ""));
    assertRefused("serial number is blank", () -> new SegmentInfo.Equipment("a", "b", "", "1"));
  }

  private static Attributes measures(Attributes seg) {
    return seg.getNestedDataset(Tag.SharedFunctionalGroupsSequence)
        .getNestedDataset(Tag.PixelMeasuresSequence);
  }

  private static void assertRefused(String expected, Runnable action) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(e.getMessage().startsWith(expected), e.getMessage());
  }
}
