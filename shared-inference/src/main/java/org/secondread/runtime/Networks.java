package org.secondread.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Optional;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pack's two networks on one device. Owns their native memory until {@link #close}. */
public final class Networks implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Networks.class);

  private final OnnxClassifier classifier;
  private final OnnxSegmenter segmenter;
  private final Device device;

  private Networks(OnnxClassifier classifier, OnnxSegmenter segmenter, Device device) {
    this.classifier = classifier;
    this.segmenter = segmenter;
    this.device = device;
  }

  /** Opens a pack's networks with a thread for each physical core. */
  public static Networks open(ModelPack pack, DeviceRequest request) throws PackException {
    return open(pack, request, PhysicalCores.count());
  }

  /**
   * Opens a pack's networks and runs each once. With {@link DeviceRequest#AUTO} a CUDA device that
   * is missing or broken is replaced by the CPU, and {@link Device#why} says so.
   *
   * @param threads of the CPU, at least 1
   * @throws PackException when the networks are not what the pack says
   * @throws InferenceException when the device asked for, or the engine itself, does not work
   */
  public static Networks open(ModelPack pack, DeviceRequest request, int threads)
      throws PackException {
    requireEngine();
    return open(pack, request, threads, whyNoCuda());
  }

  private static void requireEngine() {
    try {
      Onnx.version();
    } catch (LinkageError e) {
      throw new InferenceException("ONNX Runtime's libraries do not load: " + innermost(e), e);
    }
  }

  private static Throwable innermost(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static Optional<String> whyNoCuda() {
    return Onnx.isBuiltForCuda()
        ? CudaProbe.ofThisMachine().whyNot()
        : Optional.of("this build holds ONNX Runtime for the CPU only");
  }

  static Networks open(
      ModelPack pack, DeviceRequest request, int threads, Optional<String> whyNoCuda)
      throws PackException {
    if (request == DeviceRequest.CPU) {
      return open(pack, Device.cpu(threads, "as asked for"), threads);
    }
    if (request == DeviceRequest.CUDA) {
      return openOnCuda(pack, whyNoCuda, threads);
    }
    if (whyNoCuda.isPresent()) {
      return open(pack, Device.cpu(threads, whyNoCuda.get()), threads);
    }
    try {
      return open(pack, Device.cuda("found and working"), threads);
    } catch (PackException | InferenceException e) {
      LOGGER.warn("CUDA is present but failed; the CPU is used: {}", e.getMessage());
      String why = "CUDA is present but failed (" + e.getMessage() + ")";
      return open(pack, Device.cpu(threads, why), threads);
    }
  }

  private static Networks openOnCuda(ModelPack pack, Optional<String> whyNoCuda, int threads)
      throws PackException {
    if (whyNoCuda.isPresent()) {
      throw new InferenceException(
          "CUDA was asked for but cannot be used: "
              + whyNoCuda.get()
              + ". Ask for the device auto or cpu to go on without it");
    }
    return open(pack, Device.cuda("as asked for"), threads);
  }

  private static Networks open(ModelPack pack, Device device, int threads) throws PackException {
    try (SessionOptions options = Onnx.options(device.kind(), threads)) {
      OnnxClassifier classifier = OnnxClassifier.open(pack, options);
      try {
        return new Networks(classifier, OnnxSegmenter.open(pack, options), device);
      } catch (PackException | RuntimeException e) {
        classifier.close();
        throw e;
      }
    } catch (OrtException e) {
      throw new InferenceException(
          "ONNX Runtime cannot use " + device.name() + ": " + e.getMessage(), e);
    }
  }

  public OnnxClassifier classifier() {
    return classifier;
  }

  public OnnxSegmenter segmenter() {
    return segmenter;
  }

  public Device device() {
    return device;
  }

  @Override
  public void close() {
    try {
      classifier.close();
    } finally {
      segmenter.close();
    }
  }
}
