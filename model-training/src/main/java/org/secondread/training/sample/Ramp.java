package org.secondread.training.sample;

/** A soft step. */
final class Ramp {
  private Ramp() {}

  /** 0 up to 0, 1 from 1 on, smooth between. */
  static double smooth(double t) {
    double u = Math.max(0, Math.min(1, t));
    return u * u * (3 - 2 * u);
  }
}
