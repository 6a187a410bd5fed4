package org.secondread.training.nets;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * The values of a network's parameters.
 *
 * @param values by parameter name, row-major
 */
public record Weights(Map<String, float[]> values) {

  /** Starts a network as He et al. (2015) do: normal weights scaled by fan-in, neutral norms. */
  public static Weights initial(Net net, long seed) {
    Random random = new Random(seed);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter parameter : net.parameters()) {
      values.put(parameter.name(), initial(parameter, random));
    }
    return new Weights(values);
  }

  public float[] of(String name) {
    float[] array = values.get(name);
    if (array == null) {
      throw new IllegalArgumentException("No weights named " + name);
    }
    return array;
  }

  private static float[] initial(Parameter parameter, Random random) {
    float[] array = new float[parameter.count()];
    switch (parameter.role()) {
      case SCALE, RUNNING_VARIANCE -> Arrays.fill(array, 1);
      case WEIGHT -> {
        long[] shape = parameter.shape();
        double deviation = Math.sqrt(2.0 / (shape[1] * shape[2] * shape[3]));
        for (int i = 0; i < array.length; i++) {
          array[i] = (float) (random.nextGaussian() * deviation);
        }
      }
      default -> {}
    }
    return array;
  }
}
