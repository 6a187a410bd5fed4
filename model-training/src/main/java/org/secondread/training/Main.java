package org.secondread.training;

import org.secondread.Product;
import org.secondread.progress.Cancellation;
import org.secondread.progress.Interruption;
import picocli.CommandLine;

/** The command {@code ./secondread train}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Interruption interruption = Interruption.atShutdown();
    int status;
    try {
      status = run(commandLine(interruption.cancellation()), args);
    } finally {
      interruption.finished();
    }
    System.exit(status);
  }

  private static int run(CommandLine command, String... args) {
    try {
      return command.execute(args);
    } catch (OutOfMemoryError e) {
      return TrainCommand.outOfMemory(command);
    }
  }

  static CommandLine commandLine(Cancellation cancellation) {
    CommandLine train = new CommandLine(new TrainCommand(cancellation));
    train
        .getCommandSpec()
        .version("Second Read for Weasis " + Product.version() + ", not for clinical use");
    return train
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (failure, words) -> TrainCommand.FAILURES.explainUsage(failure))
        .setExecutionExceptionHandler(TrainCommand::explain);
  }
}
