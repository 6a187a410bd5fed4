package org.secondread.headless;

import java.util.concurrent.Callable;
import org.secondread.store.PacsNode;
import org.secondread.store.PacsStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks an archive whether it answers. */
@Command(
    name = "echo",
    header = "Ask an archive whether it answers (C-ECHO).",
    description = "Nothing is sent to it to keep.")
final class EchoCommand implements Callable<Integer> {
  private final Console console;

  @Mixin PacsOptions pacs;

  EchoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    PacsNode node = pacs.node();
    new PacsStore().echo(node);
    console.out().println(node.describe() + " answers.");
    return ExitCode.DONE.status();
  }
}
