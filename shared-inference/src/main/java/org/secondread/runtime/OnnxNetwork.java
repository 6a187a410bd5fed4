package org.secondread.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;
import java.util.Set;
import org.secondread.image.GreyImage;

/**
 * A network in a file of its own, outside any pack, on the CPU: for measurements. Owns its native
 * session until {@link #close}.
 */
public final class OnnxNetwork implements AutoCloseable {
  private final OnnxModel model;

  private OnnxNetwork(OnnxModel model) {
    this.model = model;
  }

  /**
   * @param file an ONNX file with the input {@code image} [N,C,H,W]
   * @param channels C
   * @param output the output to compute
   * @param threads at least 1
   * @throws InferenceException when the file cannot be opened
   */
  public static OnnxNetwork open(Path file, int channels, String output, int threads) {
    try (SessionOptions options = Onnx.options(Device.Kind.CPU, threads)) {
      return new OnnxNetwork(
          new OnnxModel(
              file.getFileName().toString(),
              channels,
              Set.of(output),
              Onnx.environment().createSession(file.toString(), options)));
    } catch (OrtException e) {
      throw new InferenceException("ONNX Runtime cannot open " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The output's values, row-major.
   *
   * @param image repeated in every channel
   * @throws InferenceException when the engine fails or a value is no number
   */
  public float[] run(GreyImage image) {
    return model.run(image).values().iterator().next().values();
  }

  @Override
  public void close() {
    model.close();
  }
}
