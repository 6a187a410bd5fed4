package org.secondread.training;

import org.secondread.image.GreyImage;

/** A mask as the class activation map should show it. */
final class CamCells {
  private CamCells() {}

  /**
   * The lesion's share around each cell, in parts of {@code full} and at most 1. Cell j is centred
   * on pixel j * stride.
   *
   * @param full the share from which on a cell counts as lesion, above 0
   */
  static GreyImage shares(GreyImage mask, int stride, int cells, double full) {
    GreyImage shares = new GreyImage(cells, cells);
    for (int row = 0; row < cells; row++) {
      for (int column = 0; column < cells; column++) {
        shares.values()[row * cells + column] =
            (float) Math.min(1, mean(mask, column * stride, row * stride, stride / 2) / full);
      }
    }
    return shares;
  }

  private static double mean(GreyImage mask, int x0, int y0, int half) {
    double sum = 0;
    int count = 0;
    for (int y = Math.max(0, y0 - half); y < Math.min(mask.height(), y0 + half); y++) {
      for (int x = Math.max(0, x0 - half); x < Math.min(mask.width(), x0 + half); x++) {
        sum += mask.at(x, y);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
