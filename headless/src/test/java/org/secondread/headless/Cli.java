package org.secondread.headless;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.secondread.progress.Cancellation;

/** Runs the command line in this process. */
record Cli(int status, String out, String err) {

  static Cli run(Object... args) {
    return run(new Cancellation(), args);
  }

  static Cli run(Cancellation cancellation, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    int status = Main.run(console, cancellation, texts);
    return new Cli(status, out.toString(), err.toString());
  }
}
