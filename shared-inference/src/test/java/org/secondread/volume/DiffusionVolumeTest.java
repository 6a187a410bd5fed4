package org.secondread.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.volume.DiffusionChoice.How;
import org.secondread.volume.MrImages.Statement;
import org.secondread.volume.VolumeException.Kind;

/** From the images of an MR series to one diffusion-weighted volume. */
class DiffusionVolumeTest {
  @TempDir Path folder;

  /** b=0 and three directions of b=1000, signals 100, 200, 400, at each of three positions. */
  private static List<Attributes> directions(Statement statement) {
    List<Attributes> images = new ArrayList<>();
    for (int position = 0; position < 3; position++) {
      int instance = 1 + 4 * position;
      images.add(MrImages.image(instance, position, 900, statement, 0));
      images.add(MrImages.image(instance + 1, position, 100, statement, 1000));
      images.add(MrImages.image(instance + 2, position, 200, statement, 1000));
      images.add(MrImages.image(instance + 3, position, 400, statement, 1000));
    }
    return images;
  }

  @ParameterizedTest
  @EnumSource(Statement.class)
  void every_makers_b_value_is_understood_in_every_encoding(Statement statement) throws Exception {
    for (String transferSyntax :
        List.of(
            UID.ExplicitVRLittleEndian,
            UID.ImplicitVRLittleEndian,
            UID.DeflatedExplicitVRLittleEndian)) {
      List<Path> files = new ArrayList<>();
      for (Attributes image : directions(statement)) {
        files.add(
            TestSeries.write(
                folder, image.getInt(Tag.InstanceNumber, 0) + ".dcm", image, transferSyntax));
      }
      Volume volume = TestSeries.readFiles(files.toArray(Path[]::new));
      assertTraceOfThree(volume);
      assertEquals(3, volume.dropped().size());
      assertEquals("b=0, no diffusion weighting", volume.dropped().get(0).reason());
    }
  }

  private static void assertTraceOfThree(Volume volume) {
    assertEquals(3, volume.slices().size());
    DiffusionChoice choice = volume.diffusion().orElseThrow();
    assertEquals(OptionalDouble.of(1000), choice.bValue());
    assertEquals(3, choice.imagesPerPosition());
    assertEquals(How.GEOMETRIC_MEAN, choice.how());
    for (int position = 0; position < 3; position++) {
      Slice slice = volume.slices().get(position);
      assertEquals(200, slice.values().at(0, 0), 1e-3);
      assertEquals(Math.cbrt(107.0 * 207 * 407), slice.values().at(2, 1), 1e-3);
      int first = 2 + 4 * position;
      assertEquals(
          List.of("1.2.3.4." + first, "1.2.3.4." + (first + 1), "1.2.3.4." + (first + 2)),
          slice.sources().stream().map(SourceImage::sopInstanceUid).toList());
    }
    assertEquals(List.of(), volume.remarks());
  }

  @Test
  void big_endian_files_keep_their_private_elements() throws Exception {
    List<Path> files = new ArrayList<>();
    for (Attributes image : directions(Statement.PHILIPS_FL)) {
      files.add(
          TestSeries.write(
              folder,
              image.getInt(Tag.InstanceNumber, 0) + ".dcm",
              new Attributes(image, true),
              UID.ExplicitVRBigEndian));
    }
    assertTraceOfThree(TestSeries.readFiles(files.toArray(Path[]::new)));
  }

  @Test
  void the_order_of_files_does_not_matter() throws Exception {
    List<Attributes> images = directions(Statement.STANDARD);
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(images, new Random(seed));
      assertTraceOfThree(read(images));
    }
  }

  @Test
  void the_standards_b_value_outranks_the_makers() throws Exception {
    Attributes image = MrImages.image(1, 0, 100, Statement.SIEMENS_IS, 0);
    Statement.STANDARD.write(image, 800);
    DiffusionChoice choice = choice(image);
    assertEquals(OptionalDouble.of(800), choice.bValue());
    assertTrue(choice.reason().contains("Diffusion b-value (0018,9087)"), choice.reason());
  }

  @ParameterizedTest
  @CsvSource({
    "0 500 1000 2000, 1000",
    "0 700 1400, 700",
    "0 600 1500, 600",
    "0 900 1100, 1100",
    "50 400 800, 800",
    "1000 3000, 1000",
    "0 2000, 2000"
  })
  void the_shell_nearest_to_1000_is_read(String bValues, int expected) throws Exception {
    List<Attributes> images = new ArrayList<>();
    for (String b : bValues.split(" ")) {
      images.add(
          MrImages.image(images.size() + 1, 0, 100, Statement.STANDARD, Integer.parseInt(b)));
    }
    Volume volume = read(images);
    assertEquals(OptionalDouble.of(expected), volume.diffusion().orElseThrow().bValue());
    assertEquals(1, volume.slices().get(0).sources().size());
    assertEquals(images.size() - 1, volume.dropped().size());
    assertEquals(
        Math.abs(expected - 1000) > 200,
        volume.remarks().stream().anyMatch(r -> r.contains("other contrast than the usual b=1000")),
        volume.remarks().toString());
  }

  @Test
  void directions_whose_b_values_differ_a_little_are_one_shell() throws Exception {
    DiffusionChoice choice =
        choice(
            MrImages.image(1, 0, 100, Statement.STANDARD, 990),
            MrImages.image(2, 0, 100, Statement.STANDARD, 1005),
            MrImages.image(3, 0, 100, Statement.STANDARD, 1030),
            MrImages.image(4, 0, 100, Statement.STANDARD, 1100));
    assertEquals(3, choice.imagesPerPosition());
  }

  @Test
  void a_trace_image_of_the_scanner_is_preferred_to_directions() throws Exception {
    List<Consumer<Attributes>> signs =
        List.of(
            a -> a.setString(Tag.DiffusionDirectionality, VR.CS, "ISOTROPIC"),
            a -> a.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY", "DIFFUSION", "TRACEW"),
            a -> a.setString(Tag.SequenceName, VR.SH, "*ep_b1000t"),
            a -> a.setString(MrImages.SIEMENS, MrImages.SIEMENS_DIRECTIONALITY, VR.CS, "ISOTROPIC"),
            a -> a.setString(MrImages.PHILIPS, MrImages.PHILIPS_DIRECTION, VR.CS, "I"),
            a ->
                a.setBytes(MrImages.PHILIPS, MrImages.PHILIPS_DIRECTION, VR.UN, MrImages.text("I")),
            a -> a.setInt(MrImages.GE, MrImages.GE_DIRECTION, VR.SS, 15),
            a -> a.setBytes(MrImages.GE, MrImages.GE_DIRECTION, VR.UN, new byte[] {15, 0}));
    for (Consumer<Attributes> sign : signs) {
      List<Attributes> images = directions(Statement.STANDARD);
      for (int position = 0; position < 3; position++) {
        Attributes trace = MrImages.image(50 + position, position, 70, Statement.STANDARD, 1000);
        sign.accept(trace);
        images.add(trace);
      }
      Volume volume = read(images);
      DiffusionChoice choice = volume.diffusion().orElseThrow();
      assertEquals(How.TRACE_IMAGE, choice.how());
      assertEquals(70, volume.slices().get(1).values().at(0, 0));
      assertEquals("1.2.3.4.51", volume.slices().get(1).source().sopInstanceUid());
      assertEquals(12, volume.dropped().size());
      assertEquals("b=1000, the scanner's trace image", choice.summary());
    }
  }

  @Test
  void trace_images_that_lack_positions_give_way_to_complete_directions() throws Exception {
    List<Attributes> images = directions(Statement.STANDARD);
    Attributes trace = MrImages.image(50, 1, 70, Statement.STANDARD, 1000);
    trace.setString(Tag.DiffusionDirectionality, VR.CS, "ISOTROPIC");
    images.add(trace);
    assertTraceOfThree(read(images));
  }

  @Test
  void trace_images_of_another_matrix_do_not_mix_with_the_directions() throws Exception {
    List<Attributes> images = directions(Statement.STANDARD);
    for (int position = 0; position < 2; position++) {
      Attributes trace = MrImages.image(50 + position, position, 70, Statement.STANDARD, 1000);
      trace.setString(Tag.DiffusionDirectionality, VR.CS, "ISOTROPIC");
      trace.setInt(Tag.Rows, VR.US, 2);
      TestSeries.setPixels(trace, new int[10]);
      images.add(trace);
    }
    assertTraceOfThree(read(images));
  }

  @Test
  void directions_of_another_matrix_are_left_out() throws Exception {
    List<Attributes> images = directions(Statement.STANDARD);
    Attributes other = images.get(3);
    other.setInt(Tag.Rows, VR.US, 2);
    TestSeries.setPixels(other, new int[10]);
    Volume volume = read(images);
    assertEquals(2, volume.slices().get(0).sources().size());
    assertEquals(3, volume.slices().get(1).sources().size());
    assertTrue(
        volume.remarks().get(0).startsWith("1 of 3 slices are made of fewer images"),
        volume.remarks().toString());
  }

  @Test
  void missing_directions_are_averaged_without_and_remarked() throws Exception {
    List<Attributes> images = directions(Statement.STANDARD);
    images.remove(3);
    images.remove(2);
    Volume volume = read(images);
    assertEquals(3, volume.slices().size());
    assertEquals(100, volume.slices().get(0).values().at(0, 0), 1e-3);
    assertEquals(200, volume.slices().get(1).values().at(0, 0), 1e-3);
    assertEquals(
        List.of(
            "1 of 3 slices are made of fewer images than the 3 of others (down to 1): their"
                + " contrast and noise differ"),
        volume.remarks());
  }

  @Test
  void a_position_with_b_0_alone_is_no_slice_and_remarked() throws Exception {
    List<Attributes> images = directions(Statement.STANDARD);
    images.subList(9, 12).clear();
    Volume volume = read(images);
    assertEquals(2, volume.slices().size());
    assertEquals(
        List.of("1 position has other images of this series but none of those read, and no slice"),
        volume.remarks());
  }

  @Test
  void two_directions_are_remarked() throws Exception {
    Volume volume =
        read(
            List.of(
                MrImages.image(1, 0, 100, Statement.STANDARD, 1000),
                MrImages.image(2, 0, 400, Statement.STANDARD, 1000)));
    assertEquals(200, volume.slices().get(0).values().at(0, 0), 1e-3);
    assertTrue(volume.remarks().get(0).startsWith("Two directions"), volume.remarks().toString());
  }

  @Test
  void a_pixel_without_signal_along_one_direction_is_zero() throws Exception {
    Attributes dark = MrImages.image(2, 0, 100, Statement.STANDARD, 1000);
    dark.setInt(Tag.PixelRepresentation, VR.US, 1);
    int[] stored = new int[TestSeries.ROWS * TestSeries.COLUMNS];
    Arrays.fill(stored, 300);
    stored[0] = 0;
    stored[1] = -5;
    TestSeries.setPixels(dark, stored);
    Volume volume = read(List.of(MrImages.image(1, 0, 300, Statement.STANDARD, 1000), dark));
    assertEquals(0, volume.slices().get(0).values().at(0, 0));
    assertEquals(0, volume.slices().get(0).values().at(1, 0));
    assertEquals(Math.sqrt(302 * 300), volume.slices().get(0).values().at(2, 0), 1e-3);
  }

  @Test
  void each_image_is_rescaled_before_the_mean() throws Exception {
    Attributes scaled = MrImages.image(2, 0, 100, Statement.STANDARD, 1000);
    scaled.setString(Tag.RescaleSlope, VR.DS, "4");
    scaled.setString(Tag.RescaleIntercept, VR.DS, "0");
    Volume volume = read(List.of(MrImages.image(1, 0, 100, Statement.STANDARD, 1000), scaled));
    assertEquals(200, volume.slices().get(0).values().at(0, 0), 1e-3);
  }

  @Test
  void maps_in_the_same_series_are_left_out_with_their_sign() throws Exception {
    List<Attributes> images = directions(Statement.SIEMENS_IS);
    for (String map : List.of("ADC", "FA", "COLFA", "TENSOR", "CALC_BVALUE", "EXP")) {
      Attributes image = MrImages.image(50 + images.size(), 0, 1, Statement.SIEMENS_IS, 1000);
      image.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY", "DIFFUSION", map, "ND");
      images.add(image);
    }
    Volume volume = read(images);
    assertTraceOfThree(volume);
    assertTrue(
        volume.dropped().stream().anyMatch(d -> d.reason().equals("Image Type says ADC")),
        volume.dropped().toString());
  }

  @Test
  void a_series_of_maps_alone_is_refused_by_name() {
    List<Consumer<Attributes>> signs =
        List.of(
            a -> a.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY", "DIFFUSION", "ADC", "ND"),
            a -> a.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY", "ADC", "UNSPECIFIED"),
            a ->
                a.setString(Tag.SeriesDescription, VR.LO, "Apparent Diffusion Coefficient (mm2/s)"),
            a -> a.setString(Tag.SeriesDescription, VR.LO, "dADC map, ADC (10^-6 mm2/s)"),
            a -> a.setString(Tag.SeriesDescription, VR.LO, "ep2d_diff_b0_b1000_ADC"),
            a -> a.setString(Tag.SeriesDescription, VR.LO, "eADC"),
            a -> a.setString(Tag.SeriesDescription, VR.LO, "dADC map DWI"),
            a -> a.setString(Tag.SeriesDescription, VR.LO, "dwi b1000adc"),
            a -> a.setString(Tag.SeriesDescription, VR.LO, "DWI ADCmap"),
            a -> a.setString(Tag.SeriesDescription, VR.LO, "Apparent Diff. Coeff."),
            a -> a.setString(Tag.SeriesDescription, VR.LO, "Diffusion coefficient"),
            a -> a.setString(Tag.SeriesDescription, VR.LO, "Fractional Aniso."),
            a -> a.setString(Tag.RescaleType, VR.LO, "10^-6 mm^2/s"),
            a -> a.setString(Tag.SequenceName, VR.SH, "*ep_b0_1000"));
    for (Consumer<Attributes> sign : signs) {
      for (int b : new int[] {-1, 0, 1000}) {
        Attributes image = MrImages.image(1, 0, 100);
        image.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY", "OTHER");
        if (b >= 0) {
          Statement.GE_IS.write(image, b);
        }
        sign.accept(image);
        VolumeException e = refused(image);
        assertEquals(Kind.NO_DIFFUSION, e.kind());
        assertTrue(e.getMessage().contains("1 image that are no measured DWI"), e.getMessage());
        assertTrue(e.getMessage().contains("choose that series"), e.getMessage());
      }
    }
  }

  @Test
  void a_measured_image_of_a_protocol_that_also_makes_an_adc_map_is_read() throws Exception {
    Attributes image = MrImages.image(1, 0, 100, Statement.SIEMENS_IS, 1000);
    image.setString(Tag.SeriesDescription, VR.LO, "DWI_b1000_ADC");
    assertEquals(OptionalDouble.of(1000), choice(image).bValue());
  }

  @Test
  void many_images_of_a_single_position_are_a_stack_that_lost_its_positions() {
    Attributes[] images = new Attributes[24];
    for (int i = 0; i < images.length; i++) {
      images[i] = MrImages.image(i + 1, 0, 100 + i, Statement.STANDARD, 1000);
    }
    VolumeException e = refused(images);
    assertEquals(Kind.INCONSISTENT_GEOMETRY, e.kind());
    assertTrue(e.getMessage().contains("All 24 diffusion-weighted images"), e.getMessage());
  }

  @ParameterizedTest
  @EnumSource(names = {"SS", "US", "SL", "UL"})
  void a_private_b_value_of_any_whole_number_type_is_read(VR vr) throws Exception {
    Attributes image = MrImages.image(1, 0, 100);
    image.setInt("SIEMENS MR HEADER", 0x0019000C, vr, 1000);
    assertEquals(OptionalDouble.of(1000), choice(image).bValue());
  }

  @Test
  void unweighted_images_alone_are_refused() {
    VolumeException e =
        refused(
            MrImages.image(1, 0, 100, Statement.STANDARD, 0),
            MrImages.image(2, 1, 100, Statement.STANDARD, 5));
    assertEquals(Kind.NO_DIFFUSION, e.kind());
    assertTrue(e.getMessage().contains("2 images of b=0, no diffusion weighting"), e.getMessage());
  }

  @Test
  void unsuitable_b_values_are_refused_with_those_found() {
    VolumeException e =
        refused(
            MrImages.image(1, 0, 100, Statement.STANDARD, 0),
            MrImages.image(2, 0, 100, Statement.STANDARD, 200),
            MrImages.image(3, 0, 100, Statement.STANDARD, 3000));
    assertEquals(Kind.NO_DIFFUSION, e.kind());
    assertTrue(
        e.getMessage().contains("found b=0 (1 image), 200 (1 image), 3000 (1 image)"),
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T1 mprage",
        "t2_tse_tra",
        "AX T2 FLAIR",
        "Flair dark fluid",
        "SWI_Images",
        "3D TOF MRA",
        "PWI perfusion"
      })
  void other_contrasts_are_refused_by_name_even_with_a_b_value_of_zero(String description) {
    for (int b : new int[] {-1, 0}) {
      Attributes image = MrImages.image(1, 0, 100);
      image.setString(Tag.SeriesDescription, VR.LO, description);
      if (b >= 0) {
        Statement.PHILIPS_FL.write(image, b);
      }
      VolumeException e = refused(image);
      assertEquals(Kind.NO_DIFFUSION, e.kind());
      assertTrue(e.getMessage().contains("of another contrast"), e.getMessage());
    }
  }

  @Test
  void ges_element_says_nothing_on_a_series_that_calls_itself_something_else() {
    Attributes image = MrImages.image(1, 0, 100, Statement.GE_IS, 1000);
    image.setString(Tag.SeriesDescription, VR.LO, "Ax T2 FLAIR");
    assertEquals(Kind.NO_DIFFUSION, refused(image).kind());
  }

  @Test
  void ges_t2_image_is_unweighted_whatever_b_value_it_bears() throws Exception {
    Attributes t2 = MrImages.image(1, 0, 900, Statement.GE_IS, 1000);
    t2.setInt(MrImages.GE, MrImages.GE_DIRECTION, VR.SS, 14);
    Volume volume = read(List.of(t2, MrImages.image(2, 0, 100, Statement.GE_IS, 1000)));
    assertEquals("1.2.3.4.2", volume.slices().get(0).source().sopInstanceUid());
    assertEquals(1, volume.slices().get(0).sources().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DWI", "ep2d_diff_3scan_trace_p2", "AX DWI ASSET", "Diffusion trace", "DTI_30dir"})
  void one_image_per_position_that_is_called_diffusion_is_read_with_a_remark(String description)
      throws Exception {
    Attributes image = MrImages.image(1, 0, 100);
    image.setString(Tag.SeriesDescription, VR.LO, description);
    Volume volume = read(List.of(image));
    DiffusionChoice choice = volume.diffusion().orElseThrow();
    assertEquals(OptionalDouble.empty(), choice.bValue());
    assertEquals(How.SINGLE_IMAGE, choice.how());
    assertTrue(
        volume.remarks().get(0).startsWith("No image states a b-value; read as diffusion-weighted"),
        volume.remarks().toString());
  }

  @Test
  void a_b_value_in_the_description_is_taken_with_a_remark_where_it_is_the_only_one()
      throws Exception {
    Attributes image = MrImages.image(1, 0, 100);
    image.setString(Tag.SeriesDescription, VR.LO, "DWI b=1000 ax");
    Volume volume = read(List.of(image));
    assertEquals(OptionalDouble.of(1000), volume.diffusion().orElseThrow().bValue());
    assertTrue(volume.remarks().get(0).contains("Series Description"), volume.remarks().toString());

    image.setString(Tag.SeriesDescription, VR.LO, "DWI b0 b1000");
    assertEquals(OptionalDouble.empty(), read(List.of(image)).diffusion().orElseThrow().bValue());
  }

  @Test
  void several_images_per_position_without_b_values_are_not_chosen_by_chance() {
    List<Attributes> images = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Attributes image = MrImages.image(i + 1, i / 2, 100);
      image.setString(Tag.SeriesDescription, VR.LO, "DWI b0 b1000");
      images.add(image);
    }
    VolumeException e = refused(images.toArray(Attributes[]::new));
    assertEquals(Kind.SEVERAL_VOLUMES, e.kind());
    assertTrue(e.getMessage().contains("4 images at 2 positions"), e.getMessage());
  }

  @Test
  void images_that_state_no_b_value_beside_others_that_do_are_left_out() throws Exception {
    List<Attributes> images = directions(Statement.CANON);
    for (int i : new int[] {0, 4, 8}) {
      images.get(i).remove(Tag.ImageComments);
    }
    assertTraceOfThree(read(images));
  }

  @Test
  void a_series_of_which_nothing_is_known_is_refused() {
    VolumeException e = refused(MrImages.image(1, 0, 100));
    assertEquals(Kind.NO_DIFFUSION, e.kind());
    assertTrue(
        e.getMessage().contains("1 image of which nothing says that it is diffusion-weighted"),
        e.getMessage());
  }

  @Test
  void a_mosaic_is_refused_by_name() {
    Attributes image = MrImages.image(1, 0, 100, Statement.SIEMENS_IS, 1000);
    image.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "DIFFUSION", "NONE", "MOSAIC");
    assertTrue(refused(image).getMessage().contains("mosaic"));
  }

  @Test
  void frames_of_an_enhanced_image_are_chosen_one_by_one() throws Exception {
    double[] b = {0, 1000, 1000, 1000, 0, 1000, 1000, 1000};
    String[] directional = new String[8];
    Arrays.fill(directional, "DIRECTIONAL");
    directional[0] = "NONE";
    directional[4] = "NONE";
    Volume volume = read(List.of(MrImages.enhanced(1, b, directional)));
    assertEquals(2, volume.slices().size());
    assertEquals(
        List.of(6, 7, 8),
        volume.slices().get(1).sources().stream().map(SourceImage::frameNumber).toList());
    assertEquals(Math.cbrt(600.0 * 700 * 800), volume.slices().get(1).values().at(0, 0), 1e-2);

    String[] trace = directional.clone();
    trace[3] = "ISOTROPIC";
    trace[7] = "ISOTROPIC";
    volume = read(List.of(MrImages.enhanced(1, b, trace)));
    assertEquals(How.TRACE_IMAGE, volume.diffusion().orElseThrow().how());
    assertEquals(800, volume.slices().get(1).values().at(0, 0));
    assertEquals(8, volume.slices().get(1).source().frameNumber());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1000, Double.POSITIVE_INFINITY, 1e300, 60_000})
  void an_impossible_b_value_is_as_good_as_none(double b) throws Exception {
    Attributes image = MrImages.image(1, 0, 100);
    image.setDouble(Tag.DiffusionBValue, VR.FD, b);
    assertEquals(Kind.NO_DIFFUSION, refused(image).kind());
    Statement.SEQUENCE_NAME.write(image, 1000);
    assertEquals(OptionalDouble.of(1000), choice(image).bValue());
  }

  @Test
  void garbage_in_private_elements_is_read_past_or_refused() throws Exception {
    Random random = new Random(11);
    VR[] kinds = {VR.UN, VR.OB, VR.IS, VR.FL, VR.FD, VR.LO, VR.SS, VR.DS};
    int refused = 0;
    for (int round = 0; round < 100; round++) {
      List<Attributes> images = directions(Statement.STANDARD);
      for (Attributes image : images) {
        if (round % 2 == 0) {
          image.remove(Tag.DiffusionBValue);
        }
        garbage(image, MrImages.SIEMENS, MrImages.SIEMENS_B, kinds, random);
        garbage(image, MrImages.SIEMENS, MrImages.SIEMENS_DIRECTIONALITY, kinds, random);
        garbage(image, MrImages.GE, MrImages.GE_B, kinds, random);
        garbage(image, MrImages.GE, MrImages.GE_DIRECTION, kinds, random);
        garbage(image, MrImages.PHILIPS, MrImages.PHILIPS_B, kinds, random);
        garbage(image, MrImages.PHILIPS, MrImages.PHILIPS_DIRECTION, kinds, random);
      }
      try {
        Volume volume = read(images);
        assertTrue(volume.diffusion().orElseThrow().bValue().orElseThrow() >= 500);
      } catch (VolumeException e) {
        assertFalse(e.getMessage().isBlank());
        refused++;
      }
    }
    assertTrue(refused > 0 && refused < 90, "refused " + refused);
  }

  private static void garbage(
      Attributes image, String creator, int tag, VR[] kinds, Random random) {
    byte[] bytes = new byte[2 * random.nextInt(8)];
    random.nextBytes(bytes);
    image.setBytes(creator, tag, kinds[random.nextInt(kinds.length)], bytes);
  }

  /** Random series: the sources are exactly the images of the shell nearest to 1000. */
  @Test
  void exactly_the_images_of_the_nearest_shell_are_sources() throws Exception {
    Random random = new Random(5);
    int[] shells = {0, 50, 300, 500, 700, 1000, 1500, 2000, 3000};
    for (int round = 0; round < 60; round++) {
      Statement statement = Statement.values()[random.nextInt(Statement.values().length)];
      List<Attributes> images = new ArrayList<>();
      List<Integer> bValues = new ArrayList<>();
      int count = 2 + random.nextInt(20);
      for (int i = 0; i < count; i++) {
        int b = shells[random.nextInt(shells.length)];
        bValues.add(b);
        images.add(MrImages.image(i + 1, random.nextInt(4), 100 + i, statement, b));
      }
      OptionalDouble best =
          bValues.stream()
              .mapToDouble(b -> b)
              .filter(b -> b >= 500 && b <= 2000)
              .reduce((x, y) -> Math.abs(x - 1000) <= Math.abs(y - 1000) ? x : y);
      if (best.isEmpty()) {
        assertEquals(
            Kind.NO_DIFFUSION, refused(images.toArray(Attributes[]::new)).kind(), "" + bValues);
        continue;
      }
      double shell =
          bValues.stream()
              .mapToDouble(b -> b)
              .filter(b -> Math.abs(b - 1000) == Math.abs(best.getAsDouble() - 1000))
              .max()
              .orElseThrow();
      Set<String> expected =
          images.stream()
              .filter(image -> bValues.get(images.indexOf(image)) == shell)
              .map(image -> image.getString(Tag.SOPInstanceUID))
              .collect(Collectors.toSet());
      Volume volume = read(images);
      List<String> sources =
          volume.slices().stream()
              .flatMap(slice -> slice.sources().stream())
              .map(SourceImage::sopInstanceUid)
              .toList();
      assertEquals(expected, Set.copyOf(sources));
      assertEquals(expected.size(), sources.size());
      assertEquals(count, sources.size() + volume.dropped().size());
    }
  }

  private Volume read(List<Attributes> images) throws Exception {
    return TestSeries.read(folder, images.toArray(Attributes[]::new));
  }

  private DiffusionChoice choice(Attributes... images) throws Exception {
    return read(List.of(images)).diffusion().orElseThrow();
  }

  private VolumeException refused(Attributes... images) {
    return assertThrows(VolumeException.class, () -> read(List.of(images)));
  }
}
