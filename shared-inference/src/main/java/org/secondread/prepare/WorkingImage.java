package org.secondread.prepare;

import org.secondread.image.ConvexPolygon;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.image.Resampling;

/**
 * A slice on square pixels of which 256 cover its longer side, with an empty rim.
 *
 * @param image the slice, 0 in the rim
 * @param left the slice's column at the left edge of the first pixel
 * @param top the slice's row at the top edge of the first pixel
 * @param stepX columns of the slice per pixel
 * @param stepY rows of the slice per pixel
 * @param pixelMm side of a pixel
 */
record WorkingImage(
    GreyImage image, double left, double top, double stepX, double stepY, double pixelMm) {

  private static final int SIZE = 256;
  private static final int RIM = 8;

  /** The slice's edge is blurred into the rim. */
  private static final int EDGE = 2;

  static WorkingImage of(GreyImage slice, double rowSpacing, double columnSpacing) {
    double widthMm = slice.width() * columnSpacing;
    double heightMm = slice.height() * rowSpacing;
    double pixelMm = Math.max(widthMm, heightMm) / SIZE;
    double stepX = pixelMm / columnSpacing;
    double stepY = pixelMm / rowSpacing;
    int width = (int) Math.max(1, Math.round(widthMm / pixelMm)) + 2 * RIM;
    int height = (int) Math.max(1, Math.round(heightMm / pixelMm)) + 2 * RIM;
    double left = -RIM * stepX;
    double top = -RIM * stepY;
    return new WorkingImage(
        Resampling.resample(slice, width, height, left, top, stepX, stepY),
        left,
        top,
        stepX,
        stepY,
        pixelMm);
  }

  /** A polygon on this image in the slice's own pixels. */
  ConvexPolygon onSlice(ConvexPolygon polygon) {
    return polygon.onGrid(-left / stepX, -top / stepY, 1 / stepX, 1 / stepY);
  }

  /** How much of the slice's own edge a mask on this image covers, 0..1. */
  double shareOfEdge(Mask mask) {
    int first = RIM + EDGE;
    int lastX = image.width() - 1 - first;
    int lastY = image.height() - 1 - first;
    int set = 0;
    int edge = 0;
    for (int y = first; y <= lastY; y++) {
      int step = y == first || y == lastY ? 1 : Math.max(1, lastX - first);
      for (int x = first; x <= lastX; x += step) {
        edge++;
        set += mask.at(x, y) ? 1 : 0;
      }
    }
    return edge == 0 ? 0 : (double) set / edge;
  }
}
