package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secondread.cam.MultiScaleCam;
import org.secondread.image.GreyImage;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.ComparisonNets;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Parameter;
import org.secondread.training.nets.Pooling;
import org.secondread.training.nets.ResNet;
import org.secondread.training.nets.Weights;
import org.secondread.training.torch.TorchClassifier;
import org.secondread.training.torch.TorchNet;

class CamAlignmentTest {
  private static final int SIZE = 256;

  @Test
  void the_map_of_a_spot_is_centred_on_the_spot_at_every_scale() {
    ResNet net = ResNet.resNet18(1, 4, Pooling.LSE, 0);
    try (TorchNet<ResNet> torch = new TorchNet<>(net, passing(net))) {
      for (double scale : List.of(0.5, 1.0, 1.5, 2.0)) {
        List<Double> scales = scale == 1 ? List.of(1.0) : List.of(scale);
        MultiScaleCam cams = new MultiScaleCam(new TorchClassifier(torch), scales, net.camStride());
        GreyImage map = cams.of(spot(140, 92)).refined();
        double[] centre = centre(map);
        assertEquals(140, centre[0], 1, "column at scale " + scale);
        assertEquals(92, centre[1], 1, "row at scale " + scale);
      }
    }
  }

  /**
   * An image of 16 m + 1 pixels has its outer pixels and cells at the same places, so mirroring the
   * image mirrors the map if cell j is centred on pixel 16 j.
   */
  @Test
  void the_map_of_the_mirrored_image_is_the_mirrored_map_for_every_classifier() {
    int side = 7 * 16 + 1;
    Random random = new Random(5);
    GreyImage image = new GreyImage(side, side);
    for (int i = 0; i < side * side; i++) {
      image.values()[i] = random.nextFloat();
    }
    for (ClassifierNet net : ComparisonNets.classifiers(1, 8, Pooling.LSE)) {
      try (TorchNet<ClassifierNet> torch = new TorchNet<>(net, symmetric(net))) {
        TorchClassifier classifier = new TorchClassifier(torch);
        float[] map = classifier.classify(image).cam().values();
        float[] mirrored = mirrored(classifier.classify(mirrored(image)).cam()).values();
        float largest = 0;
        for (float value : map) {
          largest = Math.max(largest, Math.abs(value));
        }
        assertEquals(8 * 8, map.length);
        assertArrayEquals(map, mirrored, 1e-4f * largest, net.toString());
      }
    }
  }

  /** Mirrors columns and rows. */
  private static GreyImage mirrored(GreyImage image) {
    GreyImage mirrored = new GreyImage(image.width(), image.height());
    int count = image.values().length;
    for (int i = 0; i < count; i++) {
      mirrored.values()[i] = image.values()[count - 1 - i];
    }
    return mirrored;
  }

  /** Random weights whose kernels are the same mirrored. */
  private static Weights symmetric(Net net) {
    Weights weights = Weights.initial(net, 1);
    for (Parameter parameter : net.parameters()) {
      if (parameter.role() == Parameter.Role.WEIGHT) {
        float[] values = weights.of(parameter.name());
        int taps = (int) (parameter.shape()[2] * parameter.shape()[3]);
        for (int kernel = 0; kernel < values.length; kernel += taps) {
          for (int i = 0; i < taps / 2; i++) {
            values[kernel + taps - 1 - i] = values[kernel + i];
          }
        }
      }
    }
    return weights;
  }

  /** Every convolution passes its middle on, so that the map samples the image. */
  private static Weights passing(ResNet net) {
    Weights weights = Weights.initial(net, 1);
    for (Parameter parameter : net.parameters()) {
      if (parameter.role() == Parameter.Role.WEIGHT) {
        float[] values = weights.of(parameter.name());
        int in = (int) parameter.shape()[1];
        int taps = (int) (parameter.shape()[2] * parameter.shape()[3]);
        for (int i = 0; i < values.length; i++) {
          values[i] = i % taps == taps / 2 ? 1f / in : 0;
        }
      }
    }
    return weights;
  }

  private static GreyImage spot(int x0, int y0) {
    GreyImage image = new GreyImage(SIZE, SIZE);
    for (int i = 0; i < image.values().length; i++) {
      double distance = Math.hypot(i % SIZE - x0, i / SIZE - y0);
      image.values()[i] = (float) Math.exp(-distance * distance / (2 * 22 * 22));
    }
    return image;
  }

  private static double[] centre(GreyImage map) {
    double sum = 0;
    double x = 0;
    double y = 0;
    float lowest = Float.MAX_VALUE;
    for (float value : map.values()) {
      lowest = Math.min(lowest, value);
    }
    for (int i = 0; i < map.values().length; i++) {
      double weight = map.values()[i] - lowest;
      sum += weight;
      x += weight * (i % SIZE);
      y += weight * (i / SIZE);
    }
    return new double[] {x / sum, y / sum};
  }
}
