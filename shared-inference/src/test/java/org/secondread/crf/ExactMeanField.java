package org.secondread.crf;

import java.util.stream.IntStream;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;

/** The mean field written out with all N^2 pairs and both labels, in double precision. */
final class ExactMeanField {
  private ExactMeanField() {}

  static double[] infer(
      GreyImage intensity, GreyImage foreground, Mask domain, CrfParameters parameters) {
    int[] pixels =
        IntStream.range(0, domain.values().length).filter(i -> domain.values()[i]).toArray();
    int n = pixels.length;
    double[][] pairwise = new double[n][n];
    addKernel(
        pairwise,
        intensity,
        pixels,
        parameters.gaussianSxy(),
        Double.POSITIVE_INFINITY,
        parameters.gaussianCompat());
    addKernel(
        pairwise,
        intensity,
        pixels,
        parameters.bilateralSxy(),
        parameters.bilateralSrgb(),
        parameters.bilateralCompat());

    double[][] minusU = new double[2][n];
    for (int i = 0; i < n; i++) {
      double p = foreground.values()[pixels[i]];
      minusU[0][i] = Math.log(clip(1 - p));
      minusU[1][i] = Math.log(clip(p));
    }
    double[][] q = softmax(minusU);
    for (int iteration = 0; iteration < parameters.iterations(); iteration++) {
      double[][] next = new double[2][n];
      for (int label = 0; label < 2; label++) {
        for (int i = 0; i < n; i++) {
          double sum = minusU[label][i];
          for (int j = 0; j < n; j++) {
            sum += pairwise[i][j] * q[label][j];
          }
          next[label][i] = sum;
        }
      }
      q = softmax(next);
    }
    double[] result = new double[domain.values().length];
    for (int i = 0; i < n; i++) {
      result[pixels[i]] = q[1][i];
    }
    return result;
  }

  private static void addKernel(
      double[][] pairwise,
      GreyImage intensity,
      int[] pixels,
      double sxy,
      double srgb,
      double weight) {
    int n = pixels.length;
    int width = intensity.width();
    double[][] kernel = new double[n][n];
    double[] sum = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double dx = (pixels[i] % width - pixels[j] % width) / sxy;
        double dy = (pixels[i] / width - pixels[j] / width) / sxy;
        double grey = (intensity.values()[pixels[i]] - intensity.values()[pixels[j]]) / srgb;
        kernel[i][j] = Math.exp(-(dx * dx + dy * dy + 3 * grey * grey) / 2);
        sum[i] += kernel[i][j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        pairwise[i][j] +=
            weight * kernel[i][j] / Math.sqrt(sum[i] + 1e-20) / Math.sqrt(sum[j] + 1e-20);
      }
    }
  }

  private static double clip(double p) {
    return Math.min(1, Math.max(1e-5, p));
  }

  private static double[][] softmax(double[][] energy) {
    int n = energy[0].length;
    double[][] q = new double[2][n];
    for (int i = 0; i < n; i++) {
      q[1][i] = 1 / (1 + Math.exp(energy[0][i] - energy[1][i]));
      q[0][i] = 1 - q[1][i];
    }
    return q;
  }
}
