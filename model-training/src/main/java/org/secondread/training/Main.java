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
      return TrainCommand.outOfMemory(command.getErr());
    }
  }

  static CommandLine commandLine(Cancellation cancellation) {
    CommandLine train = new CommandLine(new TrainCommand(cancellation));
    train
        .getCommandSpec()
        .version("Second Read for Weasis " + Product.version() + ", not for clinical use");
    return train
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::explainUsage)
        .setExecutionExceptionHandler(TrainCommand::explain);
  }

  private static int explainUsage(CommandLine.ParameterException failure, String[] args) {
    var err = failure.getCommandLine().getErr();
    err.println("secondread train: " + failure.getMessage());
    err.println("secondread train --help shows all options");
    return failure.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
  }
}
