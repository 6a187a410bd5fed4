package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackManifest;
import org.secondread.pack.PackWriter;
import org.secondread.progress.Cancellation;
import org.secondread.training.nets.HalfPrecision;

/** The exported pack gives the trainer's own figures, and is refused when it does not. */
class ReproductionTest {
  @TempDir private Path folder;

  @Test
  void a_pack_gives_the_trainers_figures_and_a_changed_one_is_not_published() throws IOException {
    Path data = folder.resolve("data");
    TestPictures.write(data, 4);
    TinyTraining training = TinyTraining.in(folder, data);
    for (String network : List.of(PackManifest.CLASSIFIER, PackManifest.SEGMENTER)) {
      TrainingRun changing =
          new TrainingRun(
              training.options("--resume"),
              sentence -> {},
              new Cancellation(),
              (pack, trained, cancellation) -> {
                changeWeights(pack, network);
                return PackExaminer.examine(pack, trained, cancellation);
              });
      String message = assertThrows(PackMismatchException.class, changing::run).getMessage();
      assertTrue(message.contains("does not give what the trainer found"), message);
      assertFalse(Files.exists(training.out().resolve(PackManifest.FILE)), network);
    }

    TinyTraining.Result honest = training.train("--resume");
    assertEquals(0, honest.status(), honest.text());
    assertTrue(Files.exists(training.out().resolve(PackManifest.FILE)));
    String card = Files.readString(training.out().resolve("MODEL_CARD.md"));
    assertTrue(card.contains("Read back with ONNX Runtime"), card);
    JsonNode metrics = new ObjectMapper().readTree(training.run().resolve("metrics.json").toFile());
    double largest = metrics.at("/packAgainstTrainer/largestDifference").asDouble();
    System.out.println("Pack against trainer: largest difference " + largest);
    assertTrue(largest < Reproduction.LIMIT, () -> String.valueOf(largest));
  }

  @Test
  void a_pack_judged_on_a_healthy_patient_gives_the_trainers_figures_too() throws IOException {
    Path data = folder.resolve("healthy");
    StringBuilder table = new StringBuilder("file,slice,label,patient\n");
    for (String name : List.of("ill", "healthy")) {
      TestVolumes.writeBrain(data.resolve(name + ".nii.gz"), 64, 6, name.length());
      for (int i = 0; i < 6; i++) {
        int lesion = name.equals("ill") ? i % 2 : 0;
        table.append("%s,%d,%d,%s%n".formatted(name, i, lesion, name));
      }
    }
    Files.writeString(data.resolve("labels.csv"), table);
    TinyTraining training = TinyTraining.in(folder, data);
    TinyTraining.Result result =
        training.train("--lesion=aci", "--validation-patients=healthy", "--epochs=1");
    assertEquals(0, result.status(), result.text());
    assertTrue(result.text().contains("synthetic ones stand in"), result.text());
    String card = Files.readString(training.out().resolve("MODEL_CARD.md"));
    assertTrue(card.contains("The held-out slices show no lesion"), card);
    JsonNode metrics = new ObjectMapper().readTree(training.run().resolve("metrics.json").toFile());
    assertTrue(metrics.get("syntheticLesionsInScreening").asBoolean(), metrics.toString());
  }

  @Test
  void a_figure_may_differ_by_what_hangs_on_slices_too_close_to_call() {
    assertFalse(new Reproduction.Figure("accuracy", 0.9, 0.9009, 0).exceeds());
    assertTrue(new Reproduction.Figure("accuracy", 0.9, 0.902, 0).exceeds());
    assertFalse(new Reproduction.Figure("accuracy", 0.9, 0.95, 0.05).exceeds());
    assertTrue(new Reproduction.Figure("Dice", 0.9, Double.NaN, 0).exceeds());
    assertFalse(new Reproduction.Figure("Dice", Double.NaN, Double.NaN, 0).exceeds());
  }

  /** Makes every convolution weight of a network a fifth larger; the checksums fit again. */
  private static void changeWeights(Path pack, String network) throws IOException {
    Path file = pack.resolve(network);
    ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file));
    GraphProto.Builder graph = model.getGraph().toBuilder();
    for (int i = 0; i < graph.getInitializerCount(); i++) {
      TensorProto weights = graph.getInitializer(i);
      if (weights.getName().endsWith(".half")) {
        graph.setInitializer(
            i, weights.toBuilder().setRawData(larger(weights.getRawData().toByteArray())));
      }
    }
    PackManifest manifest = ModelPack.load(pack).manifest();
    Files.write(file, model.toBuilder().setGraph(graph).build().toByteArray());
    PackWriter.write(pack, manifest);
  }

  private static ByteString larger(byte[] halves) {
    ByteBuffer buffer = ByteBuffer.wrap(halves).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < halves.length; i += 2) {
      float value = HalfPrecision.toFloat(buffer.getShort(i));
      buffer.putShort(i, HalfPrecision.toHalf(1.2f * value));
    }
    return ByteString.copyFrom(halves);
  }
}
