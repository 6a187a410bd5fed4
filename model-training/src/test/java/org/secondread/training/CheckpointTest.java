package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.training.curve.Curve;
import org.secondread.training.nets.MixedUnet;
import org.secondread.training.nets.Pooling;
import org.secondread.training.nets.ResNet;
import org.secondread.training.nets.Weights;
import org.secondread.training.torch.Checkpoint;
import org.secondread.training.torch.Fingerprint;
import org.secondread.training.torch.Learner;
import org.secondread.training.torch.OptimizerKind;
import org.secondread.training.torch.TorchNet;
import org.secondread.training.torch.TrainingDivergedException;

class CheckpointTest {
  private static final Fingerprint MADE_FROM =
      Fingerprint.empty().with("--width", 4).with("slices to train on", "12 (abc)");

  @TempDir private Path folder;
  private Path file;
  private TorchNet<MixedUnet> net;
  private Learner<MixedUnet> learner;

  /** Two epochs, so that there are two checkpoints. */
  @BeforeEach
  void train() throws IOException {
    file = folder.resolve("segmenter.pt");
    net = Spots.net();
    learner = Spots.learner(net);
    EpochListener keeper = Spots.listener(this::save);
    new EpochLoop(1, keeper).train(new Spots(2), learner, Curve.empty());
  }

  @AfterEach
  void close() {
    learner.close();
    net.close();
  }

  @Test
  void the_last_one_and_the_one_before_are_kept() throws IOException {
    assertEquals(2, load().epochs());
    Files.delete(file);
    assertEquals(1, load().epochs());
    assertTrue(Checkpoint.exists(file));
    Checkpoint.delete(file);
    assertFalse(Checkpoint.exists(file));
  }

  @Test
  void what_was_saved_comes_back_exactly() throws IOException {
    Weights saved = net.weights();
    net.load(Weights.initial(net.net(), 7));
    Curve curve = load();
    Weights loaded = net.weights();
    saved.values().forEach((name, values) -> assertArrayEquals(values, loaded.of(name), name));
    assertEquals(2, curve.points().get(1).epoch());
    assertTrue(Double.isNaN(curve.points().get(1).measure()));
  }

  @Test
  void a_torn_file_beside_it_is_ignored() throws IOException {
    Path part = file.resolveSibling(".segmenter.pt.part");
    Files.write(part, Arrays.copyOf(Files.readAllBytes(file), 1000));
    Curve curve = load();
    assertEquals(2, curve.epochs());
    save(curve.with(new Curve.Point(3, 0.5, Double.NaN, 1)));
    assertEquals(3, load().epochs());
    assertFalse(Files.exists(part));
  }

  @Test
  void however_the_last_one_is_damaged_the_one_before_is_taken() throws IOException {
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(11);
    for (int i = 0; i < 40; i++) {
      byte[] bad = good.clone();
      if (i % 2 == 0) {
        bad = Arrays.copyOf(good, i == 0 ? 0 : random.nextInt(good.length));
      } else {
        int place = i == 1 ? 0 : random.nextInt(i % 4 == 1 ? 300 : good.length);
        bad[place] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bad);
      assertEquals(1, load().epochs(), "damage " + i);
    }
  }

  @Test
  void when_both_are_damaged_the_message_says_what_to_do() throws IOException {
    Files.write(file, new byte[100]);
    Files.write(Checkpoint.previous(file), new byte[0]);
    String message = assertThrows(IOException.class, this::load).getMessage();
    assertTrue(message.contains("segmenter.pt cannot be used"), message);
    assertTrue(message.contains("--restart"), message);
  }

  @Test
  void one_of_another_training_is_refused_and_says_what_differs() {
    Fingerprint now = MADE_FROM.with("--width", 8).with("slices to train on", "11 (def)");
    String message =
        assertThrows(IOException.class, () -> Checkpoint.load(file, learner, now)).getMessage();
    assertTrue(message.contains("--width was 4 and is 8"), message);
    assertTrue(message.contains("slices to train on was 12 (abc) and is 11 (def)"), message);
    assertTrue(message.contains("--restart"), message);
  }

  @Test
  void one_of_another_network_is_refused() {
    ResNet other = ResNet.resNet18(1, 8, Pooling.GAP, 0);
    try (TorchNet<ResNet> torch = new TorchNet<>(other, Weights.initial(other, 1));
        Learner<ResNet> stranger = new Learner<>(torch, OptimizerKind.ADAMW, 0, 5)) {
      assertThrows(IOException.class, () -> Checkpoint.load(file, stranger, MADE_FROM));
    }
  }

  @Test
  void a_weight_that_is_no_number_is_never_saved() throws IOException {
    byte[] before = Files.readAllBytes(file);
    for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      Weights weights = net.weights();
      String name = net.net().parameters().get(3).name();
      weights.of(name)[0] = value;
      net.load(weights);
      String message =
          assertThrows(TrainingDivergedException.class, () -> save(Curve.empty())).getMessage();
      assertTrue(message.contains(name), message);
    }
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_full_disk_leaves_the_one_before_and_says_what_to_do() throws IOException {
    Files.createSymbolicLink(file.resolveSibling(".segmenter.pt.part"), Path.of("/dev/full"));
    String message = assertThrows(IOException.class, () -> save(Curve.empty())).getMessage();
    assertTrue(message.contains("Cannot write the checkpoint " + file), message);
    assertTrue(message.contains("make room there"), message);
    assertTrue(message.contains("--resume"), message);
    assertEquals(2, load().epochs());
  }

  private void save(Curve curve) throws IOException {
    Checkpoint.save(file, learner, curve, MADE_FROM);
  }

  private Curve load() throws IOException {
    return Checkpoint.load(file, learner, MADE_FROM);
  }
}
