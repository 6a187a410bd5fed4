package org.secondread.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.secondread.progress.Cancellation;
import picocli.CommandLine;

/**
 * A training of seconds, on one thread so that it can be repeated exactly.
 *
 * @param data pictures and labels
 * @param out the pack
 * @param run checkpoints
 */
public record TinyTraining(Path data, Path out, Path run) {

  /** What a command printed and returned. */
  public record Result(int status, String text) {}

  public static TinyTraining in(Path folder, Path data) {
    return new TinyTraining(data, folder.resolve("pack"), folder.resolve("run"));
  }

  List<String> arguments(String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--lesion=ich", "--images=" + data, "--labels=labels.csv"));
    arguments.addAll(List.of("--out=" + out, "--run=" + run, "--threads=1"));
    arguments.addAll(List.of("--width=4", "--segmenter-width=2", "--synthetic-epochs=1"));
    arguments.addAll(List.of("--epochs=3", "--segmenter-epochs=3"));
    for (String argument : more) {
      String name = argument.replaceFirst("=.*", "=");
      arguments.removeIf(known -> known.startsWith(name));
      arguments.add(argument);
    }
    return arguments;
  }

  TrainOptions options(String... more) {
    TrainCommand command = new TrainCommand(new Cancellation());
    new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(arguments(more).toArray(String[]::new));
    return command.options();
  }

  /** Runs in this program, to the end. */
  public Result train(String... more) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintWriter writer = new PrintWriter(bytes, true, StandardCharsets.UTF_8);
    int status =
        Main.PROGRAM
            .commandLine(new Cancellation())
            .setOut(writer)
            .setErr(writer)
            .execute(arguments(more).toArray(String[]::new));
    writer.flush();
    return new Result(status, bytes.toString(StandardCharsets.UTF_8));
  }

  /** Loss and measure of every epoch of both networks. */
  List<String> curves() throws IOException {
    JsonNode metrics = new ObjectMapper().readTree(run.resolve("metrics.json").toFile());
    List<String> points = new ArrayList<>();
    for (String curve : List.of("classifierCurve", "segmenterCurve")) {
      for (JsonNode point : metrics.get(curve)) {
        points.add(
            "%s %s: loss %s, measure %s"
                .formatted(curve, point.get("epoch"), point.get("loss"), point.get("measure")));
      }
    }
    return points;
  }
}
