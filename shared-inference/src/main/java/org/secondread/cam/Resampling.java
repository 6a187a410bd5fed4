package org.secondread.cam;

import org.secondread.image.GreyImage;

/**
 * Bilinear resampling with exact coordinates. Pixel centres lie at whole numbers; beyond the outer
 * centres the outer value goes on.
 */
final class Resampling {

  private Resampling() {}

  /**
   * Resamples an image to another size so that both cover the same area: pixel x of the result is
   * taken at (x + 0.5) * width / newWidth - 0.5. At half the size this is the mean of 2 x 2 pixels.
   */
  static GreyImage resize(GreyImage image, int width, int height) {
    if (image.width() == width && image.height() == height) {
      return image;
    }
    double stepX = (double) image.width() / width;
    double stepY = (double) image.height() / height;
    return sample(image, width, height, 0.5 * stepX - 0.5, stepX, 0.5 * stepY - 0.5, stepY);
  }

  /**
   * Brings a CAM of a resized square to the square's original size.
   *
   * @param cam cell j is centred on pixel j * stride of the resized square
   * @param stride resized pixels per cell
   * @param scaledSize side of the resized square
   * @param size side of the original square
   */
  static GreyImage alignCam(GreyImage cam, int stride, int scaledSize, int size) {
    double scale = (double) scaledSize / size;
    double first = (0.5 * scale - 0.5) / stride;
    double step = scale / stride;
    return sample(cam, size, size, first, step, first, step);
  }

  private static GreyImage sample(
      GreyImage image,
      int width,
      int height,
      double firstX,
      double stepX,
      double firstY,
      double stepY) {
    int[] left = new int[width];
    float[] weight = new float[width];
    for (int x = 0; x < width; x++) {
      double at = clamp(firstX + x * stepX, image.width());
      left[x] = (int) at;
      weight[x] = (float) (at - left[x]);
    }
    float[] source = image.values();
    float[] values = new float[width * height];
    for (int y = 0; y < height; y++) {
      double at = clamp(firstY + y * stepY, image.height());
      int top = (int) at;
      float down = (float) (at - top);
      int row = top * image.width();
      int next = Math.min(top + 1, image.height() - 1) * image.width();
      for (int x = 0; x < width; x++) {
        int x0 = left[x];
        int x1 = Math.min(x0 + 1, image.width() - 1);
        float upper = source[row + x0] + weight[x] * (source[row + x1] - source[row + x0]);
        float lower = source[next + x0] + weight[x] * (source[next + x1] - source[next + x0]);
        values[y * width + x] = upper + down * (lower - upper);
      }
    }
    return new GreyImage(width, height, values);
  }

  private static double clamp(double at, int length) {
    return Math.max(0, Math.min(length - 1, at));
  }
}
