package org.secondread.headless;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.secondread.progress.Cancellation;
import org.secondread.progress.Interruption;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line of Second Read. */
@Command(
    name = "secondread",
    header = "Second Read for Weasis. Not for clinical use.",
    description =
        "Outlines hemorrhages on head CT and acute infarcts on diffusion MR and writes them as DICOM"
            + " SEG. Training has a help of its own: secondread train --help, secondread experiment"
            + " --help.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    footer = "%nNot for clinical use.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:something unforeseen, such as too little memory",
      "2:the command line is wrong",
      "3:the images cannot be read or do not fit the lesion",
      "4:the model pack is missing, damaged or for another lesion",
      "5:the result cannot be written",
      "6:the PACS cannot be reached or refused an object",
      "7:the program cannot be built or started (no JDK, no Maven)",
      "8:the device asked for cannot be used, or inference failed",
      "130:interrupted (143 after SIGTERM)"
    })
public final class Main {
  private static final String VERBOSE = "--verbose";

  @Option(
      names = VERBOSE,
      scope = ScopeType.INHERIT,
      description = "Show log lines and the stack trace of a failure.")
  boolean verbose;

  private Main() {}

  public static void main(String[] args) {
    if (Arrays.asList(args).contains(VERBOSE)) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
    }
    Interruption interruption = Interruption.atShutdown();
    int status = ExitCode.INTERNAL.status();
    try {
      Console console =
          new Console(
              new PrintWriter(System.out, true, Charset.defaultCharset()),
              new PrintWriter(System.err, true, Charset.defaultCharset()),
              Boolean.getBoolean("secondread.terminal"));
      status = run(console, interruption.cancellation(), args);
    } finally {
      interruption.finished();
    }
    System.exit(status);
  }

  /**
   * @return the exit status
   */
  static int run(Console console, Cancellation cancellation, String... args) {
    Main main = new Main();
    CommandLine commandLine =
        new CommandLine(main)
            .addSubcommand(new DemoCommand(console, cancellation))
            .addSubcommand(new SegmentCommand(console, cancellation))
            .addSubcommand(new ConvertCommand(console, cancellation))
            .addSubcommand(new StoreCommand(console, cancellation))
            .addSubcommand(new EchoCommand(console))
            .addSubcommand(new PackCommand(console))
            .addSubcommand(new HelpCommand())
            .setOut(console.out())
            .setErr(console.err())
            .setUsageHelpAutoWidth(false)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (failure, command, parsed) ->
                    Failures.report(failure, console.err(), main.verbose).status())
            .setParameterExceptionHandler(Main::explainUsage);
    if (args.length == 0) {
      commandLine.usage(console.out());
      return ExitCode.USAGE.status();
    }
    try {
      return commandLine.execute(args);
    } catch (OutOfMemoryError e) {
      return Failures.outOfMemory(console.err()).status();
    }
  }

  private static int explainUsage(CommandLine.ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("secondread: " + failure.getMessage());
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE.status();
  }
}
