package org.secondread.training;

import java.util.concurrent.Callable;
import java.util.function.Function;
import org.secondread.Product;
import org.secondread.progress.Cancellation;
import org.secondread.progress.Interruption;
import picocli.CommandLine;

/**
 * A command of the trainer as a program: says mistakes and failures in words and, when it is
 * interrupted, ends the step in hand first.
 *
 * @param failures what it says of mistakes and failures
 * @param command makes the picocli command, which looks at the cancellation between steps
 */
public record Program(
    Failures failures, Function<Cancellation, ? extends Callable<Integer>> command) {

  /** Runs the command and ends Java with its exit status. */
  public void main(String... arguments) {
    Interruption interruption = Interruption.atShutdown();
    int status;
    try {
      status = failures.run(commandLine(interruption.cancellation()), arguments);
    } finally {
      interruption.finished();
    }
    System.exit(status);
  }

  /** The command line, to be executed or asked for help. */
  public CommandLine commandLine(Cancellation cancellation) {
    CommandLine line = new CommandLine(command.apply(cancellation));
    line.getCommandSpec()
        .version("Second Read for Weasis " + Product.version() + ", not for clinical use");
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((mistake, words) -> failures.explainUsage(mistake))
        .setExecutionExceptionHandler((failure, at, words) -> failures.explain(failure, at));
  }
}
