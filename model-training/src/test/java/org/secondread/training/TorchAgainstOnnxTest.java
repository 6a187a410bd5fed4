package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.ComparisonNets;
import org.secondread.training.nets.HalfPrecision;
import org.secondread.training.nets.MixedUnet;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Parameter;
import org.secondread.training.nets.Pooling;
import org.secondread.training.nets.ResNet;
import org.secondread.training.nets.SegmenterNet;
import org.secondread.training.nets.Weights;
import org.secondread.training.torch.TorchNet;

class TorchAgainstOnnxTest {

  @Test
  void a_small_classifier_agrees_for_both_poolings_and_several_sizes() throws Exception {
    for (Pooling pooling : Pooling.values()) {
      assertAgrees(ResNet.resNet18(1, 8, pooling, 0.2), 2, 64);
      assertAgrees(ResNet.resNet18(1, 8, pooling, 0.2), 1, 96);
    }
  }

  @Test
  void a_small_segmenter_agrees() throws Exception {
    assertAgrees(new MixedUnet(1, 8), 2, 64);
  }

  @Test
  void every_classifier_agrees_at_several_sizes_also_ones_that_are_not_square() throws Exception {
    for (int channels : new int[] {1, 3}) {
      for (ClassifierNet net : ComparisonNets.classifiers(channels, 8, Pooling.LSE)) {
        assertAgrees(
            net, 1e-4, new int[] {1, 64, 64}, new int[] {2, 96, 128}, new int[] {1, 90, 61});
      }
    }
  }

  @Test
  void every_segmenter_agrees_at_several_sizes_also_ones_that_are_not_square() throws Exception {
    // Rounding grows through DeepLab's 60 layers of random weights, to 1.1e-4 on two threads.
    double tolerance = 5e-4;
    for (int channels : new int[] {1, 3}) {
      for (SegmenterNet net : ComparisonNets.segmenters(channels, 8)) {
        assertAgrees(net, tolerance, new int[] {1, 64, 64}, new int[] {2, 96, 128});
      }
    }
  }

  @Test
  void the_full_size_resnet50_agrees() throws Exception {
    ResNet net = ResNet.resNet50(3, 64, Pooling.GAP, 0);
    assertEquals(23_510_081, net.trainableCount());
    assertAgrees(net, 1, 256);
  }

  @Test
  void the_full_size_mixed_unet_agrees() throws Exception {
    MixedUnet net = new MixedUnet(3, 64);
    assertEquals(10_900_000, net.trainableCount(), 100_000);
    assertAgrees(net, 1, 256);
  }

  @Test
  void half_precision_rounds_to_nearest_even_and_refuses_what_does_not_fit() {
    float[] exact = {0, 1, -2, 0.5f, 65504, 6.1035156e-5f, 5.9604645e-8f, -0.333251953125f};
    for (float value : exact) {
      assertEquals(value, HalfPrecision.toFloat(HalfPrecision.toHalf(value)));
    }
    assertEquals(1, HalfPrecision.toFloat(HalfPrecision.toHalf(1.00048828125f)));
    assertEquals(2048, HalfPrecision.toFloat(HalfPrecision.toHalf(2047.9f)));
    assertEquals(0, HalfPrecision.toFloat(HalfPrecision.toHalf(1e-9f)));
    assertThrows(IllegalArgumentException.class, () -> HalfPrecision.toHalf(70000));
    assertThrows(IllegalArgumentException.class, () -> HalfPrecision.toHalf(Float.NaN));
  }

  private static void assertAgrees(Net net, int count, int side) throws Exception {
    assertAgrees(net, 1e-5, new int[] {count, side, side});
  }

  /**
   * @param tolerance of probabilities, and of scores and maps as part of the largest map value
   * @param sizes count, height, width
   */
  private static void assertAgrees(Net net, double tolerance, int[]... sizes) throws Exception {
    Random random = new Random(7);
    Weights weights = disturbed(net, random);
    try (TorchNet<Net> torch = new TorchNet<>(net, weights);
        OrtRun onnx = new OrtRun(net, weights)) {
      for (int[] size : sizes) {
        float[] image = new float[size[0] * net.inputChannels() * size[1] * size[2]];
        for (int i = 0; i < image.length; i++) {
          image[i] = random.nextFloat();
        }
        Map<String, float[]> expected = torch.run(image, size[0], size[1], size[2]);
        Map<String, float[]> found = onnx.run(image, size[0], size[1], size[2]);
        assertEquals(expected.keySet(), found.keySet());
        String what = net + " at " + Arrays.toString(size) + ": ";
        expected.forEach(
            (name, values) ->
                assertArrayEquals(
                    values,
                    found.get(name),
                    (float) tolerance * scale(name, expected),
                    what + name));
      }
    }
  }

  /** A score is a mean of the map, whose values may cancel, so the map tells its scale. */
  private static float scale(String name, Map<String, float[]> outputs) {
    if (name.equals("probability")) {
      return 1;
    }
    float largest = 0;
    for (float value : outputs.get("cam")) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** Weights with running statistics away from their neutral start. */
  private static Weights disturbed(Net net, Random random) {
    Weights weights = Weights.initial(net, 3);
    for (Parameter parameter : net.parameters()) {
      if (parameter.role() != Parameter.Role.WEIGHT) {
        float[] values = weights.of(parameter.name());
        for (int i = 0; i < values.length; i++) {
          values[i] += 0.2f * random.nextFloat();
        }
      }
    }
    return HalfPrecision.round(net, weights);
  }
}
