package org.secondread.training.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Parameter;
import org.secondread.training.nets.Weights;
import org.secondread.training.onnx.OnnxExport;

/**
 * What a network costs in use, through ONNX Runtime on the CPU, one 256x256 image at a time (the
 * columns of the paper's Table 4).
 *
 * @param parameters trainable values
 * @param weightBytes all values in single precision, running statistics included
 * @param fileBytes size of the ONNX file, whose convolution weights are in half precision
 * @param millis median time of a run, ms
 * @param peakBytes most memory that opening and running took, weights included; empty where the
 *     system does not tell it
 */
record NetCost(
    long parameters, long weightBytes, long fileBytes, double millis, OptionalLong peakBytes) {
  private static final long SEED = 1;

  /**
   * Measures a network with random weights, in a process of its own, whose memory is not that of
   * earlier measurements.
   *
   * @param threads at least 1
   * @param runs at least 1; one more goes before and is not counted
   * @throws IOException when the process fails; the message holds what it wrote
   */
  static NetCost of(Net net, int threads, int runs) throws IOException {
    Path file = Files.createTempFile("network", ".onnx");
    try {
      Files.write(file, OnnxExport.write(net, Weights.initial(net, SEED), "cost"));
      NetRun run = NetRun.parse(output(net, file, threads, runs));
      return new NetCost(
          net.trainableCount(),
          4 * net.parameters().stream().mapToLong(Parameter::count).sum(),
          Files.size(file),
          run.millis(),
          run.peakBytes());
    } finally {
      Files.delete(file);
    }
  }

  private static String output(Net net, Path file, int threads, int runs) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            NetRun.class.getName(),
            file.toString(),
            String.valueOf(net.inputChannels()),
            net instanceof ClassifierNet ? "cam" : "probability",
            String.valueOf(threads),
            String.valueOf(runs));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IOException("Measuring " + net + " failed: " + output);
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Measuring " + net + " was interrupted", e);
    } finally {
      process.destroy();
    }
  }
}
