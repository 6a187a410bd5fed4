package org.secondread.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuitabilityTest {
  private static final LesionProfile ICH = LesionProfile.hemorrhage();
  private static final LesionProfile ACI = LesionProfile.acuteInfarct();

  private static OpenSeries ct(String bodyPart, String description, int images) {
    return series("CT", bodyPart, description, images, false, 0);
  }

  private static OpenSeries mr(String description) {
    return series("MR", "BRAIN", description, 30, false, 0);
  }

  private static OpenSeries series(
      String modality,
      String bodyPart,
      String description,
      int images,
      boolean loading,
      int missing) {
    return new OpenSeries(
        "1.2",
        modality,
        bodyPart,
        description,
        images,
        loading,
        List.of(Path.of("a.dcm")),
        missing);
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, Head 5mm",
    "'', ''",
    "BRAIN, AXIAL",
    "HEADNECK, ''",
    "SKULL, ''",
    "HEAD CHEST, ''",
    "CHEST, Head 5mm"
  })
  void a_head_ct_is_suitable(String bodyPart, String description) {
    assertTrue(Suitability.of(ct(bodyPart, description, 28), ICH).isSuitable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHEST", "ABDOMEN", "C SPINE", "PELVIS"})
  void another_part_of_the_body_is_not(String bodyPart) {
    String why = Suitability.of(ct(bodyPart, "", 28), ICH).obstacle().orElseThrow();
    assertTrue(why.contains(bodyPart), why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Topogram 0.6", "Dose report", "CTA Head", "Head MIP", "PERF_HEAD"})
  void other_kinds_of_ct_are_not(String description) {
    assertFalse(Suitability.of(ct("HEAD", description, 28), ICH).isSuitable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DWI b1000",
        "ep2d_diff_3scan_trace",
        "ep2d_diff_ADC+trace",
        "",
        "AX DWI T2 b=1000"
      })
  void diffusion_mr_is_suitable(String description) {
    assertTrue(Suitability.of(mr(description), ACI).isSuitable(), description);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADC", "AX T2 FLAIR", "t1_mprage", "SWI", "TOF 3D"})
  void other_kinds_of_mr_are_not(String description) {
    assertFalse(Suitability.of(mr(description), ACI).isSuitable(), description);
  }

  @Test
  void a_description_of_another_part_of_the_body_is_shown() {
    String why = Suitability.of(ct("", "Liver 3mm", 28), ICH).obstacle().orElseThrow();
    assertTrue(why.contains("Liver 3mm"), why);
  }

  @Test
  void the_wrong_modality_is_named_beside_the_right_one() {
    String why = Suitability.of(mr("DWI"), ICH).obstacle().orElseThrow();
    assertTrue(why.contains("MR") && why.contains("CT"), why);
  }

  @Test
  void a_series_that_is_still_loading_has_to_wait() {
    assertFalse(Suitability.of(series("CT", "", "", 12, true, 0), ICH).isSuitable());
  }

  @Test
  void too_few_images_and_missing_files_are_told() {
    assertFalse(Suitability.of(ct("HEAD", "", 2), ICH).isSuitable());
    assertFalse(Suitability.of(series("CT", "", "", 28, false, 3), ICH).isSuitable());
  }

  @Test
  void every_reason_is_a_sentence_and_not_a_key() {
    assertFalse(Suitability.ofNoSeries().obstacle().orElseThrow().contains("!"));
    assertEquals(true, Suitability.of(ct("HEAD", "", 28), ICH).isSuitable());
  }
}
