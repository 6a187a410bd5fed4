package org.secondread.viewer;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.secondread.image.Mask;
import org.secondread.lesion.Lesion;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.SliceFinding;
import org.secondread.report.ReportInfo.Presence;

/**
 * A finding under review: the threshold, what the reader decides about each lesion, and what is
 * shown. For one thread, the event dispatch thread in a viewer; {@link #recut} alone may run
 * elsewhere.
 */
public final class ResultModel {
  private static final int MOST_KEY_SLICES = 6;

  private final Judgements judgements;
  private final List<Runnable> listeners = new ArrayList<>();
  private final Set<Overlay> overlays = EnumSet.of(Overlay.FINAL_OUTLINE);
  private Finding finding;
  private List<Row> rows;
  private int slice;
  private boolean saving;
  private Saved saved;

  /** What the reader says of a lesion. */
  public enum Decision {
    OPEN,
    ACCEPTED,
    REJECTED
  }

  /** What can be drawn over a slice. */
  public enum Overlay {
    HEAT_MAP,
    CRF_OUTLINE,
    FINAL_OUTLINE
  }

  /** A lesion with the reader's decision and comment. */
  public record Row(Lesion lesion, Decision decision, String comment) {}

  /** What was saved, as which files, and when. */
  private record Saved(Finding finding, List<Row> rows, List<ResultFile> files, LocalTime at) {}

  public ResultModel(Finding finding) {
    this(finding, new Judgements());
  }

  private ResultModel(Finding finding, Judgements judgements) {
    this.finding = finding;
    this.judgements = judgements;
    this.rows = judgedRows(finding);
    this.slice = startSlice(finding);
  }

  private ResultModel(ResultModel other) {
    this.finding = other.finding;
    this.judgements = other.judgements;
    this.rows = other.rows;
    this.slice = other.slice;
  }

  /** As it is now, without listeners, for a thread that works while the review goes on. */
  public ResultModel copy() {
    return new ResultModel(this);
  }

  /**
   * A model of a later finding of the series, which may have got more images or another model pack.
   * Its lesions keep decision and comment as with {@link #show(Finding)}.
   */
  public ResultModel successor(Finding later) {
    return new ResultModel(later, judgements);
  }

  /** Opens at the largest lesion, else at the slice of the highest score. */
  private static int startSlice(Finding finding) {
    return finding.lesions().isEmpty()
        ? mostSuspicious(finding)
        : finding.lesions().get(0).centreSlice();
  }

  private static int mostSuspicious(Finding finding) {
    int best = 0;
    for (SliceFinding slice : finding.slices()) {
      if (slice.probability().orElse(-1) > finding.slices().get(best).probability().orElse(-1)) {
        best = slice.index();
      }
    }
    return best;
  }

  private List<Row> judgedRows(Finding of) {
    return of.lesions().stream().map(lesion -> judgements.of(of.volume(), lesion)).toList();
  }

  public Finding finding() {
    return finding;
  }

  public List<Row> rows() {
    return rows;
  }

  /** The finding at another threshold; changes nothing, so that any thread may compute it. */
  public Finding recut(double threshold) {
    return finding.withThreshold(threshold);
  }

  /**
   * Shows the finding at another threshold. A lesion keeps decision and comment while most of it
   * was judged so.
   *
   * @param recut by {@link #recut} of this model
   */
  public void show(Finding recut) {
    rows = judgedRows(recut);
    finding = recut;
    changed();
  }

  /** Sets the decision about a lesion by its place in {@link #rows}. */
  public void decide(int index, Decision decision) {
    Row row = rows.get(index);
    replace(index, new Row(row.lesion(), decision, row.comment()));
  }

  /** Sets the comment on a lesion by its place in {@link #rows}. */
  public void comment(int index, String text) {
    Row row = rows.get(index);
    replace(index, new Row(row.lesion(), row.decision(), text.strip()));
  }

  private void replace(int index, Row row) {
    judgements.note(finding.volume(), row);
    List<Row> next = new ArrayList<>(rows);
    next.set(index, row);
    rows = List.copyOf(next);
    changed();
  }

  /** The rows the reader accepted. */
  public List<Row> accepted() {
    return rows.stream().filter(row -> row.decision() == Decision.ACCEPTED).toList();
  }

  /**
   * What the reader's decisions say of lesions: undetermined where none is accepted and slices past
   * the gate have no outline to be judged by.
   */
  public Presence presence() {
    if (!accepted().isEmpty()) {
      return Presence.PRESENT;
    }
    return finding.pastGateWithoutOutline().isEmpty() ? Presence.ABSENT : Presence.UNDETERMINED;
  }

  /** Whether every lesion is accepted or rejected. */
  public boolean isJudged() {
    return rows.stream().noneMatch(row -> row.decision() == Decision.OPEN);
  }

  /**
   * Notes that the result is being saved as it is now.
   *
   * @return to be told, once, the files that are in the study now; none where it was not saved
   */
  public Consumer<List<ResultFile>> startSaving() {
    Finding finding = this.finding;
    List<Row> rows = this.rows;
    saving = true;
    changed();
    return files -> {
      saving = false;
      if (!files.isEmpty()) {
        saved = new Saved(finding, rows, files, LocalTime.now());
      }
      changed();
    };
  }

  /** The files of the last save, as far as they are known to be in the study. */
  public List<ResultFile> savedFiles() {
    return saved == null ? List.of() : saved.files();
  }

  /** Notes that the study holds the files of the last save no longer. */
  public void forgetSaved() {
    saved = null;
    changed();
  }

  /** Whether a save has yet to end. */
  public boolean isSaving() {
    return saving;
  }

  /** When the result was saved as it is now; empty where it was not, or was changed since. */
  public Optional<LocalTime> savedAt() {
    return Optional.ofNullable(saved)
        .filter(last -> last.finding() == finding && last.rows() == rows)
        .map(Saved::at);
  }

  /**
   * The slices that tell most: the middle ones of at most six accepted lesions, the largest first;
   * without any, at most six that pass the gate without an outline, else the one of the highest
   * score.
   */
  public List<Integer> keySlices() {
    List<Integer> slices =
        switch (presence()) {
          case PRESENT ->
              accepted().stream().map(row -> row.lesion().centreSlice()).distinct().toList();
          case UNDETERMINED ->
              finding.pastGateWithoutOutline().stream().map(SliceFinding::index).toList();
          case ABSENT -> List.of(mostSuspicious(finding));
        };
    return slices.stream().limit(MOST_KEY_SLICES).toList();
  }

  /** The masks of the accepted lesions alone, one per slice. */
  public List<Mask> acceptedMasks() {
    return Lesion.masksOf(finding.masks(), acceptedLesions());
  }

  private List<Lesion> acceptedLesions() {
    return accepted().stream().map(Row::lesion).toList();
  }

  /** The volume of the accepted lesions in mL; empty where the extent of the slices is unknown. */
  public OptionalDouble acceptedVolumeMl() {
    return Lesion.volumeMl(acceptedLesions());
  }

  /** The lesions of one slice that are not rejected. */
  public Mask shownMask(int index) {
    Mask all = finding.masks().get(index);
    if (rows.stream().noneMatch(row -> row.decision() == Decision.REJECTED)) {
      return all;
    }
    Mask shown = new Mask(all.width(), all.height());
    for (Row row : rows) {
      if (row.decision() != Decision.REJECTED) {
        row.lesion().shape().setOn(index, shown);
      }
    }
    return shown;
  }

  /** The 0-based slice of the screening score. */
  public int mostSuspiciousSlice() {
    return mostSuspicious(finding);
  }

  /** The 0-based slice that is shown. */
  public int slice() {
    return slice;
  }

  /** Shows a slice; one beyond the ends shows the end. */
  public void showSlice(int index) {
    slice = Math.max(0, Math.min(finding.slices().size() - 1, index));
    changed();
  }

  public boolean isShown(Overlay overlay) {
    return overlays.contains(overlay);
  }

  /** Shows or hides an overlay. */
  public void show(Overlay overlay, boolean shown) {
    if (shown) {
      overlays.add(overlay);
    } else {
      overlays.remove(overlay);
    }
    changed();
  }

  /** Adds one who hears of every change. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** Forgets all who heard, as the window they belong to is closed. */
  public void removeListeners() {
    listeners.clear();
  }

  private void changed() {
    List.copyOf(listeners).forEach(Runnable::run);
  }
}
