package org.secondread.cam;

import org.secondread.image.GreyImage;

/**
 * Where the cells of a CAM lie. With odd kernels padded by half their width, cell j is centred on
 * pixel j * stride of the network's input, not on the middle of the stride pixels from there on, as
 * plain resizing takes it; the difference is half a stride to the right and down.
 */
final class CamAlignment {

  private CamAlignment() {}

  /**
   * Brings a CAM to the slice by bilinear interpolation; beyond the outer cells' centres their
   * value goes on.
   *
   * @param cam map of the slice resampled to {@code scaledSize}
   * @param stride resampled pixels per cell
   * @param scaledSize side of the resampled square, which covers the same area as the slice
   * @param size side of the slice
   */
  static GreyImage toSlice(GreyImage cam, int stride, int scaledSize, int size) {
    int[] left = new int[size];
    float[] right = new float[size];
    int[] top = new int[size];
    float[] down = new float[size];
    double scale = (double) scaledSize / size;
    for (int i = 0; i < size; i++) {
      // Pixel centres lie at whole numbers, on the slice and on the resampled square.
      double cell = ((i + 0.5) * scale - 0.5) / stride;
      double column = clamp(cell, cam.width());
      double row = clamp(cell, cam.height());
      left[i] = (int) column;
      right[i] = (float) (column - left[i]);
      top[i] = (int) row;
      down[i] = (float) (row - top[i]);
    }
    GreyImage aligned = new GreyImage(size, size);
    for (int y = 0; y < size; y++) {
      int next = Math.min(top[y] + 1, cam.height() - 1);
      for (int x = 0; x < size; x++) {
        float upper = between(cam, top[y], left[x], right[x]);
        float lower = between(cam, next, left[x], right[x]);
        aligned.values()[y * size + x] = upper + down[y] * (lower - upper);
      }
    }
    return aligned;
  }

  private static float between(GreyImage cam, int row, int left, float right) {
    float a = cam.at(left, row);
    float b = cam.at(Math.min(left + 1, cam.width() - 1), row);
    return a + right * (b - a);
  }

  private static double clamp(double cell, int cells) {
    return Math.max(0, Math.min(cells - 1, cell));
  }
}
