package org.secondread.training.nets;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ends a classifier: a 1x1 convolution on the last feature map is the CAM (Liu et al. 2022, Eq. 1),
 * the pooled CAM is the score (Eq. 2).
 *
 * @param pooling how the CAM becomes the score
 * @param dropout rate of channels dropped before the CAM while training
 */
record CamHead(Pooling pooling, double dropout) {

  <T> Map<String, T> outputs(Ops<T> ops, T features, int channels) {
    T map = ops.convolution("cam", ops.dropout(features, dropout), channels, 1, 1, 1, true);
    Map<String, T> outputs = new LinkedHashMap<>();
    outputs.put("score", pooling.pool(ops, map));
    outputs.put("cam", map);
    return outputs;
  }
}
