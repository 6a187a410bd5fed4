package org.secondread.training;

/** The command {@code ./secondread train}. */
public final class Main {
  static final Program PROGRAM = new Program(TrainCommand.FAILURES, TrainCommand::new);

  private Main() {}

  public static void main(String[] args) {
    PROGRAM.main(args);
  }
}
