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
      status = TrainCommand.FAILURES.run(commandLine(interruption.cancellation()), args);
    } finally {
      interruption.finished();
    }
    System.exit(status);
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
