package org.secondread.runtime;

import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Map;
import org.secondread.cam.Classification;
import org.secondread.cam.Classifier;
import org.secondread.image.GreyImage;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackException;
import org.secondread.pack.PackManifest;

/**
 * A pack's classifier. ONNX input {@code image} [N,C,H,W]; outputs {@code score} [N], a logit, and
 * {@code cam} [N,1,h,w], the raw class activation map.
 */
public final class OnnxClassifier implements Classifier, AutoCloseable {
  private final OnnxModel model;
  private final int stride;

  private OnnxClassifier(OnnxModel model, int stride) {
    this.model = model;
    this.stride = stride;
  }

  /**
   * Opens the classifier and runs it once on an empty image of the pack's size.
   *
   * @throws PackException when inputs, outputs or their shapes are not the pack's
   * @throws InferenceException when the device fails
   */
  static OnnxClassifier open(ModelPack pack, SessionOptions options) throws PackException {
    PackManifest manifest = pack.manifest();
    OnnxModel model =
        OnnxModel.open(
            PackManifest.CLASSIFIER,
            pack.classifier(),
            options,
            new long[] {-1, manifest.inputChannels(), -1, -1},
            Map.of("score", new long[] {-1}, "cam", new long[] {-1, 1, -1, -1}));
    OnnxClassifier classifier = new OnnxClassifier(model, manifest.camStride());
    try {
      classifier.tryOut(manifest.inputSize());
      return classifier;
    } catch (PackException | RuntimeException e) {
      classifier.close();
      throw e;
    }
  }

  private void tryOut(int size) throws PackException {
    Map<String, OnnxModel.Output> outputs = model.run(new GreyImage(size, size));
    try {
      classification(outputs, size, size);
    } catch (InferenceException e) {
      throw new PackException(e.getMessage(), e);
    }
  }

  /**
   * @throws InferenceException when the engine fails or its result has another shape
   * @throws IllegalStateException after {@link #close}
   */
  @Override
  public Classification classify(GreyImage image) {
    return classification(model.run(image), image.width(), image.height());
  }

  private Classification classification(
      Map<String, OnnxModel.Output> outputs, int width, int height) {
    int across = (width + stride - 1) / stride;
    int down = (height + stride - 1) / stride;
    float[] score = outputs.get("score").of(1);
    float[] cam = outputs.get("cam").of(1, 1, down, across);
    return new Classification(score[0], new GreyImage(across, down, cam));
  }

  @Override
  public void close() {
    model.close();
  }
}
