package org.secondread.runtime;

import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Map;
import org.secondread.image.GreyImage;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackException;
import org.secondread.pack.PackManifest;

/**
 * A pack's Mixed-UNet. ONNX input {@code image} [N,C,S,S]; output {@code probability} [N,1,S,S], S
 * being the pack's input size.
 */
public final class OnnxSegmenter implements AutoCloseable {
  private final OnnxModel model;
  private final int size;

  private OnnxSegmenter(OnnxModel model, int size) {
    this.model = model;
    this.size = size;
  }

  /**
   * Opens the segmenter and runs it once on an empty image.
   *
   * @throws PackException when inputs, outputs or their shapes are not the pack's
   * @throws InferenceException when the device fails
   */
  static OnnxSegmenter open(ModelPack pack, SessionOptions options) throws PackException {
    PackManifest manifest = pack.manifest();
    int size = manifest.inputSize();
    OnnxModel model =
        OnnxModel.open(
            PackManifest.SEGMENTER,
            pack.segmenter(),
            options,
            new long[] {-1, manifest.inputChannels(), size, size},
            Map.of("probability", new long[] {-1, 1, size, size}));
    OnnxSegmenter segmenter = new OnnxSegmenter(model, size);
    try {
      segmenter.tryOut();
      return segmenter;
    } catch (PackException | RuntimeException e) {
      segmenter.close();
      throw e;
    }
  }

  private void tryOut() throws PackException {
    Map<String, OnnxModel.Output> outputs = model.run(new GreyImage(size, size));
    try {
      probability(outputs);
    } catch (InferenceException e) {
      throw new PackException(e.getMessage(), e);
    }
  }

  /**
   * @param slice a prepared slice of the pack's input size, 0..1
   * @return the lesion probability of every pixel, 0..1
   * @throws InferenceException when the engine fails or its result is no probability
   * @throws IllegalStateException after {@link #close}
   */
  public GreyImage segment(GreyImage slice) {
    if (slice.width() != size || slice.height() != size) {
      throw new IllegalArgumentException(
          "Slice of " + slice.width() + " x " + slice.height() + ", expected " + size + " squared");
    }
    return probability(model.run(slice));
  }

  private GreyImage probability(Map<String, OnnxModel.Output> outputs) {
    float[] values = outputs.get("probability").of(1, 1, size, size);
    for (int i = 0; i < values.length; i++) {
      if (values[i] < -1e-3 || values[i] > 1 + 1e-3) {
        throw new InferenceException(
            PackManifest.SEGMENTER + " gave the probability " + values[i] + ", expected 0..1");
      }
      values[i] = Math.max(0, Math.min(1, values[i]));
    }
    return new GreyImage(size, size, values);
  }

  @Override
  public void close() {
    model.close();
  }
}
