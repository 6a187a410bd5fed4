package org.secondread.training;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Weights;
import org.secondread.training.onnx.OnnxExport;

/** An exported network in ONNX Runtime. */
final class OrtRun implements AutoCloseable {
  private final int channels;
  private final OrtSession session;

  OrtRun(Net net, Weights weights) throws Exception {
    channels = net.inputChannels();
    session = OrtEnvironment.getEnvironment().createSession(OnnxExport.write(net, weights, "test"));
  }

  Map<String, float[]> run(float[] batch, int count, int height, int width) throws Exception {
    long[] shape = {count, channels, height, width};
    Map<String, float[]> outputs = new HashMap<>();
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(batch), shape);
        OrtSession.Result result = session.run(Map.of("image", input))) {
      for (Map.Entry<String, OnnxValue> entry : result) {
        FloatBuffer buffer = ((OnnxTensor) entry.getValue()).getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        outputs.put(entry.getKey(), values);
      }
    }
    return outputs;
  }

  @Override
  public void close() throws Exception {
    session.close();
  }
}
