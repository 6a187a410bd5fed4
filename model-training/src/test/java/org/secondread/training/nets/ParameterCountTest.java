package org.secondread.training.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParameterCountTest {

  @Test
  void the_segmenters_have_the_papers_parameter_counts() {
    assertEquals(18_643_713, new Fcn(3, 64).trainableCount());
    assertEquals(31_043_521, new Unet(3, 64).trainableCount());
    assertEquals(39_633_729, new DeepLabV3(3, 64).trainableCount());
  }

  @Test
  void mixed_unet_as_we_read_it_has_more_parameters_than_the_paper_says() {
    assertEquals(10_905_025, new MixedUnet(3, 64).trainableCount());
  }

  @Test
  void the_classifiers_have_the_published_counts_with_a_cam_in_place_of_the_last_layers() {
    int alexNet = 2_469_696;
    assertEquals(alexNet + 257, new AlexNet(3, 64, Pooling.GAP, 0).trainableCount());
    int vgg16 = 14_714_688;
    assertEquals(vgg16 + 513, new Vgg16(3, 64, Pooling.GAP, 0).trainableCount());
    int denseNet121 = 6_953_856;
    assertEquals(denseNet121 + 1025, new DenseNet(3, 64, Pooling.GAP, 0).trainableCount());
    int resNet50 = 23_508_032;
    assertEquals(resNet50 + 2049, ResNet.resNet50(3, 64, Pooling.GAP, 0).trainableCount());
    int resNet18 = 11_176_512;
    assertEquals(resNet18 + 513, ResNet.resNet18(3, 64, Pooling.GAP, 0).trainableCount());
    int withThreeByThree = 5_599_904;
    int googLeNet = withThreeByThree + 16 * 23_808;
    assertEquals(googLeNet + 1025, new GoogLeNet(3, 64, Pooling.GAP, 0).trainableCount());
  }

  @Test
  void names_are_unique_and_half_the_width_is_about_a_quarter_of_the_parameters() {
    for (int channels = 1; channels <= 3; channels++) {
      for (ClassifierNet net : ComparisonNets.classifiers(channels, 64, Pooling.LSE)) {
        assertNamesUnique(net);
      }
      for (SegmenterNet net : ComparisonNets.segmenters(channels, 64)) {
        assertNamesUnique(net);
      }
    }
    for (int i = 0; i < 6; i++) {
      assertQuarter(
          ComparisonNets.classifiers(1, 64, Pooling.GAP).get(i),
          ComparisonNets.classifiers(1, 32, Pooling.GAP).get(i));
    }
    for (int i = 0; i < 4; i++) {
      assertQuarter(
          ComparisonNets.segmenters(1, 64).get(i), ComparisonNets.segmenters(1, 32).get(i));
    }
  }

  private static void assertNamesUnique(Net net) {
    Set<String> names = new HashSet<>();
    for (Parameter parameter : net.parameters()) {
      assertTrue(names.add(parameter.name()), parameter.name());
    }
  }

  private static void assertQuarter(Net full, Net half) {
    double share = (double) half.trainableCount() / full.trainableCount();
    assertEquals(0.25, share, 0.01, full.toString());
  }
}
