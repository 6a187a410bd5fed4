package org.secondread.training.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import org.secondread.image.GreyImage;
import org.secondread.runtime.OnnxNetwork;
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
  private static final int SIZE = 256;
  private static final long SEED = 1;

  /**
   * Measures a network with random weights.
   *
   * @param threads at least 1
   * @param runs at least 1; one more goes before and is not counted
   */
  static NetCost of(Net net, int threads, int runs) throws IOException {
    Path file = Files.createTempFile("network", ".onnx");
    try {
      Files.write(file, OnnxExport.write(net, Weights.initial(net, SEED), "cost"));
      return of(net, file, threads, runs);
    } finally {
      Files.delete(file);
    }
  }

  private static NetCost of(Net net, Path file, int threads, int runs) throws IOException {
    double[] millis = new double[runs];
    OptionalLong before = ResidentMemory.startPeak();
    String output = net instanceof ClassifierNet ? "cam" : "probability";
    try (OnnxNetwork network = OnnxNetwork.open(file, net.inputChannels(), output, threads)) {
      GreyImage image = new GreyImage(SIZE, SIZE);
      Arrays.fill(image.values(), 0.5f);
      network.run(image);
      for (int i = 0; i < runs; i++) {
        long began = System.nanoTime();
        network.run(image);
        millis[i] = (System.nanoTime() - began) / 1e6;
      }
    }
    OptionalLong peak = ResidentMemory.peak();
    return new NetCost(
        net.trainableCount(),
        4 * net.parameters().stream().mapToLong(Parameter::count).sum(),
        Files.size(file),
        median(millis),
        before.isPresent() && peak.isPresent()
            ? OptionalLong.of(peak.getAsLong() - before.getAsLong())
            : OptionalLong.empty());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
