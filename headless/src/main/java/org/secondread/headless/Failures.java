package org.secondread.headless;

import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import org.secondread.pack.PackException;
import org.secondread.runtime.InferenceException;
import org.secondread.seg.UnusableSourceException;
import org.secondread.store.PacsException;
import org.secondread.volume.VolumeException;

/** Says what went wrong, and how the program ends. */
final class Failures {
  private Failures() {}

  static ExitCode report(Exception failure, PrintWriter err, boolean verbose) {
    ExitCode code = code(failure);
    err.println("secondread: " + message(failure, code));
    if (verbose) {
      failure.printStackTrace(err);
    } else if (code == ExitCode.INTERNAL) {
      err.println("Run it again with --verbose to see where.");
    }
    return code;
  }

  static ExitCode outOfMemory(PrintWriter err) {
    err.println(
        "secondread: out of memory at "
            + Runtime.getRuntime().maxMemory() / (1 << 20)
            + " MiB; give it more, such as SECONDREAD_JAVA_OPTS=-Xmx4g");
    return ExitCode.INTERNAL;
  }

  private static ExitCode code(Exception failure) {
    if (failure instanceof CliException known) {
      return known.exitCode();
    }
    if (failure instanceof VolumeException || failure instanceof UnusableSourceException) {
      return ExitCode.INPUT;
    }
    if (failure instanceof PackException) {
      return ExitCode.PACK;
    }
    if (failure instanceof PacsException) {
      return ExitCode.NETWORK;
    }
    if (failure instanceof InferenceException) {
      return ExitCode.DEVICE;
    }
    if (failure instanceof CancellationException || failure instanceof InterruptedException) {
      return ExitCode.INTERRUPTED;
    }
    return ExitCode.INTERNAL;
  }

  private static String message(Exception failure, ExitCode code) {
    return switch (code) {
      case INTERRUPTED -> "interrupted; no result was written";
      case INTERNAL -> "unforeseen failure, no result was written: " + failure;
      default -> failure.getMessage();
    };
  }
}
