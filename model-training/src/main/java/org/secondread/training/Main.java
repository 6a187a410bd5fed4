package org.secondread.training;

import org.secondread.Product;
import picocli.CommandLine;

/** The command {@code ./secondread train}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine train = new CommandLine(new TrainCommand());
    train
        .getCommandSpec()
        .version("Second Read for Weasis " + Product.version() + ", not for clinical use");
    return train
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(TrainCommand::explain);
  }
}
