package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What a command says where something goes wrong within it. */
class FailuresTest {
  private static final Failures FAILURES =
      new Failures("secondread experiment", "all options", "give the same command again");

  /** A command that fails in the way it is given. */
  @Command
  private record Failing(Callable<Integer> work) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }

  @Test
  void where_javas_memory_runs_out_it_says_what_to_do() {
    assertEnds(
        Failures.INTERNAL,
        "secondread experiment: out of memory; close other programs, set SECONDREAD_JAVA_OPTS=-Xmx4g or"
            + " take smaller widths, then give the same command again",
        () -> {
          throw new OutOfMemoryError("Java heap space");
        });
  }

  @Test
  void where_torch_gets_no_memory_it_says_the_same() {
    assertEnds(
        Failures.INTERNAL,
        "secondread experiment: out of memory; close other programs",
        () -> {
          throw new RuntimeException(
              "[enforce fail at alloc_cpu.cpp:114] . DefaultCPUAllocator: can't allocate memory");
        });
  }

  @Test
  void a_pack_that_does_not_do_what_was_trained_is_told_without_a_stack_trace() {
    assertEnds(
        Failures.INTERNAL,
        "secondread experiment: the pack gives .5, the trainer .6",
        () -> {
          throw new PackMismatchException("the pack gives .5, the trainer .6");
        });
  }

  @Test
  void interruptions_and_places_that_cannot_be_used_have_their_own_status() {
    assertEnds(
        130,
        "interrupted; give the same command again",
        () -> {
          throw new CancellationException();
        });
    assertEnds(
        5,
        "cannot use out (permission denied); see to it, or name another",
        () -> {
          throw new AccessDeniedException("out");
        });
    assertEnds(
        5,
        "No space left on device",
        () -> {
          throw new IOException("No space left on device");
        });
  }

  @Test
  void what_nobody_foresaw_leaves_its_stack_trace() {
    String text =
        text(
            Failures.INTERNAL,
            () -> {
              throw new IllegalStateException("odd");
            });
    assertTrue(text.contains("odd"), text);
    assertTrue(text.contains("\tat "), text);
  }

  private static void assertEnds(int status, String part, Callable<Integer> work) {
    String text = text(status, work);
    assertTrue(text.contains(part), text);
    assertFalse(text.contains("\tat "), text);
  }

  private static String text(int status, Callable<Integer> work) {
    StringWriter text = new StringWriter();
    CommandLine line =
        new CommandLine(new Failing(work))
            .setErr(new PrintWriter(text, true))
            .setExecutionExceptionHandler(
                (failure, command, arguments) -> FAILURES.explain(failure, command));
    assertEquals(status, FAILURES.run(line), text::toString);
    return text.toString();
  }
}
