package org.secondread.volume;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.progress.Cancellation;
import org.secondread.volume.VolumeException.Kind;

class VolumeReaderTest {
  private static final int PIXELS = TestSeries.ROWS * TestSeries.COLUMNS;
  private static final String JPEG_2000 = "1.2.840.10008.1.2.4.90";

  @TempDir Path folder;

  @Test
  void slices_are_sorted_by_position_and_rescaled() throws Exception {
    Volume volume =
        TestSeries.read(folder, TestSeries.slice(3), TestSeries.slice(1), TestSeries.slice(2));
    assertEquals(5, volume.columns());
    assertEquals(4, volume.rows());
    assertEquals(
        List.of("1.2.3.4.1", "1.2.3.4.2", "1.2.3.4.3"),
        volume.slices().stream().map(s -> s.source().sopInstanceUid()).toList());
    assertEquals(0, volume.slices().get(0).source().frameNumber());
    assertEquals(2000 + 7 - 1024, volume.slices().get(1).values().at(2, 1));
    assertEquals(List.of(), volume.dropped());
    assertEquals(List.of(), volume.remarks());
  }

  @Test
  void geometry_keeps_the_sources_own_strings() throws Exception {
    SliceGeometry geometry =
        TestSeries.read(folder, TestSeries.slice(1)).slices().get(0).geometry();
    assertEquals(List.of("-10.0", "-20.50", "5"), geometry.position());
    assertEquals(List.of("0.50", "0.40"), geometry.pixelSpacing());
    assertEquals("5", geometry.sliceThickness());
  }

  @Test
  void the_header_is_the_first_slices_without_pixels() throws Exception {
    Consumer<Attributes> cyrillic =
        a -> {
          a.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 144");
          a.setString(Tag.PatientName, VR.PN, "Люкceмбypг");
        };
    Volume volume =
        TestSeries.read(folder, TestSeries.slice(2, cyrillic), TestSeries.slice(1, cyrillic));
    assertEquals("1.2.3.4.1", volume.header().getString(Tag.SOPInstanceUID));
    assertEquals("ISO_IR 144", volume.header().getString(Tag.SpecificCharacterSet));
    assertEquals("Люкceмбypг", volume.header().getString(Tag.PatientName));
    assertFalse(volume.header().contains(Tag.PixelData));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO 2022 IR 87", "ISO 2022 IR 149", "ISO 2022 IR 58"})
  void a_multi_byte_set_without_its_first_value_leaves_latin_letters_readable(String term)
      throws Exception {
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(
                1,
                a -> {
                  a.setString(Tag.SpecificCharacterSet, VR.CS, term);
                  a.setBytes(Tag.PatientID, VR.LO, "ID 12345".getBytes(US_ASCII));
                }));
    assertEquals("ID 12345", volume.header().getString(Tag.PatientID));
    assertArrayEquals(
        new String[] {"", term}, volume.header().getStrings(Tag.SpecificCharacterSet));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UID.ImplicitVRLittleEndian,
        UID.ExplicitVRLittleEndian,
        UID.ExplicitVRBigEndian,
        UID.DeflatedExplicitVRLittleEndian
      })
  void every_uncompressed_transfer_syntax_gives_the_same_values(String transferSyntax)
      throws Exception {
    Attributes a = TestSeries.slice(4);
    // Word data go to the writer in the byte order of their dataset.
    Attributes source = transferSyntax.equals(UID.ExplicitVRBigEndian) ? bigEndianCopy(a) : a;
    Path file = TestSeries.write(folder, "x.dcm", source, transferSyntax);
    assertArrayEquals(expected(4), TestSeries.readFiles(file).slices().get(0).values().values());
  }

  @Test
  void signed_values_keep_their_sign() throws Exception {
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(
                1,
                a -> {
                  a.setInt(Tag.PixelRepresentation, VR.US, 1);
                  a.setString(Tag.RescaleIntercept, VR.DS, "0");
                  TestSeries.setPixels(a, IntStream.range(-10, PIXELS - 10).toArray());
                }));
    assertEquals(-10, volume.slices().get(0).values().at(0, 0));
    assertEquals(9, volume.slices().get(0).values().at(4, 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 32})
  void eight_sixteen_and_thirty_two_bits_are_read(int bits) throws Exception {
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(
                1,
                a -> {
                  a.setInt(Tag.BitsAllocated, VR.US, bits);
                  a.setInt(Tag.BitsStored, VR.US, bits);
                  a.setInt(Tag.HighBit, VR.US, bits - 1);
                  TestSeries.setPixels(a, IntStream.range(100, 100 + PIXELS).toArray());
                }));
    assertEquals(100 - 1024, volume.slices().get(0).values().at(0, 0));
    assertEquals(119 - 1024, volume.slices().get(0).values().at(4, 3));
  }

  @Test
  void overlay_bits_above_the_stored_ones_do_not_matter() throws Exception {
    int[] garbage = IntStream.range(0, PIXELS).map(i -> 0xA000 | i).toArray();
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(
                1,
                a -> {
                  a.setInt(Tag.BitsStored, VR.US, 12);
                  a.setInt(Tag.HighBit, VR.US, 11);
                  TestSeries.setPixels(a, garbage);
                }));
    assertArrayEquals(expected(0), volume.slices().get(0).values().values());
  }

  @Test
  void padding_becomes_the_lowest_true_value() throws Exception {
    int[] stored = new int[PIXELS];
    Arrays.fill(stored, -2000);
    stored[3] = -900;
    stored[4] = 40;
    stored[5] = -1990;
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(
                1,
                a -> {
                  a.setInt(Tag.PixelRepresentation, VR.US, 1);
                  a.setString(Tag.RescaleIntercept, VR.DS, "0");
                  a.setInt(Tag.PixelPaddingValue, VR.SS, -2000);
                  a.setInt(Tag.PixelPaddingRangeLimit, VR.SS, -1980);
                  TestSeries.setPixels(a, stored);
                }));
    float[] values = volume.slices().get(0).values().values();
    assertEquals(-900, values[0]);
    assertEquals(-900, values[5]);
    assertEquals(40, values[4]);
  }

  @Test
  void a_negative_padding_value_written_as_unsigned_still_counts() throws Exception {
    int[] stored = new int[PIXELS];
    Arrays.fill(stored, -2000);
    stored[0] = 7;
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(
                1,
                a -> {
                  a.setInt(Tag.PixelRepresentation, VR.US, 1);
                  a.setString(Tag.RescaleIntercept, VR.DS, "0");
                  a.setInt(Tag.PixelPaddingValue, VR.US, 65536 - 2000);
                  TestSeries.setPixels(a, stored);
                }));
    assertEquals(7, volume.slices().get(0).values().at(4, 3));
  }

  @Test
  void monochrome1_changes_the_display_alone() throws Exception {
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(
                1, a -> a.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME1")));
    assertArrayEquals(expected(1), volume.slices().get(0).values().values());
  }

  @Test
  void an_enhanced_multi_frame_ct_gives_a_slice_per_frame() throws Exception {
    Volume volume = TestSeries.read(folder, enhanced(3));
    assertEquals(3, volume.slices().size());
    assertEquals(List.of(5.0, 5.0, 5.0), volume.slices().stream().map(Slice::extentMm).toList());
    for (int i = 0; i < 3; i++) {
      Slice slice = volume.slices().get(i);
      // Frames are stored from the crown down and come back sorted along the normal.
      assertEquals(3 - i, slice.source().frameNumber());
      assertEquals(List.of("0", "0", Integer.toString(5 * (i + 1))), slice.geometry().position());
      int frame = 2 - i;
      assertEquals((100 * frame + 7) * 2 - 1000 - frame, slice.values().at(2, 1));
    }
  }

  @Test
  void a_multi_frame_image_with_too_few_functional_groups_is_refused() {
    Attributes a = enhanced(3);
    a.setInt(Tag.NumberOfFrames, VR.IS, 4);
    VolumeException e = refused(a);
    assertEquals(Kind.INCONSISTENT_GEOMETRY, e.kind());
    assertTrue(e.getMessage().contains("4 frames but functional groups for 3"), e.getMessage());
  }

  @Test
  void a_multi_frame_rle_image_is_decoded_frame_by_frame() throws Exception {
    Attributes a = enhanced(2);
    Fragments fragments = a.newFragments(Tag.PixelData, VR.OB, 3);
    fragments.add(new byte[0]);
    for (int frame = 0; frame < 2; frame++) {
      int first = 100 * frame;
      int[] cells = IntStream.range(first, first + PIXELS).toArray();
      fragments.add(RleDecoderTest.encode(cells, 16));
    }
    Path file = TestSeries.write(folder, "rle.dcm", a, UID.RLELossless);
    Volume volume = TestSeries.readFiles(file);
    assertEquals((100 + 7) * 2 - 1000 - 1, volume.slices().get(0).values().at(2, 1));
    assertEquals(7 * 2 - 1000, volume.slices().get(1).values().at(2, 1));
  }

  @Test
  void a_damaged_rle_frame_is_refused() throws Exception {
    Attributes a = TestSeries.slice(1);
    Fragments fragments = a.newFragments(Tag.PixelData, VR.OB, 2);
    fragments.add(new byte[0]);
    fragments.add(Arrays.copyOf(RleDecoderTest.encode(new int[PIXELS], 16), 66));
    Path file = TestSeries.write(folder, "rle.dcm", a, UID.RLELossless);
    VolumeException e = assertThrows(VolumeException.class, () -> TestSeries.readFiles(file));
    assertEquals(Kind.TRUNCATED, e.kind());
  }

  @Test
  void a_transfer_syntax_nobody_decodes_is_named() throws Exception {
    Path file = compressed();
    VolumeException e = assertThrows(VolumeException.class, () -> TestSeries.readFiles(file));
    assertEquals(Kind.UNSUPPORTED_TRANSFER_SYNTAX, e.kind());
    assertEquals(
        "j2k.dcm: No decoder for JPEG 2000 Lossless Only (1.2.840.10008.1.2.4.90);"
            + " convert the series to an uncompressed transfer syntax",
        e.getMessage());
  }

  @Test
  void a_given_decoder_reads_what_is_not_decoded_here() throws Exception {
    Path file = compressed();
    PixelDecoder decoder =
        new PixelDecoder() {
          @Override
          public boolean decodes(String transferSyntax) {
            return transferSyntax.equals(JPEG_2000);
          }

          @Override
          public int[] decode(EncodedFrame frame) {
            assertEquals(file, frame.file());
            assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, frame.bytes());
            return IntStream.range(1000, 1000 + PIXELS).toArray();
          }
        };
    Volume volume =
        new VolumeReader(List.of(decoder))
            .read(List.of(file), (done, total, stage) -> {}, new Cancellation());
    assertArrayEquals(expected(1), volume.slices().get(0).values().values());
  }

  @Test
  void localizers_and_other_orientations_are_dropped_with_a_reason() throws Exception {
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(1),
            TestSeries.slice(2),
            TestSeries.slice(
                3, a -> a.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "LOCALIZER")),
            TestSeries.slice(
                4,
                a ->
                    a.setString(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "0", "-1")),
            TestSeries.slice(
                5,
                a ->
                    a.setString(
                        Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "0.96", "-0.28")));
    assertEquals(2, volume.slices().size());
    assertEquals("localizer", reason(volume, 3));
    assertEquals("not axial, orientation [1, 0, 0, 0, 0, -1]", reason(volume, 4));
    assertTrue(reason(volume, 5).startsWith("orientation [1, 0, 0, 0, 0.96, -0.28]"));
  }

  @Test
  void gantry_tilt_is_normal_and_slice_extents_follow_the_normal() throws Exception {
    String[] tilted = {"1", "0", "0", "0", "0.8660254", "-0.5"};
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(1, a -> a.setString(Tag.ImageOrientationPatient, VR.DS, tilted)),
            TestSeries.slice(2, a -> a.setString(Tag.ImageOrientationPatient, VR.DS, tilted)));
    assertEquals(5 * Math.cos(Math.toRadians(30)), volume.slices().get(0).extentMm(), 1e-6);
    assertEquals(List.of("The slices are tilted by 30.0 degrees from axial"), volume.remarks());
  }

  @Test
  void of_images_at_one_position_the_lowest_instance_number_stays() throws Exception {
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(7, a -> samePlaceAs(a, 1)),
            TestSeries.slice(1),
            TestSeries.slice(2));
    assertEquals(2, volume.slices().size());
    assertEquals("1.2.3.4.1", volume.slices().get(0).source().sopInstanceUid());
    assertEquals("same position as instance 1, which is kept", reason(volume, 7));
  }

  @Test
  void an_image_stored_twice_is_read_once() throws Exception {
    Volume volume = TestSeries.read(folder, TestSeries.slice(1), TestSeries.slice(1));
    assertEquals(1, volume.slices().size());
    assertEquals("the same image in a second file", reason(volume, 1));
  }

  @Test
  void images_of_another_size_are_dropped_with_a_reason() throws Exception {
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(
                1,
                a -> {
                  a.setInt(Tag.Rows, VR.US, 2);
                  TestSeries.setPixels(a, new int[10]);
                }),
            TestSeries.slice(2),
            TestSeries.slice(3));
    assertEquals(2, volume.slices().size());
    assertEquals("matrix 5 x 2, most images have 5 x 4", reason(volume, 1));
  }

  @Test
  void one_image_without_geometry_is_dropped_and_the_gap_is_told() throws Exception {
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(1),
            TestSeries.slice(2),
            TestSeries.slice(3, a -> a.remove(Tag.ImagePositionPatient)),
            TestSeries.slice(4));
    assertEquals(3, volume.slices().size());
    assertEquals("Image Position (0020,0032) is missing", reason(volume, 3));
    assertTrue(
        volume
            .remarks()
            .contains("A gap of 10.00 mm between slices 2 and 3: a slice may be missing"));
  }

  @Test
  void a_series_without_pixel_spacing_is_refused_naming_the_tag() {
    VolumeException e = refused(TestSeries.slice(1, a -> a.remove(Tag.PixelSpacing)));
    assertEquals(Kind.MISSING_GEOMETRY, e.kind());
    assertTrue(e.getMessage().contains("Pixel Spacing (0028,0030) is missing"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "x"})
  void pixel_spacing_that_is_no_positive_number_is_refused(String spacing) {
    VolumeException e =
        refused(TestSeries.slice(1, a -> a.setString(Tag.PixelSpacing, VR.DS, spacing, spacing)));
    assertEquals(Kind.INCONSISTENT_GEOMETRY, e.kind());
  }

  @Test
  void an_orientation_that_is_no_direction_is_refused() {
    VolumeException e =
        refused(
            TestSeries.slice(
                1,
                a ->
                    a.setString(Tag.ImageOrientationPatient, VR.DS, "0", "0", "0", "0", "0", "0")));
    assertEquals(Kind.INCONSISTENT_GEOMETRY, e.kind());
  }

  @Test
  void a_coronal_series_is_refused() {
    VolumeException e =
        refused(
            TestSeries.slice(
                1,
                a ->
                    a.setString(
                        Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "0", "-1")));
    assertEquals(Kind.NOT_AXIAL, e.kind());
  }

  @Test
  void one_slice_works_and_without_thickness_its_extent_is_unknown() throws Exception {
    assertTrue(TestSeries.read(folder, TestSeries.slice(1)).hasKnownExtent());
    Volume volume = TestSeries.read(folder, TestSeries.slice(1, a -> a.remove(Tag.SliceThickness)));
    assertFalse(volume.hasKnownExtent());
    assertEquals(
        List.of("One slice only and no Slice Thickness: volumes in mL are not known"),
        volume.remarks());
  }

  @Test
  void missing_and_short_pixel_data_are_told_apart() throws Exception {
    assertEquals(
        Kind.NO_PIXEL_DATA, refused(TestSeries.slice(1, a -> a.remove(Tag.PixelData))).kind());
    VolumeException e =
        refused(TestSeries.slice(1, a -> a.setBytes(Tag.PixelData, VR.OW, new byte[30])));
    assertEquals(Kind.TRUNCATED, e.kind());
    assertEquals(
        "00.dcm: Pixel Data holds 30 bytes, expected at least 40 for frame 1 of 5 x 4 pixels",
        e.getMessage());
  }

  @Test
  void a_file_cut_within_its_pixels_is_refused_by_name() throws Exception {
    Path file = TestSeries.write(folder, "cut.dcm", TestSeries.slice(1));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));
    VolumeException e = assertThrows(VolumeException.class, () -> TestSeries.readFiles(file));
    assertEquals(Kind.TRUNCATED, e.kind());
    assertTrue(e.getMessage().startsWith("cut.dcm"), e.getMessage());
  }

  @Test
  void colour_and_float_pixels_are_refused() {
    assertEquals(
        Kind.UNSUPPORTED_PIXELS,
        refused(
                TestSeries.slice(
                    1,
                    a -> {
                      a.setInt(Tag.SamplesPerPixel, VR.US, 3);
                      a.setString(Tag.PhotometricInterpretation, VR.CS, "RGB");
                    }))
            .kind());
    assertEquals(
        Kind.UNSUPPORTED_PIXELS,
        refused(
                TestSeries.slice(
                    1,
                    a -> {
                      a.remove(Tag.PixelData);
                      a.setFloat(Tag.FloatPixelData, VR.OF, new float[PIXELS]);
                    }))
            .kind());
  }

  @Test
  void rescale_values_that_give_no_hounsfield_units_are_refused() {
    assertEquals(
        Kind.INVALID_RESCALE,
        refused(TestSeries.slice(1, a -> a.remove(Tag.RescaleIntercept))).kind());
    for (String slope : List.of("0", "NaN", "x", "1e300")) {
      assertEquals(
          Kind.INVALID_RESCALE,
          refused(TestSeries.slice(1, a -> a.setString(Tag.RescaleSlope, VR.DS, slope))).kind(),
          slope);
    }
    assertEquals(
        Kind.INVALID_RESCALE,
        refused(TestSeries.slice(1, a -> a.setString(Tag.RescaleType, VR.LO, "MGML"))).kind());
  }

  @Test
  void mr_without_rescale_keeps_its_stored_values() throws Exception {
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(
                1,
                a -> {
                  a.setString(Tag.Modality, VR.CS, "MR");
                  a.setDouble(Tag.DiffusionBValue, VR.FD, 1000);
                  a.remove(Tag.RescaleIntercept);
                  a.remove(Tag.RescaleSlope);
                }));
    assertEquals(1000, volume.slices().get(0).values().at(0, 0));
  }

  @Test
  void a_constant_image_is_read_and_remarked() throws Exception {
    Volume volume =
        TestSeries.read(
            folder,
            TestSeries.slice(1, a -> TestSeries.setPixels(a, new int[PIXELS])),
            TestSeries.slice(2));
    assertEquals(List.of("1 of 2 slices hold a single value everywhere"), volume.remarks());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void stored_values_of_unknown_sign_are_refused(int representation) {
    Attributes slice =
        TestSeries.slice(
            1,
            a -> {
              a.remove(Tag.PixelRepresentation);
              if (representation >= 0) {
                a.setInt(Tag.PixelRepresentation, VR.US, representation);
              }
            });
    VolumeException e = assertThrows(VolumeException.class, () -> TestSeries.read(folder, slice));
    assertEquals(Kind.UNSUPPORTED_PIXELS, e.kind());
    assertTrue(e.getMessage().contains("(0028,0103)"), e.getMessage());
  }

  @Test
  void positions_and_spacings_no_scanner_makes_are_refused() {
    for (String[] bad :
        new String[][] {{"1e308", "0.5"}, {"-1e6", "0.5"}, {"0", "1e30"}, {"0", "1e-30"}}) {
      Attributes slice =
          TestSeries.slice(
              1,
              a -> {
                a.setString(Tag.ImagePositionPatient, VR.DS, bad[0], "0", "0");
                a.setString(Tag.PixelSpacing, VR.DS, bad[1], bad[1]);
              });
      VolumeException e = assertThrows(VolumeException.class, () -> TestSeries.read(folder, slice));
      assertEquals(Kind.INCONSISTENT_GEOMETRY, e.kind());
    }
  }

  @Test
  void a_series_of_two_modalities_is_refused() {
    VolumeException e =
        assertThrows(
            VolumeException.class,
            () ->
                TestSeries.read(
                    folder,
                    TestSeries.slice(1),
                    TestSeries.slice(2, a -> a.setString(Tag.Modality, VR.CS, "MR"))));
    assertEquals(Kind.WRONG_MODALITY, e.kind());
  }

  @Test
  void bare_pixels_under_a_transfer_syntax_of_fragments_are_told_from_a_missing_decoder() {
    Attributes slice = TestSeries.slice(1);
    VolumeException e =
        assertThrows(
            VolumeException.class,
            () -> TestSeries.readFiles(TestSeries.write(folder, "x.dcm", slice, UID.RLELossless)));
    assertEquals(Kind.UNREADABLE, e.kind());
    assertTrue(e.getMessage().contains("not encapsulated"), e.getMessage());
  }

  @Test
  void files_of_two_series_are_not_mixed() {
    assertEquals(
        Kind.SEVERAL_SERIES,
        refused(
                TestSeries.slice(1),
                TestSeries.slice(2, a -> a.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.9")))
            .kind());
    assertEquals(
        Kind.NO_DICOM, assertThrows(VolumeException.class, () -> TestSeries.readFiles()).kind());
  }

  @Test
  void a_slice_of_another_patient_in_the_series_is_refused() {
    VolumeException refused =
        refused(
            TestSeries.slice(1),
            TestSeries.slice(2, a -> a.setString(Tag.PatientID, VR.LO, "somebody else")));
    assertEquals(Kind.SEVERAL_PATIENTS, refused.kind());
    assertFalse(refused.getMessage().contains("somebody"), refused.getMessage());
  }

  @Test
  void a_file_that_is_replaced_between_header_and_pixels_is_refused() throws Exception {
    Path file = TestSeries.write(folder, "a.dcm", TestSeries.slice(1));
    Path other = TestSeries.write(folder, "b.dcm", TestSeries.slice(2));
    VolumeException refused =
        assertThrows(
            VolumeException.class,
            () ->
                new VolumeReader()
                    .read(
                        List.of(file),
                        (done, total, stage) -> {
                          if (stage.startsWith("Image ")) {
                            copy(other, file);
                          }
                        },
                        new Cancellation()));
    assertEquals(Kind.UNREADABLE, refused.kind());
    assertTrue(refused.getMessage().startsWith("a.dcm"), refused.getMessage());
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void reading_reports_progress_to_the_end_and_can_be_cancelled() throws Exception {
    Path[] files = new Path[4];
    for (int i = 0; i < files.length; i++) {
      files[i] = TestSeries.write(folder, i + ".dcm", TestSeries.slice(i));
    }
    List<Integer> heard = new ArrayList<>();
    new VolumeReader()
        .read(List.of(files), (done, total, stage) -> heard.add(done), new Cancellation());
    assertEquals(IntStream.rangeClosed(0, 8).boxed().toList(), heard);

    Cancellation cancellation = new Cancellation();
    List<String> stages = new ArrayList<>();
    assertThrows(
        CancellationException.class,
        () ->
            new VolumeReader()
                .read(
                    List.of(files),
                    (done, total, stage) -> {
                      stages.add(stage);
                      if (stage.equals("Image 2 of 4")) {
                        cancellation.cancel();
                      }
                    },
                    cancellation));
    assertEquals("Image 2 of 4", stages.get(stages.size() - 1));
  }

  private Path compressed() throws Exception {
    Attributes a = TestSeries.slice(1);
    Fragments fragments = a.newFragments(Tag.PixelData, VR.OB, 3);
    fragments.add(new byte[0]);
    fragments.add(new byte[] {1, 2, 3, 4});
    fragments.add(new byte[] {5, 6});
    return TestSeries.write(folder, "j2k.dcm", a, JPEG_2000);
  }

  private VolumeException refused(Attributes... datasets) {
    return assertThrows(VolumeException.class, () -> TestSeries.read(folder, datasets));
  }

  private static void samePlaceAs(Attributes a, int number) {
    a.setString(
        Tag.ImagePositionPatient,
        VR.DS,
        TestSeries.slice(number).getStrings(Tag.ImagePositionPatient));
  }

  private static String reason(Volume volume, int instance) {
    return volume.dropped().stream()
        .filter(d -> d.source().sopInstanceUid().equals("1.2.3.4." + instance))
        .findFirst()
        .orElseThrow()
        .reason();
  }

  private static float[] expected(int number) {
    float[] values = new float[PIXELS];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1000 * number + i - 1024;
    }
    return values;
  }

  private static Attributes bigEndianCopy(Attributes a) {
    Attributes copy = new Attributes(true);
    copy.addAll(a);
    return copy;
  }

  /** Frame f holds {@code 100 f + i}, slope 2, intercept {@code -1000 - f}; stored downwards. */
  private static Attributes enhanced(int frames) {
    Attributes a = TestSeries.slice(1);
    a.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.2.1");
    for (int tag :
        new int[] {
          Tag.ImagePositionPatient,
          Tag.ImageOrientationPatient,
          Tag.PixelSpacing,
          Tag.SliceThickness,
          Tag.RescaleSlope,
          Tag.RescaleIntercept
        }) {
      a.remove(tag);
    }
    a.setInt(Tag.NumberOfFrames, VR.IS, frames);
    Attributes shared = new Attributes();
    a.newSequence(Tag.SharedFunctionalGroupsSequence, 1).add(shared);
    Attributes measures = new Attributes();
    measures.setString(Tag.PixelSpacing, VR.DS, "0.5", "0.5");
    measures.setString(Tag.SliceThickness, VR.DS, "5");
    shared.newSequence(Tag.PixelMeasuresSequence, 1).add(measures);
    Attributes orientation = new Attributes();
    orientation.setString(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "1", "0");
    shared.newSequence(Tag.PlaneOrientationSequence, 1).add(orientation);
    var perFrame = a.newSequence(Tag.PerFrameFunctionalGroupsSequence, frames);
    int[] stored = new int[frames * PIXELS];
    for (int frame = 0; frame < frames; frame++) {
      Attributes item = new Attributes();
      perFrame.add(item);
      Attributes position = new Attributes();
      position.setString(
          Tag.ImagePositionPatient, VR.DS, "0", "0", Integer.toString(5 * (frames - frame)));
      item.newSequence(Tag.PlanePositionSequence, 1).add(position);
      Attributes transformation = new Attributes();
      transformation.setString(Tag.RescaleSlope, VR.DS, "2");
      transformation.setString(Tag.RescaleIntercept, VR.DS, Integer.toString(-1000 - frame));
      transformation.setString(Tag.RescaleType, VR.LO, "HU");
      item.newSequence(Tag.PixelValueTransformationSequence, 1).add(transformation);
      for (int i = 0; i < PIXELS; i++) {
        stored[frame * PIXELS + i] = 100 * frame + i;
      }
    }
    TestSeries.setPixels(a, stored);
    return a;
  }
}
