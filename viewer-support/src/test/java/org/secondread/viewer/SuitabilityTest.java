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
  private static final LesionProfile PROFILE = TestProfiles.ct();

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
    assertTrue(Suitability.of(ct(bodyPart, description, 28), PROFILE).isSuitable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHEST", "ABDOMEN", "C SPINE", "PELVIS"})
  void another_part_of_the_body_is_not(String bodyPart) {
    String why = Suitability.of(ct(bodyPart, "", 28), PROFILE).obstacle().orElseThrow();
    assertTrue(why.contains(bodyPart), why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Scout", "head_SCOUT", "Head (contrasted)"})
  void words_that_contradict_exclude_a_series(String description) {
    String why = Suitability.of(ct("HEAD", description, 28), PROFILE).obstacle().orElseThrow();
    assertTrue(why.contains(description), why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Scouting", "Head contrast blood", ""})
  void parts_of_words_exclude_nothing_and_words_that_suit_outweigh(String description) {
    assertTrue(Suitability.of(ct("HEAD", description, 28), PROFILE).isSuitable(), description);
  }

  @Test
  void a_description_of_another_part_of_the_body_is_shown() {
    String why = Suitability.of(ct("", "Liver 3mm", 28), PROFILE).obstacle().orElseThrow();
    assertTrue(why.contains("Liver 3mm"), why);
  }

  @Test
  void the_wrong_modality_is_named_beside_the_right_one() {
    String why = Suitability.of(mr("DWI"), PROFILE).obstacle().orElseThrow();
    assertTrue(why.contains("MR") && why.contains("CT"), why);
  }

  @Test
  void a_series_that_is_still_loading_has_to_wait() {
    assertFalse(Suitability.of(series("CT", "", "", 12, true, 0), PROFILE).isSuitable());
  }

  @Test
  void too_few_images_and_missing_files_are_told() {
    assertFalse(Suitability.of(ct("HEAD", "", 2), PROFILE).isSuitable());
    assertFalse(Suitability.of(series("CT", "", "", 28, false, 3), PROFILE).isSuitable());
  }

  @Test
  void every_reason_is_a_sentence_and_not_a_key() {
    assertFalse(Suitability.ofNoSeries().obstacle().orElseThrow().contains("!"));
    assertEquals(true, Suitability.of(ct("HEAD", "", 28), PROFILE).isSuitable());
  }
}
