package org.secondread.image;

/**
 * Separable resampling between pixel grids whose axes are parallel. Coordinates count from the
 * outer edge of the first pixel, so that pixel i covers [i, i + 1) and its centre lies at i + 0.5.
 */
public final class Resampling {

  private Resampling() {}

  /**
   * Output pixel (x, y) covers the input from {@code left + x * stepX} to {@code left + (x + 1) *
   * stepX}, and rows alike. An axis with a step above 1 takes area means, with a step up to 1
   * linear interpolation at the centre. Nothing lies outside the input: it counts as 0.
   */
  public static GreyImage resample(
      GreyImage input, int width, int height, double left, double top, double stepX, double stepY) {
    Axis columns =
        stepX > 1
            ? Axis.area(input.width(), width, left, stepX)
            : Axis.linear(input.width(), width, left, stepX);
    Axis rows =
        stepY > 1
            ? Axis.area(input.height(), height, top, stepY)
            : Axis.linear(input.height(), height, top, stepY);
    return apply(input, columns, rows);
  }

  /** The share of each output pixel's area that the mask covers, 0..1; the grid as above. */
  public static GreyImage coverage(
      Mask input, int width, int height, double left, double top, double stepX, double stepY) {
    float[] values = new float[input.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = input.values()[i] ? 1 : 0;
    }
    return apply(
        new GreyImage(input.width(), input.height(), values),
        Axis.area(input.width(), width, left, stepX),
        Axis.area(input.height(), height, top, stepY));
  }

  /** Brings the whole image to another size. */
  public static GreyImage resize(GreyImage input, int width, int height) {
    return resample(
        input,
        width,
        height,
        0,
        0,
        (double) input.width() / width,
        (double) input.height() / height);
  }

  private static GreyImage apply(GreyImage input, Axis columns, Axis rows) {
    int inputWidth = input.width();
    int width = columns.size();
    int height = rows.size();
    float[] in = input.values();
    float[] between = new float[width * input.height()];
    for (int y = 0; y < input.height(); y++) {
      for (int x = 0; x < width; x++) {
        float[] weights = columns.weights[x];
        int at = y * inputWidth + columns.first[x];
        float sum = 0;
        for (int k = 0; k < weights.length; k++) {
          sum += weights[k] * in[at + k];
        }
        between[y * width + x] = sum;
      }
    }
    float[] out = new float[width * height];
    for (int y = 0; y < height; y++) {
      float[] weights = rows.weights[y];
      for (int k = 0; k < weights.length; k++) {
        float weight = weights[k];
        int from = (rows.first[y] + k) * width;
        int to = y * width;
        for (int x = 0; x < width; x++) {
          out[to + x] += weight * between[from + x];
        }
      }
    }
    return new GreyImage(width, height, out);
  }

  /** For each output index the first input index and the weights from there on. */
  private record Axis(int[] first, float[][] weights) {

    int size() {
      return first.length;
    }

    static Axis area(int inputSize, int outputSize, double start, double step) {
      Axis axis = new Axis(new int[outputSize], new float[outputSize][]);
      for (int i = 0; i < outputSize; i++) {
        double from = Math.max(0, start + i * step);
        double to = Math.min(inputSize, start + (i + 1) * step);
        if (to <= from) {
          axis.weights[i] = new float[0];
          continue;
        }
        int first = (int) Math.floor(from);
        int last = Math.min(inputSize, (int) Math.ceil(to));
        float[] weights = new float[last - first];
        for (int k = 0; k < weights.length; k++) {
          double overlap = Math.min(to, first + k + 1) - Math.max(from, first + k);
          weights[k] = (float) (overlap / step);
        }
        axis.first[i] = first;
        axis.weights[i] = weights;
      }
      return axis;
    }

    static Axis linear(int inputSize, int outputSize, double start, double step) {
      Axis axis = new Axis(new int[outputSize], new float[outputSize][]);
      for (int i = 0; i < outputSize; i++) {
        double centre = start + (i + 0.5) * step;
        if (centre < 0 || centre > inputSize) {
          axis.weights[i] = new float[0];
          continue;
        }
        double position = Math.max(0, Math.min(inputSize - 1, centre - 0.5));
        int first = Math.min((int) position, Math.max(0, inputSize - 2));
        float fraction = (float) (position - first);
        axis.first[i] = first;
        axis.weights[i] = inputSize == 1 ? new float[] {1} : new float[] {1 - fraction, fraction};
      }
      return axis;
    }
  }
}
