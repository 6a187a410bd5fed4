package org.secondread.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.secondread.image.GreyImage;
import org.secondread.pack.PackException;

/**
 * One network with the input {@code image}. Owns its native session until {@link #close}; runs and
 * close wait for each other.
 */
final class OnnxModel implements AutoCloseable {
  private static final String INPUT = "image";

  private final String name;
  private final int channels;
  private final Set<String> outputs;
  private final OrtSession session;
  private boolean closed;

  OnnxModel(String name, int channels, Set<String> outputs, OrtSession session) {
    this.name = name;
    this.channels = channels;
    this.outputs = outputs;
    this.session = session;
  }

  /**
   * @param name file name for messages
   * @param input expected shape of the input; -1 stands for any size
   * @param outputs expected shape of each output by name; further outputs are not computed
   * @throws PackException when this is no ONNX model or its inputs and outputs differ
   */
  static OnnxModel open(
      String name, byte[] onnx, SessionOptions options, long[] input, Map<String, long[]> outputs)
      throws PackException {
    OrtSession session;
    try {
      session = Onnx.environment().createSession(onnx, options);
    } catch (OrtException e) {
      throw new PackException(
          name
              + " is no model that ONNX Runtime "
              + Onnx.version()
              + " can open: "
              + e.getMessage(),
          e);
    }
    OnnxModel model = new OnnxModel(name, (int) input[1], outputs.keySet(), session);
    try {
      model.check("input", session.getInputInfo(), Map.of(INPUT, input), true);
      model.check("output", session.getOutputInfo(), outputs, false);
      return model;
    } catch (OrtException e) {
      model.close();
      throw new PackException(name + " does not tell its inputs and outputs", e);
    } catch (PackException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private void check(
      String what, Map<String, NodeInfo> found, Map<String, long[]> expected, boolean exactly)
      throws PackException {
    boolean named =
        exactly
            ? found.keySet().equals(expected.keySet())
            : found.keySet().containsAll(expected.keySet());
    if (!named) {
      throw new PackException(
          name + " has the " + what + "s " + found.keySet() + ", expected " + expected.keySet());
    }
    for (Map.Entry<String, long[]> entry : expected.entrySet()) {
      NodeInfo node = found.get(entry.getKey());
      if (!(node.getInfo() instanceof TensorInfo tensor)
          || tensor.type != OnnxJavaType.FLOAT
          || !fits(tensor.getShape(), entry.getValue())) {
        throw new PackException(
            "%s: %s %s is %s, expected float %s (-1 stands for any size)"
                .formatted(
                    name, what, entry.getKey(), describe(node), Arrays.toString(entry.getValue())));
      }
    }
  }

  private static String describe(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo tensor
        ? tensor.type.name().toLowerCase(Locale.ROOT) + " " + Arrays.toString(tensor.getShape())
        : "no tensor";
  }

  /** Whether a model of this shape takes or gives every tensor of the expected shape. */
  private static boolean fits(long[] found, long[] expected) {
    if (found.length != expected.length) {
      return false;
    }
    for (int i = 0; i < found.length; i++) {
      if (found[i] != -1 && found[i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Runs the network on one image, repeated in every channel.
   *
   * @return the outputs named when it was opened
   * @throws InferenceException when the engine fails
   * @throws IllegalStateException after {@link #close}
   */
  synchronized Map<String, Output> run(GreyImage image) {
    if (closed) {
      throw new IllegalStateException(name + " is closed; open the models again");
    }
    FloatBuffer pixels = FloatBuffer.allocate(channels * image.values().length);
    for (int channel = 0; channel < channels; channel++) {
      pixels.put(image.values());
    }
    long[] shape = {1, channels, image.height(), image.width()};
    try (OnnxTensor input = OnnxTensor.createTensor(Onnx.environment(), pixels.flip(), shape);
        OrtSession.Result result = session.run(Map.of(INPUT, input), outputs)) {
      Map<String, Output> values = new HashMap<>();
      for (Map.Entry<String, OnnxValue> entry : result) {
        values.put(entry.getKey(), output(entry.getKey(), (OnnxTensor) entry.getValue()));
      }
      return values;
    } catch (OrtException e) {
      throw new InferenceException(
          name
              + " failed on an image of "
              + image.width()
              + " x "
              + image.height()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private Output output(String output, OnnxTensor tensor) {
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new InferenceException(
            name + " gave " + value + " in its output " + output + ", expected numbers");
      }
    }
    return new Output(name, output, tensor.getInfo().getShape(), values);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      session.close();
    } catch (OrtException e) {
      throw new InferenceException(name + " could not be closed: " + e.getMessage(), e);
    }
  }

  /**
   * One output tensor, copied out of native memory.
   *
   * @param model the network's file name
   * @param name the output's name
   */
  record Output(String model, String name, long[] shape, float[] values) {

    /**
     * @throws InferenceException when the tensor has another shape
     */
    float[] of(long... expected) {
      if (!Arrays.equals(shape, expected)) {
        throw new InferenceException(
            "%s: output %s has the shape %s, expected %s"
                .formatted(model, name, Arrays.toString(shape), Arrays.toString(expected)));
      }
      return values;
    }
  }
}
