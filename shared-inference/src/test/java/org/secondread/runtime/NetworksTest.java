package org.secondread.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.cam.Classification;
import org.secondread.image.GreyImage;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackException;
import org.secondread.testing.TestPack;
import org.secondread.testing.TinyNet;

class NetworksTest {
  private static final byte[] CLASSIFIER = TinyNet.classifier(15, 16, 40, 0.6);
  private static final byte[] SEGMENTER = TinyNet.segmenter(60, 0.65);

  private static final AttributeProto DROP_AXES = TinyNet.integer("keepdims", 0);

  @TempDir Path folder;

  @Test
  void the_networks_give_the_values_their_formulas_give() throws IOException {
    try (Networks networks =
        Networks.open(TestPack.write(folder, CLASSIFIER, SEGMENTER), DeviceRequest.CPU)) {
      GreyImage image = new GreyImage(384, 384);
      Arrays.fill(image.values(), 0.7f);
      Classification classification = networks.classifier().classify(image);
      assertEquals(24, classification.cam().width());
      assertEquals(40 * (0.7 - 0.6), classification.cam().at(5, 7), 1e-4);
      assertEquals(40 * (0.7 - 0.6), classification.score(), 1e-4);

      GreyImage slice = new GreyImage(256, 256);
      slice.values()[3 * 256 + 200] = 0.66f;
      GreyImage probability = networks.segmenter().segment(slice);
      assertEquals(1 / (1 + Math.exp(-60 * 0.01)), probability.at(200, 3), 1e-4);
      assertEquals(0, probability.at(3, 200), 1e-4);
    }
  }

  @Test
  void a_cam_cell_is_centred_on_the_pixel_at_its_index_times_the_stride() throws IOException {
    ModelPack pack = TestPack.write(folder, TinyNet.classifier(1, 16, 1, 0), SEGMENTER);
    try (Networks networks = Networks.open(pack, DeviceRequest.CPU)) {
      GreyImage image = new GreyImage(256, 256);
      image.values()[16 * 256 + 32] = 1;
      GreyImage cam = networks.classifier().classify(image).cam();
      assertEquals(1, cam.at(2, 1));
    }
  }

  @Test
  void the_grey_image_is_repeated_in_every_channel() throws IOException {
    byte[] classifier =
        new TinyNet()
            .input("image", -1, 3, -1, -1)
            .node("ReduceMean", "image", "grey", TinyNet.ints("axes", 1))
            .convolution("grey", "cam", 1, 16, 1, 0)
            .node("ReduceMax", "cam", "score", TinyNet.ints("axes", 1, 2, 3), DROP_AXES)
            .output("score", -1)
            .output("cam", -1, 1, -1, -1)
            .bytes();
    byte[] segmenter =
        new TinyNet()
            .input("image", -1, 3, 256, 256)
            .node("ReduceMean", "image", "probability", TinyNet.ints("axes", 1))
            .output("probability", -1, 1, 256, 256)
            .bytes();
    ModelPack pack = TestPack.write(folder, TestPack.manifest(3), classifier, segmenter);
    try (Networks networks = Networks.open(pack, DeviceRequest.CPU)) {
      GreyImage image = new GreyImage(256, 256);
      image.values()[16 * 256 + 32] = 0.75f;
      assertEquals(0.75, networks.classifier().classify(image).score(), 1e-6);
      assertEquals(0.75, networks.segmenter().segment(image).at(32, 16), 1e-6);
    }
  }

  @Test
  void closed_networks_refuse_to_run_and_closing_twice_is_harmless() throws IOException {
    Networks networks =
        Networks.open(TestPack.write(folder, CLASSIFIER, SEGMENTER), DeviceRequest.CPU);
    networks.close();
    networks.close();
    GreyImage slice = new GreyImage(256, 256);
    assertThrows(IllegalStateException.class, () -> networks.classifier().classify(slice));
    assertThrows(IllegalStateException.class, () -> networks.segmenter().segment(slice));
  }

  @Test
  void the_environment_outlives_closed_networks() throws IOException {
    ModelPack pack = TestPack.write(folder, CLASSIFIER, SEGMENTER);
    for (int round = 0; round < 5; round++) {
      try (Networks networks = Networks.open(pack, DeviceRequest.CPU)) {
        networks.segmenter().segment(new GreyImage(256, 256));
      }
    }
    assertEquals("1.28.0", Onnx.version());
  }

  @Test
  void the_reason_for_the_device_is_kept() throws IOException {
    ModelPack pack = TestPack.write(folder, CLASSIFIER, SEGMENTER);
    try (Networks networks = Networks.open(pack, DeviceRequest.CPU)) {
      assertEquals("as asked for", networks.device().why());
    }
    Optional<String> noDriver = Optional.of("no NVIDIA driver found");
    try (Networks networks = Networks.open(pack, DeviceRequest.AUTO, 1, noDriver)) {
      assertEquals(Device.Kind.CPU, networks.device().kind());
      assertTrue(networks.device().toString().endsWith(": no NVIDIA driver found"));
    }
  }

  @Test
  void cuda_asked_for_but_missing_is_an_error() throws IOException {
    ModelPack pack = TestPack.write(folder, CLASSIFIER, SEGMENTER);
    InferenceException e =
        assertThrows(
            InferenceException.class,
            () ->
                Networks.open(pack, DeviceRequest.CUDA, 1, Optional.of("no NVIDIA driver found")));
    assertTrue(e.getMessage().contains("no NVIDIA driver found"), e.getMessage());
  }

  @Test
  void cuda_present_but_broken_falls_to_the_cpu_and_says_so() throws IOException {
    if (Onnx.isBuiltForCuda()) {
      System.out.println("Skipped: this build holds CUDA, which may work");
      Assumptions.abort("this build holds CUDA, which may work");
    }
    ModelPack pack = TestPack.write(folder, CLASSIFIER, SEGMENTER);
    try (Networks networks = Networks.open(pack, DeviceRequest.AUTO, 1, Optional.empty())) {
      assertEquals(Device.Kind.CPU, networks.device().kind());
      assertTrue(
          networks.device().why().startsWith("CUDA is present but failed"),
          networks.device().why());
    }
    assertThrows(
        InferenceException.class,
        () -> Networks.open(pack, DeviceRequest.CUDA, 1, Optional.empty()));
  }

  @Test
  void a_file_that_is_no_model_is_refused() throws IOException {
    byte[] noise = "no model".getBytes(StandardCharsets.UTF_8);
    assertRefused(noise, SEGMENTER, "classifier.onnx is no model");
    assertRefused(CLASSIFIER, noise, "segmenter.onnx is no model");
    assertRefused(Arrays.copyOf(CLASSIFIER, CLASSIFIER.length / 2), SEGMENTER, "classifier.onnx");
    assertRefused(new byte[0], SEGMENTER, "classifier.onnx");
  }

  @Test
  void exchanged_networks_are_refused_with_the_expected_outputs() throws IOException {
    assertRefused(SEGMENTER, CLASSIFIER, "expected float [-1, 1, -1, -1]");
  }

  @Test
  void another_input_name_is_refused_with_the_expected_one() throws IOException {
    byte[] model =
        new TinyNet()
            .input("picture", -1, 1, 256, 256)
            .node("Sigmoid", "picture", "probability")
            .output("probability", -1, 1, 256, 256)
            .bytes();
    assertRefused(CLASSIFIER, model, "inputs [picture], expected [image]");
  }

  @Test
  void another_output_name_is_refused_with_the_expected_one() throws IOException {
    byte[] model =
        new TinyNet()
            .input("image", -1, 1, 256, 256)
            .node("Sigmoid", "image", "mask")
            .output("mask", -1, 1, 256, 256)
            .bytes();
    assertRefused(CLASSIFIER, model, "outputs [mask], expected [probability]");
  }

  @Test
  void an_output_beyond_the_expected_ones_is_passed_over_whatever_its_type() throws IOException {
    byte[] segmenter =
        new TinyNet()
            .input("image", -1, 1, 256, 256)
            .node("Sigmoid", "image", "probability")
            .node("Shape", "image", "size")
            .output("probability", -1, 1, 256, 256)
            .wholeNumbersOutput("size", 4)
            .bytes();
    try (Networks networks =
        Networks.open(TestPack.write(folder, CLASSIFIER, segmenter), DeviceRequest.CPU)) {
      GreyImage probability = networks.segmenter().segment(new GreyImage(256, 256));
      assertEquals(0.5, probability.at(3, 3), 1e-6);
    }
  }

  @Test
  void another_number_of_channels_is_refused() throws IOException {
    byte[] model =
        new TinyNet()
            .input("image", -1, 3, 256, 256)
            .node("Sigmoid", "image", "probability")
            .output("probability", -1, 3, 256, 256)
            .bytes();
    assertRefused(CLASSIFIER, model, "image is float [-1, 3, 256, 256], expected float [-1, 1,");
  }

  @Test
  void a_classifier_of_one_fixed_size_is_refused() throws IOException {
    byte[] model =
        new TinyNet()
            .input("image", -1, 1, 256, 256)
            .convolution("image", "cam", 1, 16, 1, 0)
            .node("ReduceMax", "cam", "score", TinyNet.ints("axes", 1, 2, 3), DROP_AXES)
            .output("score", -1)
            .output("cam", -1, 1, 16, 16)
            .bytes();
    assertRefused(model, SEGMENTER, "expected float [-1, 1, -1, -1]");
  }

  @Test
  void a_cam_of_another_stride_than_the_pack_says_is_refused() throws IOException {
    assertRefused(
        TinyNet.classifier(15, 32, 1, 0), SEGMENTER, "shape [1, 1, 8, 8], expected [1, 1, 16, 16]");
  }

  @Test
  void numbers_that_are_no_probability_are_refused() throws IOException {
    byte[] logits =
        new TinyNet()
            .input("image", -1, 1, 256, 256)
            .convolution("image", "probability", 1, 1, 1, 7)
            .output("probability", -1, 1, 256, 256)
            .bytes();
    assertRefused(CLASSIFIER, logits, "probability 7.0, expected 0..1");
  }

  @Test
  void nan_from_a_network_is_an_error() throws IOException {
    byte[] roots =
        new TinyNet()
            .input("image", -1, 1, 256, 256)
            .convolution("image", "shifted", 1, 1, -1, 0.5)
            .node("Sqrt", "shifted", "probability")
            .output("probability", -1, 1, 256, 256)
            .bytes();
    try (Networks networks =
        Networks.open(TestPack.write(folder, CLASSIFIER, roots), DeviceRequest.CPU)) {
      GreyImage bright = new GreyImage(256, 256);
      bright.values()[77] = 1;
      InferenceException e =
          assertThrows(InferenceException.class, () -> networks.segmenter().segment(bright));
      assertTrue(e.getMessage().contains("NaN"), e.getMessage());
    }
  }

  @Test
  void physical_cores_are_counted_once_per_core_of_each_socket() {
    List<String> cpuInfo =
        List.of(
            "physical id\t: 0",
            "core id\t\t: 0",
            "physical id\t: 0",
            "core id\t\t: 1",
            "physical id\t: 0",
            "core id\t\t: 0",
            "physical id\t: 0",
            "core id\t\t: 1",
            "physical id\t: 1",
            "core id\t\t: 0");
    assertEquals(3, PhysicalCores.count(cpuInfo, 5));
    assertEquals(2, PhysicalCores.count(cpuInfo, 2), "a container may have fewer");
    assertEquals(4, PhysicalCores.count(List.of("processor : 0"), 4), "no ids are told");
  }

  private void assertRefused(byte[] classifier, byte[] segmenter, String message)
      throws IOException {
    ModelPack pack = TestPack.write(folder, classifier, segmenter);
    PackException e =
        assertThrows(PackException.class, () -> Networks.open(pack, DeviceRequest.CPU));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
