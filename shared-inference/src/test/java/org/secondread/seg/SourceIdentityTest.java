package org.secondread.seg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.volume.Slice;
import org.secondread.volume.SliceGeometry;
import org.secondread.volume.SourceImage;
import org.secondread.volume.Volume;

/** Sources that no segmentation can refer to are refused, by attribute and kind of fault. */
class SourceIdentityTest {

  @ParameterizedTest
  @ValueSource(ints = {Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.FrameOfReferenceUID})
  void a_missing_or_empty_uid_is_named(int tag) {
    String name = String.format("(%04X,%04X)", tag >>> 16, tag & 0xFFFF);
    assertRefusal(TestVolumes.axial(4, 4, 2, h -> h.remove(tag)), name + " is missing");
    assertRefusal(TestVolumes.axial(4, 4, 2, h -> h.setNull(tag, VR.UI)), name + " is empty");
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.x.3, characters other than digits and dots",
    "1.2.840.03, leading zero",
    "1..2, empty component",
    "3.2.1, no known root",
    "1.2.3., empty component",
    "1.2222222222222222222222222222222222222222222222222222222222222222, has 66 characters"
  })
  void an_invalid_study_uid_is_refused_without_repeating_it(String uid, String fault) {
    String message =
        assertRefusal(
            TestVolumes.axial(4, 4, 2, h -> h.setString(Tag.StudyInstanceUID, VR.UI, uid)),
            "Study Instance UID (0020,000D)");
    assertTrue(message.contains(fault), message);
    assertFalse(message.contains(uid), message);
  }

  @Test
  void an_invalid_instance_uid_names_its_slice() {
    assertRefusal(
        withSource(new SourceImage(TestVolumes.CT, "abc", 0)),
        "SOP Instance UID (0008,0018) of slice 2 holds characters other than digits and dots");
    assertRefusal(
        withSource(new SourceImage(TestVolumes.CT, null, 0)),
        "SOP Instance UID (0008,0018) of slice 2 is empty");
  }

  @Test
  void a_private_class_is_refused() {
    assertRefusal(
        withSource(new SourceImage("1.3.12.2.1107.5.9.1", "1.2.3.4", 0)),
        "SOP Class UID (0008,0016) of slice 2 is private");
  }

  @Test
  void a_duplicate_instance_is_refused() {
    Volume volume = TestVolumes.axial(4, 4, 2);
    assertRefusal(withSource(volume.slices().get(0).source()), "of slice 2 is a duplicate");
  }

  @Test
  void slices_of_different_orientation_or_spacing_are_refused() {
    SliceGeometry first = TestVolumes.axial(4, 4, 1).slices().get(0).geometry();
    SliceGeometry turned =
        new SliceGeometry(
            first.position(),
            List.of("0", "1", "0", "0", "0", "-1"),
            first.pixelSpacing(),
            first.sliceThickness());
    SliceGeometry wider =
        new SliceGeometry(first.position(), first.orientation(), List.of("0.5", "0.6"), "5");
    Attributes header = TestVolumes.header();
    assertRefusal(
        TestVolumes.of(header, 4, 4, List.of(first, turned), 5),
        "Image Orientation (Patient) of slice 2 is");
    assertRefusal(
        TestVolumes.of(header, 4, 4, List.of(first, wider), 5), "Pixel Spacing of slice 2 is");
  }

  private static Volume withSource(SourceImage source) {
    Volume volume = TestVolumes.axial(4, 4, 2);
    Slice second = volume.slices().get(1);
    return new Volume(
        volume.header(),
        List.of(
            volume.slices().get(0),
            new Slice(source, second.geometry(), second.extentMm(), second.values())),
        List.of(),
        List.of());
  }

  private static String assertRefusal(Volume volume, String expected) {
    UnusableSourceException e =
        assertThrows(UnusableSourceException.class, () -> TestVolumes.binary(volume));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertEquals(e.getMessage().strip(), e.getMessage());
    return e.getMessage();
  }
}
