package org.secondread.hemorrhage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.viewer.OpenSeries;
import org.secondread.viewer.Suitability;

class HemorrhageProfileTest {

  private static Suitability ask(String description, int images) {
    OpenSeries series =
        new OpenSeries(
            "1.2", "CT", "HEAD", description, images, false, List.of(Path.of("a.dcm")), 0);
    return Suitability.of(series, HemorrhageProfile.create());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Head 5mm", "", "AXIAL"})
  void a_plain_head_ct_is_read(String description) {
    assertEquals(Optional.empty(), ask(description, 28).obstacle());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Topogram 0.6", "Dose report", "CTA Head", "Angio", "Head MIP", "PERF_HEAD"})
  void other_kinds_of_ct_are_not(String description) {
    assertFalse(ask(description, 28).isSuitable());
  }

  @Test
  void five_images_are_the_least() {
    assertFalse(ask("", 4).isSuitable());
    assertTrue(ask("", 5).isSuitable());
  }
}
