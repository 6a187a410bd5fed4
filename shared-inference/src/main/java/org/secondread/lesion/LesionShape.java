package org.secondread.lesion;

import java.util.Arrays;
import org.secondread.image.Mask;

/** The voxels of one lesion, as runs of pixels by rising slice, row and column. */
public final class LesionShape {
  private static final int NUMBERS_PER_RUN = 4;

  /** Slice, row, first and last column of each run. */
  private final int[] runs;

  /** Hears of runs. */
  @FunctionalInterface
  public interface RunVisitor {

    /**
     * @param slice 0-based index of the slice
     * @param y row
     * @param firstX column of the first pixel
     * @param lastX column of the last pixel
     */
    void run(int slice, int y, int firstX, int lastX);
  }

  LesionShape(int[] runs) {
    this.runs = runs;
  }

  /** Tells every run. */
  public void eachRun(RunVisitor visitor) {
    for (int i = 0; i < runs.length; i += NUMBERS_PER_RUN) {
      visitor.run(runs[i], runs[i + 1], runs[i + 2], runs[i + 3]);
    }
  }

  /** Whether a voxel belongs to the lesion. */
  public boolean contains(int slice, int x, int y) {
    for (int i = 0; i < runs.length; i += NUMBERS_PER_RUN) {
      if (runs[i] == slice && runs[i + 1] == y && runs[i + 2] <= x && x <= runs[i + 3]) {
        return true;
      }
    }
    return false;
  }

  /** The middle of the first of the longest runs on a slice of the lesion. */
  Lesion.Anchor middleOn(int slice) {
    int longest = -1;
    for (int i = 0; i < runs.length; i += NUMBERS_PER_RUN) {
      if (runs[i] == slice && (longest < 0 || length(i) > length(longest))) {
        longest = i;
      }
    }
    return new Lesion.Anchor(slice, (runs[longest + 2] + runs[longest + 3]) / 2, runs[longest + 1]);
  }

  private int length(int run) {
    return runs[run + 3] - runs[run + 2] + 1;
  }

  /** Sets the lesion's pixels on one slice. */
  public void setOn(int slice, Mask mask) {
    eachRun(
        (index, y, firstX, lastX) -> {
          if (index == slice) {
            set(mask, y, firstX, lastX);
          }
        });
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LesionShape shape && Arrays.equals(runs, shape.runs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(runs);
  }

  static void set(Mask mask, int y, int firstX, int lastX) {
    for (int x = firstX; x <= lastX; x++) {
      mask.values()[y * mask.width() + x] = true;
    }
  }
}
