package org.secondread.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;

/** ONNX Runtime's one environment of this process. */
public final class Onnx {
  private static final OrtEnvironment ENVIRONMENT = create();

  private Onnx() {}

  private static OrtEnvironment create() {
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "secondread");
    try {
      // Some platforms' builds report usage unless told not to.
      environment.setTelemetry(false);
    } catch (OrtException e) {
      throw new InferenceException("ONNX Runtime's telemetry could not be switched off", e);
    }
    return environment;
  }

  static OrtEnvironment environment() {
    return ENVIRONMENT;
  }

  /** The engine's version, such as 1.28.0. */
  public static String version() {
    return ENVIRONMENT.getVersion();
  }

  /** Whether this build of the engine holds the CUDA provider; says nothing about the machine. */
  static boolean isBuiltForCuda() {
    return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
  }

  /** Options of a session on a device; the caller closes them. */
  static SessionOptions options(Device.Kind kind, int threads) throws OrtException {
    SessionOptions options = new SessionOptions();
    try {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // The slices of a run come in several sizes, and a memory plan kept for each costs more than
      // it saves.
      options.setMemoryPatternOptimization(false);
      if (kind == Device.Kind.CUDA) {
        options.addCUDA(0);
      }
      return options;
    } catch (OrtException | RuntimeException e) {
      options.close();
      throw e;
    }
  }
}
