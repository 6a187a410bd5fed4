package org.secondread.training;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import org.secondread.pack.PackException;
import org.secondread.training.data.TrainingDataException;
import org.secondread.training.torch.TrainingDivergedException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What a command says of its mistakes and failures, and the exit status that goes with each.
 *
 * @param command as it is called, such as {@code secondread train}
 * @param helpShows what follows {@code --help shows}
 * @param onInterruption how to go on after an interruption
 */
public record Failures(String command, String helpShows, String onInterruption) {
  public static final int INTERNAL = 1;
  public static final int INPUT = 3;
  private static final int OUTPUT = 5;
  private static final int INTERRUPTED = 130;
  private static final String TORCH_OUT_OF_MEMORY = "can't allocate memory";

  /** Says what is wrong with the command line. */
  public int explainUsage(ParameterException failure) {
    CommandLine line = failure.getCommandLine();
    say(line, failure.getMessage());
    line.getErr().println(command + " --help shows " + helpShows);
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Says what went wrong and what to do; a stack trace only where nobody foresaw it. */
  public int explain(Exception failure, CommandLine line) {
    if (failure instanceof TrainingDataException
        || failure instanceof TrainingDivergedException
        || failure instanceof PackException) {
      say(line, failure.getMessage());
      return INPUT;
    }
    if (failure instanceof PackMismatchException) {
      say(line, failure.getMessage());
      return INTERNAL;
    }
    if (failure instanceof RuntimeException
        && failure.getMessage() != null
        && failure.getMessage().contains(TORCH_OUT_OF_MEMORY)) {
      return outOfMemory(line);
    }
    if (failure instanceof CancellationException) {
      say(line, "interrupted; " + onInterruption);
      return INTERRUPTED;
    }
    if (failure instanceof FileSystemException file) {
      say(
          line,
          "cannot use %s (%s); see to it, or name another".formatted(file.getFile(), reason(file)));
      return OUTPUT;
    }
    if (failure instanceof IOException) {
      say(line, failure.getMessage());
      return OUTPUT;
    }
    failure.printStackTrace(line.getErr());
    return INTERNAL;
  }

  /** Runs a command; where Java's memory runs out it says so. */
  public int run(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      return outOfMemory(line);
    }
  }

  private int outOfMemory(CommandLine line) {
    say(
        line,
        "out of memory; close other programs, set SECONDREAD_JAVA_OPTS=-Xmx4g or take smaller widths, then "
            + onInterruption);
    line.getErr().flush();
    return INTERNAL;
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "a file is there, expected a folder";
    }
    return failure.getReason() == null ? "the system gives no reason" : failure.getReason();
  }

  private void say(CommandLine line, String sentence) {
    line.getErr().println(command + ": " + sentence);
  }
}
