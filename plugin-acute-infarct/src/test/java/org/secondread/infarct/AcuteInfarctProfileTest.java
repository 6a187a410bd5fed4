package org.secondread.infarct;

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

class AcuteInfarctProfileTest {

  private static Suitability ask(String description, int images) {
    OpenSeries series =
        new OpenSeries(
            "1.2", "MR", "HEAD", description, images, false, List.of(Path.of("a.dcm")), 0);
    return Suitability.of(series, AcuteInfarctProfile.create());
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
  void diffusion_mr_is_read(String description) {
    assertEquals(Optional.empty(), ask(description, 28).obstacle());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADC", "AX T2 FLAIR", "t1_mprage", "SWI", "TOF 3D"})
  void other_kinds_of_mr_are_not(String description) {
    assertFalse(ask(description, 28).isSuitable());
  }

  @Test
  void five_images_are_the_least() {
    assertFalse(ask("", 4).isSuitable());
    assertTrue(ask("", 5).isSuitable());
  }
}
