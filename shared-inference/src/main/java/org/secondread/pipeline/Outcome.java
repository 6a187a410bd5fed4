package org.secondread.pipeline;

/** How a finding reads at first sight. */
public enum Outcome {
  /** No slice reaches the gate. */
  NEGATIVE,
  /** Slices reach the gate, but nothing is outlined on them at this threshold. */
  UNDETERMINED,
  /** At least one lesion is outlined. */
  LESIONS
}
