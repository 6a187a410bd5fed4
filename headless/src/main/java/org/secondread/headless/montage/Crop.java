package org.secondread.headless.montage;

import java.util.List;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/**
 * The part of every slice that is shown: the head, without the air around it.
 *
 * @param left first column
 * @param top first row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
record Crop(int left, int top, int width, int height) {
  private static final float TISSUE = 0.1f;
  private static final double MARGIN = 0.02;

  /** Fewer pixels of tissue in a row or column are specks. */
  private static final double SPECKS = 0.02;

  /** The smallest crop, with a margin, that shows the tissue of all slices. */
  static Crop around(List<GreyImage> slices) {
    int width = slices.get(0).width();
    int height = slices.get(0).height();
    int[] columns = new int[width];
    int[] rows = new int[height];
    for (GreyImage slice : slices) {
      countTissue(slice, columns, rows);
    }
    int[] x = range(columns, SPECKS * height);
    int[] y = range(rows, SPECKS * width);
    return new Crop(x[0], y[0], x[1] - x[0], y[1] - y[0]);
  }

  /** Keeps in each column and row the highest count of any slice. */
  private static void countTissue(GreyImage slice, int[] columns, int[] rows) {
    int[] inColumns = new int[columns.length];
    for (int y = 0; y < rows.length; y++) {
      int inRow = 0;
      for (int x = 0; x < columns.length; x++) {
        if (slice.at(x, y) > TISSUE) {
          inColumns[x]++;
          inRow++;
        }
      }
      rows[y] = Math.max(rows[y], inRow);
    }
    for (int x = 0; x < columns.length; x++) {
      columns[x] = Math.max(columns[x], inColumns[x]);
    }
  }

  /** First index and end of what exceeds {@code least}; everything where nothing does. */
  private static int[] range(int[] counts, double least) {
    int first = 0;
    while (first < counts.length && counts[first] <= least) {
      first++;
    }
    if (first == counts.length) {
      return new int[] {0, counts.length};
    }
    int end = counts.length;
    while (counts[end - 1] <= least) {
      end--;
    }
    int margin = (int) Math.ceil(MARGIN * counts.length);
    return new int[] {Math.max(0, first - margin), Math.min(counts.length, end + margin)};
  }

  GreyImage of(GreyImage slice) {
    GreyImage part = new GreyImage(width, height);
    for (int y = 0; y < height; y++) {
      System.arraycopy(
          slice.values(), (top + y) * slice.width() + left, part.values(), y * width, width);
    }
    return part;
  }

  Mask of(Mask mask) {
    Mask part = new Mask(width, height);
    for (int y = 0; y < height; y++) {
      System.arraycopy(
          mask.values(), (top + y) * mask.width() + left, part.values(), y * width, width);
    }
    return part;
  }
}
