package org.secondread.training.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.training.experiment.TinyExperiment.Result;

/** Every experiment that needs data, on drawn diffusion volumes of an ill and a healthy subject. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InfarctExperimentTest {
  /** How long it learns changes nothing here. */
  private static final String[] SHORT = {"--epochs=1", "--segmenter-epochs=1"};

  private TinyExperiment experiment;

  @BeforeAll
  void makeAPack(@TempDir Path folder) throws IOException {
    experiment = TinyExperiment.infarct(folder);
  }

  @Test
  void every_table_is_made_where_only_a_healthy_subject_is_held_out() {
    for (String name : List.of("classifiers", "segmenters", "thresholds", "screening")) {
      Result result = experiment.run(name, SHORT);
      assertEquals(0, result.status(), result.text());
    }
    Result masks = experiment.run("masks", SHORT);
    assertEquals(0, masks.status(), masks.text());
    assertTrue(masks.text().contains("held out 0 slices with and 6 without lesion"), masks.text());
    assertTrue(masks.text().contains("| Refined_mask of any brightness, pack "), masks.text());
  }

  @Test
  void painted_lesions_that_stand_in_are_told_where_they_count() {
    Result screening = experiment.run("screening");
    String told = "the held-out slices show no lesion, so the 18 painted ones count";
    assertTrue(screening.text().contains(told), screening.text());
  }
}
