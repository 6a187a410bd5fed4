package org.secondread.training.nets;

import java.util.LinkedHashMap;
import java.util.Map;

/** A network that outlines a lesion. Output {@code probability} [N,1,H,W], 0..1. */
public interface SegmenterNet extends Net {

  /** The lesion's logit [N,1,H,W]. */
  <T> T logit(Ops<T> ops, T image);

  @Override
  default <T> Map<String, T> outputs(Ops<T> ops, T image) {
    Map<String, T> outputs = new LinkedHashMap<>();
    outputs.put("probability", ops.sigmoid(logit(ops, image)));
    return outputs;
  }
}
