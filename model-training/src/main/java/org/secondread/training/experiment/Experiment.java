package org.secondread.training.experiment;

import java.io.IOException;

/** Measures something and reports it beside the paper's figures. */
interface Experiment {

  /** The name on the command line. */
  String name();

  /** What it measures, in one line. */
  String summary();

  /**
   * Measures; what was measured by an earlier, interrupted run is not measured again.
   *
   * @throws IOException when data cannot be read or results cannot be written
   */
  Report run(Laboratory laboratory) throws IOException;
}
