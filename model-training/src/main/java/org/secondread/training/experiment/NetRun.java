package org.secondread.training.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import org.secondread.image.GreyImage;
import org.secondread.runtime.Onnx;
import org.secondread.runtime.OnnxNetwork;

/**
 * Runs one ONNX file and tells time and memory; {@link NetCost} starts it as a process.
 *
 * @param millis median time of a run, ms
 * @param peakBytes most memory that opening and running took; empty where the system does not tell
 */
record NetRun(double millis, OptionalLong peakBytes) {
  private static final String MARK = "RUN";
  private static final int SIZE = 256;

  /**
   * @param args file, input channels, output, threads, runs
   */
  public static void main(String[] args) {
    int runs = Integer.parseInt(args[4]);
    double[] millis = new double[runs];
    // Loads the engine, whose own memory is not the network's.
    Onnx.version();
    OptionalLong before = memory("VmRSS:");
    try (OnnxNetwork network =
        OnnxNetwork.open(
            Path.of(args[0]), Integer.parseInt(args[1]), args[2], Integer.parseInt(args[3]))) {
      GreyImage image = new GreyImage(SIZE, SIZE);
      Arrays.fill(image.values(), 0.5f);
      network.run(image);
      for (int i = 0; i < runs; i++) {
        long began = System.nanoTime();
        network.run(image);
        millis[i] = (System.nanoTime() - began) / 1e6;
      }
    }
    OptionalLong peak = memory("VmHWM:");
    long taken =
        before.isPresent() && peak.isPresent() ? peak.getAsLong() - before.getAsLong() : -1;
    System.out.println(MARK + " " + median(millis) + " " + taken);
  }

  /** Reads what {@link #main} wrote. */
  static NetRun parse(String output) throws IOException {
    String[] words = output.substring(output.lastIndexOf('\n') + 1).split(" ");
    if (words.length != 3 || !words[0].equals(MARK)) {
      throw new IOException("A measurement wrote '" + output + "', expected time and memory");
    }
    long taken = Long.parseLong(words[2]);
    return new NetRun(
        Double.parseDouble(words[1]), taken < 0 ? OptionalLong.empty() : OptionalLong.of(taken));
  }

  /** A field of this process's memory in bytes, as Linux tells it (proc(5)). */
  private static OptionalLong memory(String field) {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
