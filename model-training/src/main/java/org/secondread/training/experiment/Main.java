package org.secondread.training.experiment;

import org.secondread.Product;
import picocli.CommandLine;

/** The command {@code ./secondread experiment}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine experiment = new CommandLine(new ExperimentCommand());
    experiment
        .getCommandSpec()
        .version("Second Read for Weasis " + Product.version() + ", not for clinical use");
    return experiment.setExecutionExceptionHandler(ExperimentCommand::explain);
  }
}
