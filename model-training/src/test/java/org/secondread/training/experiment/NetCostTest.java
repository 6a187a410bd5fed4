package org.secondread.training.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.ComparisonNets;
import org.secondread.training.nets.Pooling;
import org.secondread.training.nets.SegmenterNet;
import org.secondread.training.nets.Unet;

class NetCostTest {

  @Test
  void every_network_can_be_measured() throws IOException {
    for (ClassifierNet net : ComparisonNets.classifiers(1, 8, Pooling.GAP)) {
      assertTrue(NetCost.of(net, 1, 1).millis() > 0, net.toString());
    }
    for (SegmenterNet net : ComparisonNets.segmenters(1, 8)) {
      assertTrue(NetCost.of(net, 1, 1).millis() > 0, net.toString());
    }
  }

  @Test
  void memory_holds_the_weights_and_the_file_about_half_of_them() throws IOException {
    Unet net = new Unet(3, 32);
    NetCost cost = NetCost.of(net, 1, 2);
    assertEquals(net.trainableCount(), cost.parameters());
    assertTrue(cost.weightBytes() > 4 * cost.parameters());
    assertEquals(0.5, (double) cost.fileBytes() / cost.weightBytes(), 0.02);
    if (cost.peakBytes().isEmpty()) {
      String message = "SKIPPED: this system does not tell the memory in use";
      System.out.println(message);
      Assumptions.abort(message);
    }
    assertTrue(cost.peakBytes().getAsLong() > cost.weightBytes(), cost.toString());
  }
}
