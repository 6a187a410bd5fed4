package org.secondread.training.nets;

import java.util.List;
import org.secondread.training.nets.Parameter.Role;

/** Lists the parameters a network uses. */
record ParameterList(List<Parameter> parameters) implements Ops<Boolean> {

  @Override
  public Boolean convolution(
      String name, Boolean x, int in, int out, int kernel, int stride, boolean bias) {
    parameters.add(new Parameter(name + ".weight", Role.WEIGHT, out, in, kernel, kernel));
    if (bias) {
      parameters.add(new Parameter(name + ".bias", Role.BIAS, out));
    }
    return x;
  }

  @Override
  public Boolean dilated(String name, Boolean x, int in, int out, int dilation) {
    return convolution(name, x, in, out, 3, 1, false);
  }

  @Override
  public Boolean doubling(String name, Boolean x, int in, int out, int kernel) {
    parameters.add(new Parameter(name + ".weight", Role.WEIGHT, in, out, kernel, kernel));
    parameters.add(new Parameter(name + ".bias", Role.BIAS, out));
    return x;
  }

  @Override
  public Boolean batchNorm(String name, Boolean x, int channels) {
    parameters.add(new Parameter(name + ".scale", Role.SCALE, channels));
    parameters.add(new Parameter(name + ".shift", Role.SHIFT, channels));
    parameters.add(new Parameter(name + ".mean", Role.RUNNING_MEAN, channels));
    parameters.add(new Parameter(name + ".variance", Role.RUNNING_VARIANCE, channels));
    return x;
  }

  @Override
  public Boolean relu(Boolean x) {
    return x;
  }

  @Override
  public Boolean maxPool(Boolean x, int kernel, int stride) {
    return x;
  }

  @Override
  public Boolean averagePool(Boolean x) {
    return x;
  }

  @Override
  public Boolean globalMean(Boolean x) {
    return x;
  }

  @Override
  public Boolean resizeLike(Boolean x, Boolean other) {
    return x;
  }

  @Override
  public Boolean dropout(Boolean x, double rate) {
    return x;
  }

  @Override
  public Boolean add(Boolean a, Boolean b) {
    return a;
  }

  @Override
  public Boolean concat(List<Boolean> maps) {
    return maps.get(0);
  }

  @Override
  public Boolean sigmoid(Boolean x) {
    return x;
  }

  @Override
  public Boolean mean(Boolean map) {
    return map;
  }

  @Override
  public Boolean logMeanExp(Boolean map, double r) {
    return map;
  }
}
