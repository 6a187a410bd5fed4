package org.secondread.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command {@code train} as a program of its own, to be stopped from outside. */
final class TrainProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;

  private final Process process;
  private final BufferedReader lines;

  private TrainProcess(Process process) {
    this.process = process;
    lines = process.inputReader();
  }

  static TrainProcess start(List<String> arguments) throws IOException {
    return new TrainProcess(builder(command(arguments)).start());
  }

  /** Runs a shell script in which "$@" is the command. */
  static TrainProcess startIn(List<String> shell, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(shell);
    command.addAll(command(arguments));
    return new TrainProcess(builder(command).start());
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    return builder;
  }

  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Memory of the heap is taken at once, so that what grows is native.
    command.addAll(List.of("-Xms200m", "-Xmx200m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return command;
  }

  long pid() {
    return process.pid();
  }

  /** Reads on until a line holds the words. */
  void await(String words) throws IOException {
    List<String> seen = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.add(line);
      if (line.contains(words)) {
        return;
      }
    }
    throw new AssertionError("no line with '" + words + "' in " + String.join("\n", seen));
  }

  /** SIGKILL: the program cannot do anything about it. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM; Java's own way of sending it also closes what the program prints to. */
  void terminate() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-TERM", String.valueOf(pid())).start().waitFor();
  }

  /** The rest of what it prints, when it has ended. */
  String rest() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  int status() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
