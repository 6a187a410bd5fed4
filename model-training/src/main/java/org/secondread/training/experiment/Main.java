package org.secondread.training.experiment;

import org.secondread.Product;
import org.secondread.progress.Cancellation;
import org.secondread.progress.Interruption;
import picocli.CommandLine;

/** The command {@code ./secondread experiment}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Interruption interruption = Interruption.atShutdown();
    int status;
    try {
      status = ExperimentCommand.FAILURES.run(commandLine(interruption.cancellation()), args);
    } finally {
      interruption.finished();
    }
    System.exit(status);
  }

  static CommandLine commandLine(Cancellation cancellation) {
    CommandLine experiment = new CommandLine(new ExperimentCommand(cancellation));
    experiment
        .getCommandSpec()
        .version("Second Read for Weasis " + Product.version() + ", not for clinical use");
    return experiment
        .setParameterExceptionHandler(
            (failure, words) -> ExperimentCommand.FAILURES.explainUsage(failure))
        .setExecutionExceptionHandler(ExperimentCommand::explain);
  }
}
