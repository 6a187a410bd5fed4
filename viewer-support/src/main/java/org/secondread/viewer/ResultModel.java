package org.secondread.viewer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secondread.image.Mask;
import org.secondread.lesion.Lesion;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.SliceFinding;
import org.secondread.volume.SourceImage;

/**
 * A finding under review: the threshold, what the reader decides about each lesion, and what is
 * shown. For one thread, the event dispatch thread in a viewer; {@link #recut} alone may run
 * elsewhere.
 */
public final class ResultModel {
  private static final int MOST_KEY_SLICES = 6;

  private final List<Runnable> listeners = new ArrayList<>();
  private final Set<Overlay> overlays = EnumSet.of(Overlay.FINAL_OUTLINE);
  private Finding finding;
  private List<Row> rows;
  private int slice;

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

  public ResultModel(Finding finding) {
    this.finding = finding;
    this.rows = rowsOf(finding);
    this.slice = startSlice(finding);
  }

  private ResultModel(ResultModel other) {
    this.finding = other.finding;
    this.rows = other.rows;
    this.slice = other.slice;
  }

  /** As it is now, without listeners, for a thread that works while the review goes on. */
  public ResultModel copy() {
    return new ResultModel(this);
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

  private static List<Row> rowsOf(Finding finding) {
    return finding.lesions().stream().map(lesion -> new Row(lesion, Decision.OPEN, "")).toList();
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
   * Shows the finding at another threshold. A lesion keeps the decision and comment of the one it
   * was part of or grew from, where those agree.
   *
   * @param recut by {@link #recut} of this model
   */
  public void show(Finding recut) {
    rows = judgedAnew(recut);
    finding = recut;
    changed();
  }

  /**
   * A model of a later finding of the series, which may have got more images. Lesions keep decision
   * and comment as in {@link #show(Finding)}.
   */
  public ResultModel successor(Finding later) {
    ResultModel next = new ResultModel(later);
    next.rows = judgedAnew(later);
    return next;
  }

  private List<Row> judgedAnew(Finding other) {
    List<Row> judged =
        rows.stream()
            .filter(row -> row.decision() != Decision.OPEN || !row.comment().isEmpty())
            .toList();
    if (judged.isEmpty()) {
      return rowsOf(other);
    }
    List<Map<SourceImage, Mask>> masksOfJudged =
        judged.stream().map(row -> masksOf(finding, row.lesion())).toList();
    List<Row> next = new ArrayList<>();
    for (Lesion lesion : other.lesions()) {
      Map<SourceImage, Mask> masks = masksOf(other, lesion);
      List<Row> origins = new ArrayList<>();
      for (int i = 0; i < judged.size(); i++) {
        if (overlap(masks, masksOfJudged.get(i))) {
          origins.add(judged.get(i));
        }
      }
      next.add(inherit(lesion, origins));
    }
    return List.copyOf(next);
  }

  /** The masks of one lesion by the image they lie on. */
  private static Map<SourceImage, Mask> masksOf(Finding finding, Lesion lesion) {
    List<Mask> masks = Lesion.masksOf(finding.masks(), List.of(lesion));
    Map<SourceImage, Mask> byImage = new HashMap<>();
    for (int i = lesion.firstSlice(); i <= lesion.lastSlice(); i++) {
      byImage.put(finding.volume().slices().get(i).source(), masks.get(i));
    }
    return byImage;
  }

  private static Row inherit(Lesion lesion, List<Row> origins) {
    if (origins.isEmpty()) {
      return new Row(lesion, Decision.OPEN, "");
    }
    Row first = origins.get(0);
    boolean agree = origins.stream().allMatch(row -> row.decision() == first.decision());
    return new Row(lesion, agree ? first.decision() : Decision.OPEN, first.comment());
  }

  private static boolean overlap(Map<SourceImage, Mask> a, Map<SourceImage, Mask> b) {
    return a.keySet().stream()
        .filter(b::containsKey)
        .anyMatch(image -> overlap(a.get(image).values(), b.get(image).values()));
  }

  private static boolean overlap(boolean[] left, boolean[] right) {
    for (int p = 0; p < left.length; p++) {
      if (left[p] && right[p]) {
        return true;
      }
    }
    return false;
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
   * The slices that tell most: the middle ones of at most six accepted lesions, the largest first;
   * without any, the one of the highest score.
   */
  public List<Integer> keySlices() {
    List<Integer> slices =
        accepted().stream()
            .map(row -> row.lesion().centreSlice())
            .distinct()
            .limit(MOST_KEY_SLICES)
            .toList();
    return slices.isEmpty() ? List.of(mostSuspicious(finding)) : slices;
  }

  /** The masks of the accepted lesions alone, one per slice. */
  public List<Mask> acceptedMasks() {
    return Lesion.masksOf(finding.masks(), accepted().stream().map(Row::lesion).toList());
  }

  /** The masks of the lesions that are not rejected, one per slice. */
  public List<Mask> shownMasks() {
    boolean rejected = rows.stream().anyMatch(row -> row.decision() == Decision.REJECTED);
    if (!rejected) {
      return finding.masks();
    }
    return Lesion.masksOf(
        finding.masks(),
        rows.stream().filter(row -> row.decision() != Decision.REJECTED).map(Row::lesion).toList());
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
