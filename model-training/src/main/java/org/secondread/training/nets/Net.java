package org.secondread.training.nets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A network, written against {@link Ops}. */
public interface Net {

  int inputChannels();

  /** Channels of the first level, to which all others are proportional; 64 is the full size. */
  int width();

  /**
   * The network's outputs by their name in the ONNX file.
   *
   * @param image [N,C,H,W], values 0..1
   */
  <T> Map<String, T> outputs(Ops<T> ops, T image);

  /** Every parameter and running statistic, in order of use. */
  default List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    outputs(new ParameterList(parameters), Boolean.TRUE);
    return parameters;
  }

  /** The number of trainable values. */
  default long trainableCount() {
    return parameters().stream()
        .filter(parameter -> parameter.role().trainable())
        .mapToLong(Parameter::count)
        .sum();
  }
}
