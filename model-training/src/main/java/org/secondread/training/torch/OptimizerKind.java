package org.secondread.training.torch;

/** The optimizers there are. */
public enum OptimizerKind {
  ADAM,
  ADAMW
}
