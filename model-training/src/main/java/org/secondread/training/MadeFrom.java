package org.secondread.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.training.data.TrainingSlice;
import org.secondread.training.sample.LesionPainter;
import org.secondread.training.sample.Sample;
import org.secondread.training.torch.Fingerprint;

/** What the networks are made from: options, plans, data and their split. */
final class MadeFrom {
  private static final int DIGITS = 12;
  private static final int PAINTED = 8;

  private MadeFrom() {}

  static Fingerprint classifier(TrainOptions options, TrainingData data) {
    return Fingerprint.empty()
        .with("--lesion", options.lesion().id())
        .with("--net", options.architecture())
        .with("--width", options.width())
        .with("--seed", options.seed())
        .withAll("classifier", options.classifierPlan())
        .with("slices to train on", digest(data.slices()))
        .with("held-out slices", digest(data.heldOut()))
        .with("painted lesions", digest(data.painter(), data.slices()));
  }

  /** The segmenter learns from the classifier's outlines, so all that made it counts too. */
  static Fingerprint segmenter(TrainOptions options, TrainingData data) {
    return classifier(options, data)
        .with("--segmenter-width", options.segmenterWidth())
        .withAll("segmenter", options.segmenterPlan())
        .withAll("crf", options.recipe().crf(options.lesion()))
        .withAll("thresholds", options.recipe().thresholds(options.lesion()))
        .with("lesion floor", ModelInput.intensity(options.lesion()).lesionFloor());
  }

  /** Their number and what the networks see of them. */
  static String digest(List<TrainingSlice> slices) {
    MessageDigest digest = sha256();
    for (TrainingSlice slice : slices) {
      String row = slice.source().id() + '\n' + slice.source().group() + '\n' + slice.lesion();
      digest.update(row.getBytes(StandardCharsets.UTF_8));
      digest.update(bytes(slice.prepared().image()));
      digest.update(bytes(slice.prepared().brain()));
      slice.prepared().bone().ifPresent(bone -> digest.update(bytes(bone)));
    }
    return "%d (%s)".formatted(slices.size(), start(digest));
  }

  /** A few lesions as they are painted, which tells painters and their shapes apart. */
  private static String digest(LesionPainter painter, List<TrainingSlice> slices) {
    MessageDigest digest = sha256();
    List<TrainingSlice> free = slices.stream().filter(slice -> !slice.lesion()).toList();
    for (int i = 0; i < PAINTED; i++) {
      Sample sample = painter.on(free.get(i % free.size()), Seeds.random(PAINTED, i));
      digest.update(bytes(sample.image()));
    }
    return start(digest);
  }

  private static String start(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static byte[] bytes(GreyImage image) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * image.values().length);
    bytes.asFloatBuffer().put(image.values());
    return bytes.array();
  }

  private static byte[] bytes(Mask mask) {
    byte[] bytes = new byte[mask.values().length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (mask.values()[i] ? 1 : 0);
    }
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
