package org.secondread.viewer.ui;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.SliceFinding;
import org.secondread.pipeline.Stage;
import org.secondread.viewer.Messages;
import org.secondread.viewer.ResultModel;

/** A result in the words of the reader's language. */
final class ResultWords {

  private ResultWords() {}

  /** What was found, in one line. */
  static String outcome(Finding finding) {
    return Messages.of(
        "outcome",
        finding.outcome(),
        Messages.get("lesion." + finding.lesionType().id()),
        finding.lesions().size(),
        finding.count(SliceFinding.State.OUTLINED));
  }

  /** The volume of all lesions, and of the accepted ones where there are some. */
  static String totals(ResultModel model) {
    OptionalDouble total = model.finding().volumeMl();
    if (total.isEmpty()) {
      return Messages.get("total.unknown");
    }
    return model.accepted().isEmpty()
        ? Messages.get("total", total.getAsDouble())
        : Messages.get(
            "total.accepted", total.getAsDouble(), model.acceptedVolumeMl().orElseThrow());
  }

  /** Names the slices past the gate that no outline leads to; empty where there are none. */
  static Optional<String> slicesToLookAt(Finding finding) {
    List<SliceFinding> slices = finding.pastGateWithoutOutline();
    if (slices.isEmpty()) {
      return Optional.empty();
    }
    String numbers =
        slices.stream()
            .map(slice -> Integer.toString(slice.index() + 1))
            .collect(Collectors.joining(", "));
    return Optional.of(Messages.get("details.past", numbers));
  }

  /** Device, times, what was read and what was noticed, a line each. */
  static String details(Finding finding) {
    StringJoiner lines = new StringJoiner("\n");
    slicesToLookAt(finding).ifPresent(lines::add);
    lines.add(
        Messages.get(
            "details.device",
            finding.provenance().device().name(),
            finding.provenance().device().why()));
    lines.add(Messages.get("details.time", finding.timings().totalMs() / 1000, stages(finding)));
    lines.add(
        Messages.get(
            "details.slices",
            finding.slices().size(),
            finding.count(SliceFinding.State.NO_BRAIN),
            finding.volume().dropped().size()));
    finding
        .volume()
        .diffusion()
        .ifPresent(
            choice ->
                lines.add(Messages.get("details.diffusion", choice.summary(), choice.reason())));
    finding.volume().remarks().forEach(lines::add);
    return lines.toString();
  }

  private static String stages(Finding finding) {
    StringJoiner stages = new StringJoiner(", ");
    for (Stage stage : Stage.values()) {
      stages.add(
          Messages.of("stage", stage)
              + " "
              + Messages.get("seconds", finding.timings().ms(stage) / 1000));
    }
    return stages.toString();
  }
}
