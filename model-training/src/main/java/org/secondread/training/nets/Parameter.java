package org.secondread.training.nets;

import java.util.Arrays;

/**
 * A named array of a network.
 *
 * @param name unique within the network
 * @param role what it is for, which tells how it starts
 * @param shape sizes, outermost first
 */
public record Parameter(String name, Role role, long... shape) {

  /** What an array is for. */
  public enum Role {
    WEIGHT(true),
    BIAS(true),
    SCALE(true),
    SHIFT(true),
    RUNNING_MEAN(false),
    RUNNING_VARIANCE(false);

    private final boolean trainable;

    Role(boolean trainable) {
      this.trainable = trainable;
    }

    public boolean trainable() {
      return trainable;
    }
  }

  public int count() {
    return Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
  }
}
