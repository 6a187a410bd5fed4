package org.secondread.training;

/** How the learning rate falls over a training. */
public enum Schedule {
  /** Half a cosine down to zero, after a short linear rise. */
  COSINE {
    @Override
    double factor(double progress) {
      double rise = Math.min(1, progress / 0.03 + 0.05);
      return rise * 0.5 * (1 + Math.cos(Math.PI * progress));
    }
  },
  /** The cosine three times over: each new start leads out of a poor place. */
  COSINE_RESTARTS {
    @Override
    double factor(double progress) {
      return COSINE.factor(3 * progress % 1);
    }
  },
  /** The paper's: polynomial with power 0.9 down to zero. */
  POLYNOMIAL {
    @Override
    double factor(double progress) {
      return Math.pow(1 - progress, 0.9);
    }
  };

  /**
   * @param progress share of all steps done, 0..1
   */
  abstract double factor(double progress);
}
