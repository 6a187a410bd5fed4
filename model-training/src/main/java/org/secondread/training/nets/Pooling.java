package org.secondread.training.nets;

/** How the class activation map becomes the score. */
public enum Pooling {
  /** Global average pooling, the paper's Eq. 2. */
  GAP {
    @Override
    <T> T pool(Ops<T> ops, T map) {
      return ops.mean(map);
    }
  },
  /** Log-sum-exp with r = 4: close to the maximum, which gives a sharper map. */
  LSE {
    @Override
    <T> T pool(Ops<T> ops, T map) {
      return ops.logMeanExp(map, 4);
    }
  };

  abstract <T> T pool(Ops<T> ops, T map);
}
