package org.secondread.training;

import java.util.Random;
import java.util.SplittableRandom;

/** Random numbers that are the same for the same seed and number. */
public final class Seeds {
  private Seeds() {}

  // Random's first values are alike for neighbouring seeds, so they are mixed first.
  public static Random random(long seed, long number) {
    return new Random(new SplittableRandom(seed * 1_000_003 + number).nextLong());
  }
}
