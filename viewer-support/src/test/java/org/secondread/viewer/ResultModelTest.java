package org.secondread.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dcm4che3.data.UID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.image.Mask;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.Outcome;
import org.secondread.report.ReportInfo.Presence;
import org.secondread.viewer.ResultModel.Decision;
import org.secondread.viewer.ResultModel.Overlay;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultModelTest {
  private static final List<ResultFile> FILES =
      List.of(new ResultFile(Path.of("seg.dcm"), UID.SegmentationStorage, "1.2.3"));

  private Finding bleeding;
  private Finding healthy;

  @BeforeAll
  void read(@TempDir Path folder) throws Exception {
    bleeding = TestFindings.bleeding(folder.resolve("bleeding"));
    healthy = TestFindings.healthy(folder.resolve("healthy"));
  }

  @Test
  void a_negative_result_says_so() {
    assertEquals(Outcome.NEGATIVE, healthy.outcome());
    assertEquals(Outcome.LESIONS, bleeding.outcome());
  }

  @Test
  void it_opens_at_the_largest_lesion() {
    assertEquals(bleeding.lesions().get(0).centreSlice(), new ResultModel(bleeding).slice());
  }

  @Test
  void only_accepted_lesions_are_in_the_masks_to_save() {
    ResultModel model = new ResultModel(bleeding);
    assertEquals(0, voxels(model.acceptedMasks()));
    model.decide(0, Decision.ACCEPTED);
    assertEquals(bleeding.lesions().get(0).voxels(), voxels(model.acceptedMasks()));
    model.decide(0, Decision.REJECTED);
    assertEquals(0, voxels(model.acceptedMasks()));
    assertEquals(0, model.shownMask(model.slice()).count());
  }

  @Test
  void a_decision_and_a_comment_outlive_a_new_threshold() {
    ResultModel model = new ResultModel(bleeding);
    model.decide(0, Decision.ACCEPTED);
    model.comment(0, " basal ganglia ");
    model.show(model.recut(0.3));
    assertEquals(0.3, model.finding().threshold());
    assertTrue(
        model.rows().stream()
            .anyMatch(
                row ->
                    row.decision() == Decision.ACCEPTED && row.comment().equals("basal ganglia")));
  }

  @Test
  void decisions_come_back_with_the_lesions_that_a_higher_threshold_hid() {
    ResultModel model = new ResultModel(bleeding);
    model.decide(0, Decision.REJECTED);
    model.comment(0, "calcification");
    model.show(model.recut(1));
    assertEquals(0, model.rows().size());
    model.show(model.recut(bleeding.threshold()));
    assertEquals(Decision.REJECTED, model.rows().get(0).decision());
    assertEquals("calcification", model.rows().get(0).comment());
  }

  @Test
  void a_decision_that_is_taken_back_stays_taken_back() {
    ResultModel model = new ResultModel(bleeding);
    model.decide(0, Decision.ACCEPTED);
    model.decide(0, Decision.OPEN);
    model.show(model.recut(0.6));
    assertEquals(Decision.OPEN, model.rows().get(0).decision());
  }

  @Test
  void a_later_finding_of_the_series_inherits_what_was_said() {
    ResultModel model = new ResultModel(bleeding);
    model.decide(0, Decision.ACCEPTED);
    ResultModel later = model.successor(bleeding.withThreshold(bleeding.threshold()));
    assertEquals(Decision.ACCEPTED, later.rows().get(0).decision());
    assertEquals(
        bleeding.lesions().get(0).volumeMl().orElseThrow(),
        later.acceptedVolumeMl().orElseThrow(),
        1e-9);
  }

  @Test
  void nothing_outlined_above_the_gate_is_not_called_negative() {
    ResultModel model = new ResultModel(bleeding);
    model.show(model.recut(1));
    assertEquals(0, model.rows().size());
    assertEquals(Outcome.UNDETERMINED, model.finding().outcome());
  }

  @Test
  void slices_past_the_gate_without_an_outline_keep_a_rejection_from_being_called_negative() {
    ResultModel model = new ResultModel(bleeding);
    model.decide(0, Decision.REJECTED);
    assertEquals(List.of(), bleeding.pastGateWithoutOutline());
    assertEquals(Presence.ABSENT, model.presence());

    ResultModel partly = new ResultModel(TestFindings.partlyOutlined(bleeding));
    assertEquals(Outcome.LESIONS, partly.finding().outcome());
    assertFalse(partly.isJudged());
    partly.decide(0, Decision.REJECTED);
    assertTrue(partly.isJudged());
    assertEquals(Presence.UNDETERMINED, partly.presence());
    assertEquals(
        List.of(partly.finding().pastGateWithoutOutline().get(0).index()), partly.keySlices());
    partly.decide(0, Decision.ACCEPTED);
    assertEquals(Presence.PRESENT, partly.presence());
  }

  @Test
  void a_result_counts_as_saved_until_something_of_it_changes() {
    ResultModel model = new ResultModel(bleeding);
    model.decide(0, Decision.ACCEPTED);
    assertEquals(Optional.empty(), model.savedAt());
    Consumer<List<ResultFile>> ended = model.startSaving();
    assertTrue(model.isSaving());
    ended.accept(FILES);
    assertFalse(model.isSaving());
    model.showSlice(1);
    model.show(Overlay.HEAT_MAP, true);
    assertTrue(model.savedAt().isPresent());
    assertEquals(FILES, model.savedFiles());
    model.comment(0, "basal ganglia");
    assertEquals(Optional.empty(), model.savedAt());
  }

  @Test
  void a_result_that_the_study_has_lost_counts_as_saved_no_longer() {
    ResultModel model = new ResultModel(bleeding);
    model.startSaving().accept(FILES);
    model.forgetSaved();
    assertEquals(Optional.empty(), model.savedAt());
    assertEquals(List.of(), model.savedFiles());
  }

  @Test
  void what_failed_or_was_changed_while_it_was_saved_does_not_count_as_saved() {
    ResultModel model = new ResultModel(bleeding);
    model.decide(0, Decision.ACCEPTED);
    model.startSaving().accept(List.of());
    assertEquals(Optional.empty(), model.savedAt());
    Consumer<List<ResultFile>> ended = model.startSaving();
    model.decide(0, Decision.REJECTED);
    ended.accept(FILES);
    assertEquals(Optional.empty(), model.savedAt());
  }

  @Test
  void slices_stay_within_the_volume_and_changes_are_told() {
    ResultModel model = new ResultModel(bleeding);
    AtomicInteger changes = new AtomicInteger();
    model.addListener(changes::incrementAndGet);
    model.showSlice(99);
    assertEquals(7, model.slice());
    model.showSlice(-1);
    assertEquals(0, model.slice());
    assertEquals(2, changes.get());
  }

  private static long voxels(List<Mask> masks) {
    return masks.stream().mapToLong(Mask::count).sum();
  }
}
