package org.secondread.training.experiment;

import org.secondread.training.Program;

/** The command {@code ./secondread experiment}. */
public final class Main {
  static final Program PROGRAM = new Program(ExperimentCommand.FAILURES, ExperimentCommand::new);

  private Main() {}

  public static void main(String[] args) {
    PROGRAM.main(args);
  }
}
