package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secondread.training.nets.HalfPrecision;
import org.secondread.training.nets.MixedUnet;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Parameter;
import org.secondread.training.nets.Pooling;
import org.secondread.training.nets.ResNet;
import org.secondread.training.nets.Weights;
import org.secondread.training.onnx.OnnxExport;
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
    Random random = new Random(7);
    Weights weights = disturbed(net, random);
    float[] image = new float[count * net.inputChannels() * side * side];
    for (int i = 0; i < image.length; i++) {
      image[i] = random.nextFloat();
    }
    Map<String, float[]> expected;
    try (TorchNet<Net> torch = new TorchNet<>(net, weights)) {
      expected = torch.run(image, count, side, side);
    }
    Map<String, float[]> found = onnx(net, weights, image, count, side);
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((name, values) -> assertClose(name, values, found.get(name)));
  }

  private static void assertClose(String name, float[] expected, float[] found) {
    assertEquals(expected.length, found.length);
    float largest = 0;
    float difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(expected[i] - found[i]));
    }
    double allowed = name.equals("probability") ? 1e-5 : 1e-5 * largest;
    assertTrue(difference <= allowed, name + " differs by " + difference + " of " + largest);
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

  private static Map<String, float[]> onnx(
      Net net, Weights weights, float[] image, int count, int side) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    byte[] model = OnnxExport.write(net, weights, "test");
    long[] shape = {count, net.inputChannels(), side, side};
    try (OrtSession session = environment.createSession(model);
        OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(image), shape);
        OrtSession.Result result = session.run(Map.of("image", input))) {
      Map<String, float[]> outputs = new HashMap<>();
      for (Map.Entry<String, ai.onnxruntime.OnnxValue> entry : result) {
        FloatBuffer buffer = ((OnnxTensor) entry.getValue()).getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        outputs.put(entry.getKey(), values);
      }
      return outputs;
    }
  }
}
