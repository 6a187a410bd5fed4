package org.secondread.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.secondread.progress.Cancellation;
import org.secondread.store.PacsNode;
import org.secondread.store.PacsStore;
import org.secondread.store.StoreOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends DICOM files to an archive. */
@Command(
    name = "store",
    header = "Send DICOM files to an archive (C-STORE).",
    description =
        "One line tells what became of each file. The status is 0 only when all are stored.")
final class StoreCommand implements Callable<Integer> {
  private final Console console;
  private final Cancellation cancellation;

  @Mixin PacsOptions pacs;

  @Option(names = "--quiet", description = "Show no progress.")
  boolean quiet;

  @Parameters(
      arity = "1..*",
      paramLabel = "<file or folder>",
      description = "DICOM files; of a folder the files that end in .dcm.")
  List<Path> inputs;

  StoreCommand(Console console, Cancellation cancellation) {
    this.console = console;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() throws CliException {
    PacsNode node = pacs.node();
    List<Path> files = files();
    List<StoreOutcome> outcomes;
    try (ConsoleProgress progress = ConsoleProgress.start("Sending", console, quiet)) {
      outcomes = new PacsStore().store(node, files, progress, cancellation);
    }
    TextTable table = new TextTable();
    for (StoreOutcome outcome : outcomes) {
      table.row(
          outcome.result().name().replace('_', ' '), outcome.file().toString(), outcome.message());
    }
    long stored = outcomes.stream().filter(StoreOutcome::isStored).count();
    console.out().print(table);
    console.out().println(stored + " of " + files.size() + " stored at " + node.describe());
    if (stored == files.size()) {
      return ExitCode.DONE.status();
    }
    if (cancellation.isCancelled()) {
      return ExitCode.INTERRUPTED.status();
    }
    throw new CliException(
        ExitCode.NETWORK,
        files.size()
            - stored
            + " of "
            + files.size()
            + " files are not stored; see the list above");
  }

  private List<Path> files() throws CliException {
    List<Path> files = new ArrayList<>();
    for (Path input : inputs) {
      if (!Files.exists(input)) {
        throw new CliException(ExitCode.INPUT, input + " does not exist; nothing was sent");
      }
      if (!Files.isDirectory(input)) {
        files.add(input);
        continue;
      }
      try (Stream<Path> listed = Files.list(input)) {
        listed.filter(file -> file.toString().endsWith(".dcm")).sorted().forEach(files::add);
      } catch (IOException e) {
        throw new CliException(
            ExitCode.INPUT, "Folder " + input + " cannot be read: " + e.getMessage(), e);
      }
    }
    if (files.isEmpty()) {
      throw new CliException(ExitCode.INPUT, "No file ends in .dcm there; nothing was sent");
    }
    return files;
  }
}
