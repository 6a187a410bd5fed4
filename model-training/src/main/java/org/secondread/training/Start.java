package org.secondread.training;

/** How a training treats checkpoints that are already there. */
public enum Start {
  /** It is refused. */
  NEW,
  /** It goes on from them. */
  RESUME,
  /** It deletes them. */
  RESTART
}
